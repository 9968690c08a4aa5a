package io.xpctape.diff;

import io.xpctape.model.Message;
import java.util.List;

/** One message, or a pair of them, in which two conversations differ. */
public sealed interface Difference {
  /** A message without a counterpart in the second conversation. */
  record OnlyInA(Message message) implements Difference {}

  /** A message without a counterpart in the first conversation. */
  record OnlyInB(Message message) implements Difference {}

  /**
   * Two messages that correspond and are not the same.
   *
   * @param fields where their bodies differ; empty if only the calls that carried them do
   */
  record Changed(Message a, Message b, List<FieldChange> fields) implements Difference {
    public Changed {
      fields = List.copyOf(fields);
    }
  }
}
