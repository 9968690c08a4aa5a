package io.xpctape.schema.infer;

import io.xpctape.model.Message;

/**
 * What one recording's envelopes say together: which messages are there, and which are answered.
 * Some bits a message, however long the recording is.
 */
final class Envelopes {
  private final Sequences there = new Sequences();
  private final Sequences answers = new Sequences();
  private final Sequences answered = new Sequences();
  private final Sequences answeredAgain = new Sequences();
  private long count;

  /** The next message of the recording; tells whether it answers one that came before. */
  boolean add(Message message) {
    count++;
    there.add(message.sequence());
    // A foreign tape may say that a message answers itself or a later one.
    if (message.replyTo() == 0 || message.replyTo() >= message.sequence()) {
      return false;
    }
    if (!answered.add(message.replyTo())) {
      answeredAgain.add(message.replyTo());
    }
    boolean known = there.contains(message.replyTo());
    if (known) {
      answers.add(message.sequence());
    }
    return known;
  }

  /** How many messages were added. */
  long count() {
    return count;
  }

  /** Whether the message was added. */
  boolean contains(Message message) {
    return there.contains(message.sequence());
  }

  /** Whether the message answers one that came before it on the recording. */
  boolean answers(Message message) {
    return message.replyTo() != 0 && answers.contains(message.sequence());
  }

  /** Whether some message answers it, once all of the recording was added. */
  boolean isAnswered(Message message) {
    return answered.contains(message.sequence());
  }

  /** Whether more than one message answers the one that this answers. */
  boolean isOneOfSeveralAnswers(Message message) {
    return answeredAgain.contains(message.replyTo());
  }

  Group group(Message message) {
    return group(message, isAnswered(message));
  }

  static Group group(Message message, boolean answered) {
    return new Group(message.service(), message.direction(), Role.of(message, answered));
  }
}
