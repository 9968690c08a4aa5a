package io.xpctape.diff;

import io.xpctape.model.ListedMessage;
import io.xpctape.model.Lister;
import io.xpctape.model.Message;
import io.xpctape.model.Recording;
import io.xpctape.schema.infer.Kind;
import io.xpctape.schema.infer.KindRules;
import io.xpctape.schema.infer.Kinds;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Two recordings whose messages are told apart by the same rules. */
public record Sides(Conversation a, Conversation b) {
  /** All messages of two recordings. */
  public static Sides of(Recording a, Recording b) {
    return of(a, b, message -> true);
  }

  /** The messages of two recordings that a filter lets through. */
  public static Sides of(Recording a, Recording b, Predicate<ListedMessage> filter) {
    return of(a, b, Optional.empty(), filter);
  }

  /**
   * The messages of two recordings that a filter lets through.
   *
   * @param names what to call the kinds of a recording's messages, if not by their discriminator
   */
  public static Sides of(
      Recording a,
      Recording b,
      Optional<Function<Recording, Function<Message, String>>> names,
      Predicate<ListedMessage> filter) {
    KindRules rules = KindRules.NONE.learn(List.of(a.messages(), b.messages()));
    return new Sides(conversation(a, rules, names, filter), conversation(b, rules, names, filter));
  }

  private static Conversation conversation(
      Recording recording,
      KindRules rules,
      Optional<Function<Recording, Function<Message, String>>> names,
      Predicate<ListedMessage> filter) {
    Kinds kinds = rules.on(recording.messages());
    Function<Message, String> kind =
        names.map(naming -> naming.apply(recording)).orElse(kinds::kindOf);
    Lister lister = Lister.of(recording, kind);
    return new Conversation(
        recording.info(),
        recording.messages().stream().filter(message -> filter.test(lister.of(message))).toList(),
        kind,
        message -> kinds.find(message).map(Kind::label).orElse(""));
  }

  /** What they differ in. */
  public Comparison compare(Criteria criteria) {
    return Comparer.compare(a, b, criteria);
  }
}
