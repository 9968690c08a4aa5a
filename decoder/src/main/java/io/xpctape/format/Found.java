package io.xpctape.format;

import io.xpctape.model.Message;
import io.xpctape.model.Recording;
import java.io.IOException;

/** Takes what a reader finds in a source, in the source's order. */
public interface Found {
  /**
   * What the source says of the whole recording; in front of its messages, of which this has none.
   */
  void recording(Recording recording) throws IOException;

  /** A message; what its source does not tell is 0 or empty, its sequence too. */
  void message(Message message) throws IOException;

  /** Something that a person should know; nothing was lost. One line. */
  void note(String line);

  /** Something that could not be read, with its place. One line. */
  void loss(String line);
}
