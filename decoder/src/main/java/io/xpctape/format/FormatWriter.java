package io.xpctape.format;

import io.xpctape.model.ListedMessage;
import io.xpctape.model.Recording;
import java.io.IOException;
import java.io.OutputStream;

/** Writes the messages of one recording in one form. Of use once. */
public interface FormatWriter {
  /** What is written goes to a terminal, and must hold nothing that it would obey. */
  default void forTerminal() {}

  /**
   * Writes what stands in front of all messages, if anything does.
   *
   * @param recording what is known beside its messages, which it need not have
   */
  default void begin(Recording recording, OutputStream out) throws IOException {}

  /**
   * Writes a message.
   *
   * @throws io.xpctape.model.BadInputException naming the path of what can't be said in this form;
   *     nothing was written then
   */
  void write(ListedMessage listed, OutputStream out) throws IOException;
}
