package io.xpctape.replay.plan;

import com.google.protobuf.ByteString;
import io.xpctape.model.Bytes;
import io.xpctape.model.Path;
import io.xpctape.proto.Values;
import io.xpctape.proto.v1.Append;
import io.xpctape.proto.v1.Call;
import io.xpctape.proto.v1.Condition;
import io.xpctape.proto.v1.Plan;
import io.xpctape.proto.v1.Rule;
import io.xpctape.proto.v1.Step;
import io.xpctape.proto.v1.Unset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Rules as {@code xpctape.v1.Plan}. */
final class PlanEncoder {
  private PlanEncoder() {}

  static Bytes encode(List<PlannedRule> rules) {
    Plan.Builder plan = Plan.newBuilder();
    rules.forEach(rule -> plan.addRule(rule(rule)));
    return Bytes.of(plan.build().toByteArray());
  }

  private static Rule rule(PlannedRule planned) {
    Rule.Builder rule = Rule.newBuilder().setService(bytes(planned.message().service()));
    if (planned.message().call() != io.xpctape.model.Call.UNKNOWN) {
      rule.addCall(Call.valueOf("CALL_" + planned.message().call().name()));
    }
    planned.conditions().entrySet().stream()
        .sorted(Map.Entry.comparingByKey(Comparator.comparing(Path::toString)))
        .forEach(
            entry -> {
              Condition.Builder condition = Condition.newBuilder().setPath(path(entry.getKey()));
              entry.getValue().ifPresent(value -> condition.setEquals(Values.toProto(value)));
              rule.addCondition(condition);
            });
    planned.nth().ifPresent(rule::setNth);
    for (PlannedEdit edit : planned.edits()) {
      io.xpctape.proto.v1.Edit.Builder builder = rule.addEditBuilder().setPath(path(edit.path()));
      edit.after()
          .ifPresentOrElse(
              value -> builder.setSet(Values.toProto(value)),
              () -> builder.setUnset(Unset.getDefaultInstance()));
    }
    return rule.build();
  }

  private static io.xpctape.proto.v1.Path path(Path path) {
    io.xpctape.proto.v1.Path.Builder builder = io.xpctape.proto.v1.Path.newBuilder();
    for (Path.Step step : path.steps()) {
      builder.addStep(step(step));
    }
    return builder.build();
  }

  private static Step step(Path.Step step) {
    if (step instanceof Path.Key key) {
      return Step.newBuilder().setKey(bytes(key.key())).setOccurrence(key.occurrence()).build();
    }
    if (step instanceof Path.Index index) {
      return Step.newBuilder().setIndex(index.index()).build();
    }
    return Step.newBuilder().setAppend(Append.getDefaultInstance()).build();
  }

  private static ByteString bytes(Bytes bytes) {
    return ByteString.copyFrom(bytes.buffer());
  }
}
