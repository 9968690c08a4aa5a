package io.xpctape.replay.plan;

import io.xpctape.model.BadInputException;
import io.xpctape.model.Edits;
import io.xpctape.model.Incomplete;
import io.xpctape.model.Message;
import io.xpctape.model.Path;
import io.xpctape.model.Recording;
import io.xpctape.model.TypedValue;
import io.xpctape.model.XpcFd;
import io.xpctape.model.XpcValue;
import io.xpctape.schema.infer.Kind;
import io.xpctape.schema.infer.KindRules;
import io.xpctape.schema.infer.Kinds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Compiles changes to a plan. A message of the tape is known again, when its program runs once
 * more, by its service, the call that sent it, the value of the discriminator and how many such
 * messages went before it.
 */
public final class PlanCompiler {
  /** What the agent takes: PLAN_RULES_MAX and PLAN_DEPTH_MAX of its plan.h. */
  private static final int MAX_RULES = 64;

  private static final int MAX_STEPS = 64;

  private final Targets targets;
  private final Descriptors descriptors;
  private final KindRules rules;
  private final Kinds kinds;

  /**
   * @param folder what relative paths of files to open start from
   */
  public PlanCompiler(Recording recording, java.nio.file.Path folder) {
    this.targets = new Targets(recording.messages());
    this.descriptors = new Descriptors(recording.info(), folder);
    this.rules = KindRules.NONE.learn(List.of(recording.messages()));
    this.kinds = rules.on(recording.messages());
  }

  /**
   * All changes in each of these messages, and in no others.
   *
   * @throws ReplayException if that can't be done
   * @throws BadInputException if a message has no such place
   */
  public ReplayPlan compile(List<Message> chosen, List<Edit> edits) {
    List<PlannedRule> planned = new ArrayList<>();
    for (Message message : targets.among(chosen)) {
      Map<Path, Optional<XpcValue>> conditions = conditions(message, edits);
      long nth = 0;
      for (Message sent : targets.sent()) {
        nth += sent.n() <= message.n() && fits(sent, message, conditions) ? 1 : 0;
      }
      planned.add(rule(message, conditions, OptionalLong.of(nth), edits));
    }
    return plan(planned);
  }

  /**
   * Each change in the one message of the tape that has the place; when the program runs again, in
   * each message of that kind that has it.
   *
   * @throws ReplayException if several messages have the place
   * @throws BadInputException if none has it
   */
  public ReplayPlan compile(List<Edit> edits) {
    Map<Message, List<Edit>> byMessage = new LinkedHashMap<>();
    for (Edit edit : edits) {
      byMessage.computeIfAbsent(targets.having(edit), message -> new ArrayList<>()).add(edit);
    }
    List<PlannedRule> planned = new ArrayList<>();
    byMessage.forEach(
        (message, own) -> {
          Map<Path, Optional<XpcValue>> conditions = conditions(message, own);
          own.forEach(edit -> conditions.putIfAbsent(existing(message, edit), Optional.empty()));
          conditions.remove(Path.BODY);
          planned.add(rule(message, conditions, OptionalLong.empty(), own));
        });
    return plan(planned);
  }

  private static ReplayPlan plan(List<PlannedRule> planned) {
    if (planned.size() > MAX_RULES) {
      throw new ReplayException(
          "a plan changes at most " + MAX_RULES + " messages, not " + planned.size());
    }
    for (PlannedRule rule : planned) {
      for (PlannedEdit edit : rule.edits()) {
        if (edit.path().steps().size() > MAX_STEPS) {
          throw new ReplayException(
              edit.path() + ": a plan's path has at most " + MAX_STEPS + " steps");
        }
      }
    }
    return new ReplayPlan(planned, PlanEncoder.encode(planned));
  }

  private PlannedRule rule(
      Message message,
      Map<Path, Optional<XpcValue>> conditions,
      OptionalLong nth,
      List<Edit> edits) {
    String service = message.service().toString();
    if (service.indexOf('*') >= 0 || service.indexOf('?') >= 0) {
      throw new ReplayException(
          "message "
              + message.n()
              + ": a plan can't name its service, for * and ? stand for other characters there");
    }
    List<PlannedEdit> planned = new ArrayList<>();
    XpcValue body = message.body();
    for (Edit edit : edits) {
      checkIndexes(body, edit.path());
      Optional<XpcValue> before = edit.path().get(body);
      Optional<XpcValue> after =
          edit instanceof Edit.Set set ? Optional.of(value(set, before)) : Optional.empty();
      try {
        body =
            after.isPresent()
                ? Edits.set(body, edit.path(), after.get())
                : Edits.unset(body, edit.path());
      } catch (BadInputException e) {
        throw new BadInputException("message " + message.n() + ": " + e.getMessage(), e);
      }
      planned.add(new PlannedEdit(edit.path(), before, after));
    }
    return new PlannedRule(message, conditions, nth, planned);
  }

  /** Where a source left values out of an array, those behind have other indexes in the program. */
  private static void checkIndexes(XpcValue body, Path path) {
    for (int i = 0; i < path.steps().size(); i++) {
      Path outer = new Path(path.steps().subList(0, i));
      boolean leftOut =
          path.steps().get(i) instanceof Path.Index
              && outer
                  .get(body)
                  .flatMap(XpcValue::incomplete)
                  .filter(why -> why.reason() == Incomplete.Reason.SOURCE)
                  .isPresent();
      if (leftOut) {
        throw new ReplayException(
            path
                + ": the source of this tape had left values out of "
                + outer
                + ", so nobody knows what has this index in the program");
      }
    }
  }

  private XpcValue value(Edit.Set set, Optional<XpcValue> replaced) {
    try {
      XpcValue value = TypedValue.parse(set.value(), replaced.map(XpcValue::kind));
      return value instanceof XpcFd fd ? descriptors.open(fd, replaced) : value;
    } catch (BadInputException e) {
      throw new ReplayException("--set " + set.path() + ": " + e.getMessage());
    }
  }

  /** What is true of the message and tells it from others: its discriminator, or its places. */
  private Map<Path, Optional<XpcValue>> conditions(Message message, List<Edit> edits) {
    Map<Path, Optional<XpcValue>> conditions = new LinkedHashMap<>();
    Optional<Path> discriminator = kinds.find(message).flatMap(this::discriminator);
    Optional<XpcValue> tag =
        discriminator.flatMap(path -> path.get(message.body())).filter(PlanCompiler::isWhole);
    if (tag.isPresent()) {
      conditions.put(discriminator.orElseThrow(), tag);
    } else {
      edits.forEach(edit -> conditions.put(existing(message, edit), Optional.empty()));
    }
    conditions.remove(Path.BODY);
    return conditions;
  }

  private static boolean isWhole(XpcValue tag) {
    return tag.incomplete().isEmpty();
  }

  private Optional<Path> discriminator(Kind kind) {
    return rules
        .tagOf(kind.group())
        .map(
            path ->
                new Path(
                    path.keys().stream().<Path.Step>map(key -> new Path.Key(key, 0)).toList()));
  }

  /** As much of the place as the message has. */
  private static Path existing(Message message, Edit edit) {
    List<Path.Step> steps = edit.path().steps();
    int size = steps.size();
    while (new Path(steps.subList(0, size)).get(message.body()).isEmpty()) {
      size--;
    }
    return new Path(steps.subList(0, size));
  }

  private static boolean fits(
      Message sent, Message message, Map<Path, Optional<XpcValue>> conditions) {
    return sent.service().equals(message.service())
        && sent.call() == message.call()
        && conditions.entrySet().stream()
            .allMatch(
                condition -> {
                  Optional<XpcValue> found = condition.getKey().get(sent.body());
                  return condition.getValue().isEmpty()
                      ? found.isPresent()
                      : found.equals(condition.getValue());
                });
  }
}
