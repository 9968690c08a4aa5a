package io.xpctape.schema.infer;

import io.xpctape.model.Message;
import java.util.List;
import java.util.Optional;

/**
 * The kinds of one recording's messages. For many threads.
 *
 * <p>Two recordings that are to be compared should share their rules: {@code
 * KindRules.NONE.learn(List.of(a, b))}, then {@link KindRules#on} each.
 */
public final class Kinds {
  private final KindRules rules;
  private final Envelopes envelopes;

  Kinds(KindRules rules, Envelopes envelopes) {
    this.rules = rules;
    this.envelopes = envelopes;
  }

  /** Learns from the messages of one recording how to tell them apart. */
  public static Kinds of(List<Message> messages) {
    return KindRules.NONE.learn(List.of(messages)).on(messages);
  }

  /**
   * The discriminator's value, the request's for a reply, or else empty. It is text from the
   * recording and as safe to show as that.
   */
  public String kindOf(Message message) {
    Message asked = envelopes.request(message).orElse(message);
    return rules.tag(envelopes.group(asked), asked.body()).orElse("");
  }

  /** The kind, if anything tells it. */
  public Optional<Kind> find(Message message) {
    Message asked = envelopes.request(message).orElse(message);
    return rules
        .label(envelopes.group(asked), asked.body())
        .map(label -> new Kind(envelopes.group(message), label));
  }
}
