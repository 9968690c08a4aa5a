package io.xpctape.schema.infer;

import io.xpctape.model.Message;

/**
 * What one recording's envelopes say together: which messages are there, and which are answered.
 */
final class Envelopes {
  private final Sequences there = new Sequences();
  private final Sequences answered = new Sequences();

  /** The next message of the recording; tells whether it answers one that came before. */
  boolean add(Message message) {
    there.add(message.sequence());
    // A foreign tape may say that a message answers itself or a later one.
    if (message.replyTo() == 0 || message.replyTo() >= message.sequence()) {
      return false;
    }
    answered.add(message.replyTo());
    return there.contains(message.replyTo());
  }

  /** Whether the message answers one that is on the recording, once all of it was added. */
  boolean answers(Message message) {
    return message.replyTo() != 0
        && message.replyTo() < message.sequence()
        && there.contains(message.replyTo());
  }

  /** Whether some message answers it, once all of the recording was added. */
  boolean isAnswered(Message message) {
    return answered.contains(message.sequence());
  }

  Group group(Message message) {
    return new Group(message.service(), message.direction(), Role.of(message, isAnswered(message)));
  }
}
