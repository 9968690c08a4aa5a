package io.xpctape.schema.evaluate;

import com.google.gson.Gson;
import io.xpctape.model.XpcDictionary;
import io.xpctape.schema.drift.Misfit;
import io.xpctape.schema.infer.KnownFirmness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * {@code Evaluation SETS OUT [SET]}: cuts each set, writes the parts for other programs to {@code
 * OUT/SET/SPLIT}, judges them by our own schema, and writes a line for each split to {@code
 * OUT/xpctape.jsonl}; and a line to {@code OUT/kinds.jsonl} for each way to tell kinds apart.
 */
public final class Evaluation {
  private static final int SPLITS = 5;

  private final Path out;
  private final List<String> results = new ArrayList<>();
  private final List<String> kinds = new ArrayList<>();

  private Evaluation(Path out) {
    this.out = out;
  }

  public static void main(String[] arguments) throws IOException {
    Evaluation evaluation = new Evaluation(Path.of(arguments[1]));
    List<Path> files;
    try (Stream<Path> all = Files.list(Path.of(arguments[0]))) {
      files = all.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList();
    }
    List<DataSet> sets = new ArrayList<>();
    for (Path file : files) {
      DataSet set = DataSet.read(file);
      if (arguments.length < 3 || set.name().matches(arguments[2])) {
        sets.add(set);
      }
    }
    sets.forEach(Evaluation::warmUp);
    for (DataSet set : sets) {
      for (int number = 0; number < SPLITS; number++) {
        evaluation.run(set, number);
      }
      if (set.kindsKnown()) {
        evaluation.kinds(set);
      }
    }
    Files.write(evaluation.out.resolve("xpctape.jsonl"), evaluation.results);
    Files.write(evaluation.out.resolve("kinds.jsonl"), evaluation.kinds);
  }

  /** Compilers take their time, on which sets that come first would spend it. */
  private static void warmUp(DataSet set) {
    for (int number = 0; number < SPLITS; number++) {
      new Run(train(Split.of(set, number)));
    }
  }

  private static List<String> train(Split split) {
    return lines(split.train().stream().map(DataSet.Item::body).toList());
  }

  /** Of all messages, learnt from all of them. */
  private void kinds(DataSet set) {
    List<String> known = set.items().stream().map(DataSet.Item::kind).toList();
    List<XpcDictionary> bodies = set.items().stream().map(DataSet.Item::body).toList();
    Map<String, Double> scores = new LinkedHashMap<>();
    scores.put("xpctape", Scores.v(known, new Run(lines(bodies)).kinds(bodies)));
    KindMethods.labels(bodies)
        .forEach((method, labels) -> scores.put(method, Scores.v(known, labels)));
    scores.put("ours, firmness known", Scores.v(known, KnownFirmness.labels(bodies, known)));
    KindLimits limits = new KindLimits(set.items());
    scores.put("best tag alone", limits.ofTheBestTag());
    scores.put("limit: same keys", limits.ofSameKeys());
    scores.put("limit: shared keys", limits.ofSharedKeys());
    scores.forEach(
        (method, v) ->
            kinds.add(new Gson().toJson(Map.of("set", set.name(), "method", method, "v", v))));
  }

  private void run(DataSet set, int number) throws IOException {
    Split split = Split.of(set, number);
    Path folder = out.resolve(set.name()).resolve(Integer.toString(number));
    Files.createDirectories(folder);
    List<String> train = train(split);
    Files.write(folder.resolve("train.jsonl"), train);
    List<XpcDictionary> test = split.test().stream().map(DataSet.Item::body).toList();
    Files.write(folder.resolve("test.jsonl"), lines(test));
    List<XpcDictionary> wrong = split.negatives().stream().map(Split.Negative::body).toList();
    Files.write(folder.resolve("negatives.jsonl"), lines(wrong));
    Run run = Run.quickest(train);
    Files.write(folder.resolve("rules.txt"), run.rules());
    results.add(Run.result(set, number, split, run));
    Files.write(folder.resolve("refused.txt"), refused(split, run.judge(test)));
    Files.write(folder.resolve("accepted.txt"), accepted(split, run.judge(wrong)));
  }

  private static List<String> lines(List<XpcDictionary> bodies) {
    return bodies.stream().map(DataSet::json).toList();
  }

  /** For people who want to know why: the reasons to refuse what is valid. */
  private static List<String> refused(Split split, List<List<Misfit>> judged) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < judged.size(); i++) {
      for (Misfit misfit : judged.get(i)) {
        String kind = split.test().get(i).kind();
        String reason = misfit.reason().label() + ", " + misfit.text();
        lines.add("line " + (i + 1) + " " + kind + ": " + misfit.path() + ": " + reason);
      }
    }
    return lines;
  }

  /** And the negatives that it took. */
  private static List<String> accepted(Split split, List<List<Misfit>> judged) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < judged.size(); i++) {
      if (judged.get(i).isEmpty()) {
        Split.Negative negative = split.negatives().get(i);
        lines.add("line " + (i + 1) + " " + negative.change() + ": " + negative.what());
      }
    }
    return lines;
  }
}
