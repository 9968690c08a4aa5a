package io.xpctape.format;

import java.io.IOException;

/** Reads messages of one form. Without state: one serves all sources. */
public interface FormatReader {
  /** What is typed to ask for it, one word. */
  String name();

  /** What it reads, for people: {@code local XPC or RemoteXPC}. */
  String label();

  /**
   * Whether a source with this beginning, of at most {@link Source#HEAD} bytes, is of this form.
   */
  boolean recognizes(byte[] head);

  /**
   * Reads all messages. What is damaged costs only itself: the rest is read, and the loss told.
   *
   * @throws io.xpctape.model.BadInputException if nothing of it can be read
   */
  void read(Source source, Found found) throws IOException;
}
