package io.xpctape.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongUnaryOperator;

/** Tells of each message what only its whole recording knows. */
public final class Lister {
  private final long startMonotonicNs;
  private final Function<Message, String> kinds;
  private final LongUnaryOperator numberOf;

  /**
   * Over messages that lie elsewhere.
   *
   * @param kinds the kind of a message, empty for unknown
   * @param numberOf the number {@code n} of the message with a sequence, 0 for none
   */
  public Lister(RecordingInfo info, Function<Message, String> kinds, LongUnaryOperator numberOf) {
    this.startMonotonicNs = info.startMonotonicNs();
    this.kinds = kinds;
    this.numberOf = numberOf;
  }

  /** Over a recording in memory. */
  public static Lister of(Recording recording, Function<Message, String> kinds) {
    return new Lister(recording.info(), kinds, numbers(recording.messages()));
  }

  private static LongUnaryOperator numbers(List<Message> messages) {
    Map<Long, Long> numbers = new HashMap<>();
    for (Message message : messages) {
      numbers.put(message.sequence(), message.n());
    }
    return sequence -> numbers.getOrDefault(sequence, 0L);
  }

  /** The message with what the recording knows of it. */
  public ListedMessage of(Message message) {
    long replyTo = message.replyTo() == 0 ? 0 : numberOf.applyAsLong(message.replyTo());
    return new ListedMessage(
        message, message.monotonicNs() - startMonotonicNs, kinds.apply(message), replyTo);
  }
}
