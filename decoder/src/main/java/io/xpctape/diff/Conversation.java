package io.xpctape.diff;

import io.xpctape.model.Message;
import io.xpctape.model.RecordingInfo;
import java.util.List;
import java.util.function.Function;

/**
 * One side of a comparison.
 *
 * @param info who was recorded
 * @param messages those to compare, in file order
 * @param kind what kind a message is of, empty where unknown
 * @param likeness what two messages must have in common to correspond: their kind, or something
 *     finer
 */
public record Conversation(
    RecordingInfo info,
    List<Message> messages,
    Function<Message, String> kind,
    Function<Message, String> likeness) {
  public Conversation {
    messages = List.copyOf(messages);
  }

  /** Messages of one kind may correspond. */
  public Conversation(RecordingInfo info, List<Message> messages, Function<Message, String> kind) {
    this(info, messages, kind, kind);
  }
}
