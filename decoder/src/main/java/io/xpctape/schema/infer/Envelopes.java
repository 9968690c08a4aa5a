package io.xpctape.schema.infer;

import io.xpctape.model.Message;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one recording's envelopes say together: which message answers which.
 *
 * @param answered the messages that some other one answers, by their sequence
 */
record Envelopes(Map<Long, Message> answered) {
  static Envelopes of(List<Message> messages) {
    Set<Long> sequences = new HashSet<>();
    for (Message message : messages) {
      // A foreign tape may say that a message answers itself or a later one.
      if (message.replyTo() != 0 && message.replyTo() < message.sequence()) {
        sequences.add(message.replyTo());
      }
    }
    Map<Long, Message> answered = new HashMap<>();
    for (Message message : messages) {
      if (sequences.contains(message.sequence())) {
        answered.put(message.sequence(), message);
      }
    }
    return new Envelopes(answered);
  }

  /** The message that this one answers, if it is on the recording. */
  Optional<Message> request(Message message) {
    return message.replyTo() >= message.sequence()
        ? Optional.empty()
        : Optional.ofNullable(answered.get(message.replyTo()));
  }

  Group group(Message message) {
    return new Group(
        message.service(),
        message.direction(),
        Role.of(message, answered.containsKey(message.sequence())));
  }
}
