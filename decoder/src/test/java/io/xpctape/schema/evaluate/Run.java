package io.xpctape.schema.evaluate;

import com.google.gson.Gson;
import io.xpctape.model.Bytes;
import io.xpctape.model.Call;
import io.xpctape.model.Direction;
import io.xpctape.model.Message;
import io.xpctape.model.XpcDictionary;
import io.xpctape.schema.decide.Overrides;
import io.xpctape.schema.decide.Schema;
import io.xpctape.schema.drift.Check;
import io.xpctape.schema.drift.Misfit;
import io.xpctape.schema.infer.Group;
import io.xpctape.schema.infer.Kind;
import io.xpctape.schema.infer.KindRules;
import io.xpctape.schema.infer.Kinds;
import io.xpctape.schema.infer.Role;
import io.xpctape.schema.infer.Summarizer;
import io.xpctape.schema.infer.Summary;
import io.xpctape.schema.infer.SummaryFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Our own schema of one split, and how it judges. */
final class Run {
  private static final Bytes SERVICE = Bytes.utf8("set");

  /** What nothing tells apart. */
  private static final Kind NONE =
      new Kind(new Group(SERVICE, Direction.INCOMING, Role.EVENT), "?");

  /** How often each part is learnt from, for what else runs on a machine disturbs now and then. */
  private static final int TIMES = 5;

  private final KindRules rules;
  private final Check check;
  private final double seconds;
  private final Summary summary;

  /** From the lines of the messages, as other programs get them. */
  Run(List<String> lines) {
    long start = System.nanoTime();
    List<Message> messages = messages(lines.stream().map(DataSet::body).toList());
    Summarizer summarizer = new Summarizer(List.of(List.of(messages)), null);
    rules = KindRules.NONE.learn(summarizer.evidence());
    summary = summarizer.summary(rules);
    check = new Check(Schema.of(summary, rules, Overrides.NONE));
    seconds = (System.nanoTime() - start) / 1e9;
  }

  /** The quickest of several from the same lines, which differ in nothing else. */
  static Run quickest(List<String> lines) {
    return Stream.generate(() -> new Run(lines))
        .limit(TIMES)
        .min(Comparator.comparingDouble(run -> run.seconds))
        .orElseThrow();
  }

  /** Why each of them is refused; those accepted have no reasons. */
  List<List<Misfit>> judge(List<XpcDictionary> bodies) {
    List<Message> messages = messages(bodies);
    Kinds kinds = rules.on(messages);
    return messages.stream()
        .map(message -> check.check(kinds.find(message).orElse(NONE), message.body()))
        .toList();
  }

  /** How it tells kinds apart, in words. */
  List<String> rules() {
    return rules.describe();
  }

  /** What it calls the kind of each. */
  List<String> kinds(List<XpcDictionary> bodies) {
    List<Message> messages = messages(bodies);
    Kinds kinds = rules.on(messages);
    return messages.stream().map(m -> kinds.find(m).map(Kind::label).orElse("?")).toList();
  }

  /** A line for the table, read by {@code table.mjs}. */
  static String result(DataSet set, int number, Split split, Run run) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("set", set.name());
    line.put("split", number);
    line.put("tool", "xpctape");
    double accepted = accepted(run, split.test().stream().map(DataSet.Item::body).toList());
    double wrongly = accepted(run, split.negatives().stream().map(Split.Negative::body).toList());
    Scores.Judged judged = Scores.Judged.of(accepted, wrongly);
    line.put("recall", judged.recall());
    line.put("precision", judged.precision());
    line.put("f1", judged.f1());
    line.put("ceiling", split.ceiling());
    line.put("seconds", run.seconds);
    line.put("bytes", SummaryFile.print(run.summary).length);
    if (set.kindsKnown()) {
      line.put(
          "v",
          Scores.v(
              set.items().stream().map(DataSet.Item::kind).toList(),
              run.kinds(set.items().stream().map(DataSet.Item::body).toList())));
    }
    return new Gson().toJson(line);
  }

  private static double accepted(Run run, List<XpcDictionary> bodies) {
    double accepted = run.judge(bodies).stream().filter(List::isEmpty).count();
    return bodies.isEmpty() ? 0 : accepted / bodies.size();
  }

  private static List<Message> messages(List<XpcDictionary> bodies) {
    List<Message> messages = new ArrayList<>();
    for (XpcDictionary body : bodies) {
      long n = messages.size() + 1L;
      messages.add(
          new Message(
              n,
              n,
              n,
              n,
              1,
              1,
              Direction.INCOMING,
              Call.CONNECTION_EVENT_HANDLER,
              0,
              SERVICE,
              body,
              Optional.empty()));
    }
    return messages;
  }
}
