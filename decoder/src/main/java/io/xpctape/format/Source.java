package io.xpctape.format;

import io.xpctape.model.BadInputException;
import io.xpctape.text.SafeText;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Bytes of which nobody has said yet what they are. Read once, front to back. For one thread. */
public final class Source implements AutoCloseable {
  /** By so many bytes a form is recognized. */
  public static final int HEAD = 1 << 16;

  /** More than this is not read at once; bytes. */
  public static final int MAX_WHOLE = 1 << 30;

  private final String name;
  private final BufferedInputStream in;
  private final byte[] head;

  /**
   * Over a stream, which is closed with it.
   *
   * @param name what to call it in complaints
   */
  public Source(String name, InputStream stream) throws IOException {
    this.name = SafeText.of(name);
    in = new BufferedInputStream(stream, HEAD);
    in.mark(HEAD);
    head = in.readNBytes(HEAD);
    in.reset();
  }

  /** What to call it, safe for a terminal. */
  public String name() {
    return name;
  }

  /** Its beginning. */
  byte[] head() {
    return head.clone();
  }

  /** All of it from the start, to be read once. */
  public InputStream stream() {
    return in;
  }

  /**
   * All of it.
   *
   * @throws BadInputException if it is larger than {@link #MAX_WHOLE}
   */
  public byte[] bytes() throws IOException {
    byte[] bytes = in.readNBytes(MAX_WHOLE);
    if (bytes.length == MAX_WHOLE && in.read() >= 0) {
      throw new BadInputException(name + ": is larger than " + MAX_WHOLE + " bytes; split it");
    }
    return bytes;
  }

  /** Whether it begins so. */
  boolean beginsWith(byte... start) {
    return head.length >= start.length
        && Arrays.equals(head, 0, start.length, start, 0, start.length);
  }

  /** Nothing is in it. */
  public boolean isEmpty() {
    return head.length == 0;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
