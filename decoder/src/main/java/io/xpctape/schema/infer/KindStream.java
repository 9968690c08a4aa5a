package io.xpctape.schema.infer;

import io.xpctape.model.Message;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The kinds of a recording's messages that are never in memory together. It reads them twice: first
 * {@link #look} at each, then {@link #next} for each, in their order. For one thread.
 */
public final class KindStream {
  private final Envelopes envelopes = new Envelopes();
  private final Map<Long, String> asked = new HashMap<>();
  private final Map<String, String> texts = new HashMap<>();

  /** The first time: gathers what kinds are told apart by. */
  public void look(Message message, KindEvidence to) {
    to.add(message, envelopes.add(message));
  }

  /**
   * The second time: the message's kind, if anything tells it.
   *
   * @param labels by the rules that were learnt; many recordings may share one
   */
  public Optional<Kind> next(Message message, Labels labels) {
    Group group = envelopes.group(message);
    boolean answers = envelopes.answers(message);
    Optional<String> own = Optional.empty();
    if (!answers || envelopes.isAnswered(message)) {
      own = labels.of(group, message.body());
      if (own.isPresent() && envelopes.isAnswered(message)) {
        asked.put(message.sequence(), texts.computeIfAbsent(own.get(), text -> text));
      }
    }
    return (answers ? Optional.ofNullable(asked.get(message.replyTo())) : own)
        .map(label -> new Kind(group, label));
  }
}
