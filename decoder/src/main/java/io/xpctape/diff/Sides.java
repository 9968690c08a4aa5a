package io.xpctape.diff;

import io.xpctape.model.Recording;
import io.xpctape.schema.infer.Kind;
import io.xpctape.schema.infer.KindRules;
import io.xpctape.schema.infer.Kinds;
import java.util.List;

/** Two recordings whose messages are told apart by the same rules. */
public record Sides(Conversation a, Conversation b) {
  /** Learns the rules from both. */
  public static Sides of(Recording a, Recording b) {
    KindRules rules = KindRules.NONE.learn(List.of(a.messages(), b.messages()));
    return new Sides(conversation(a, rules), conversation(b, rules));
  }

  private static Conversation conversation(Recording recording, KindRules rules) {
    Kinds kinds = rules.on(recording.messages());
    return new Conversation(
        recording.info(),
        recording.messages(),
        message -> kinds.find(message).map(Kind::label).orElse(""));
  }

  /** What they differ in. */
  public Comparison compare(Criteria criteria) {
    return Comparer.compare(a, b, criteria);
  }
}
