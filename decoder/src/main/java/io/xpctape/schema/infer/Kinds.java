package io.xpctape.schema.infer;

import io.xpctape.model.Message;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The kinds of one recording's messages. For many threads.
 *
 * <p>Two recordings that are to be compared should share their rules: {@code
 * KindRules.NONE.learn(List.of(a, b))}, then {@link KindRules#on} each.
 */
public final class Kinds {
  private final KindRules rules;
  private final Labels labels;
  private final Envelopes envelopes;
  private final Map<Long, Message> answered;

  private Kinds(KindRules rules, Envelopes envelopes, Map<Long, Message> answered) {
    this.rules = rules;
    labels = new Labels(rules);
    this.envelopes = envelopes;
    this.answered = answered;
  }

  /** Learns from the messages of one recording how to tell them apart. */
  public static Kinds of(List<Message> messages) {
    return KindRules.NONE.learn(List.of(messages)).on(messages);
  }

  static Kinds of(List<Message> messages, KindRules rules) {
    Envelopes envelopes = new Envelopes();
    messages.forEach(envelopes::add);
    Map<Long, Message> answered = new HashMap<>();
    for (Message message : messages) {
      if (envelopes.isAnswered(message)) {
        answered.put(message.sequence(), message);
      }
    }
    return new Kinds(rules, envelopes, answered);
  }

  /** The message that this one answers, or itself. */
  private Message asked(Message message) {
    return envelopes.answers(message) ? answered.getOrDefault(message.replyTo(), message) : message;
  }

  /**
   * The discriminator's value, the request's for a reply, or else empty. It is text from the
   * recording and as safe to show as that.
   */
  public String kindOf(Message message) {
    Message asked = asked(message);
    return rules.tag(envelopes.group(asked), asked.body()).orElse("");
  }

  /** What the envelope says that the kind goes by: the request's for a reply. */
  public Group groupOf(Message message) {
    return envelopes.group(asked(message));
  }

  /** The kind, if anything tells it. */
  public Optional<Kind> find(Message message) {
    Message asked = asked(message);
    return labels
        .of(envelopes.group(asked), asked.body())
        .map(label -> new Kind(envelopes.group(message), label));
  }
}
