package io.xpctape.json;

import java.io.IOException;
import java.io.InputStream;

/** Bytes one after another, some of which can be put back, and where in its line each stands. */
final class LineInput {
  static final int END = -1;

  private static final int BLOCK = 1 << 11;

  private final InputStream in;
  private byte[] ahead = new byte[0];
  private int at;
  private int end;

  /** The line of what is read next, from 1. */
  long line = 1;

  /** How many blanks were read of the line. */
  int indent;

  /** Nothing else was read of the line, as far as the user of this has not said so. */
  boolean onlyBlanks = true;

  LineInput(InputStream in) {
    this.in = in;
  }

  static boolean isBlank(int c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }

  /** The next byte, or {@link #END}. */
  int read() throws IOException {
    if (at == end && !fill()) {
      return END;
    }
    int c = ahead[at++] & 0xff;
    if (c == '\n') {
      line++;
      indent = 0;
      onlyBlanks = true;
    } else if (isBlank(c)) {
      indent++;
    }
    return c;
  }

  private boolean fill() throws IOException {
    if (ahead.length < BLOCK) {
      ahead = new byte[BLOCK];
    }
    at = 0;
    end = Math.max(0, in.read(ahead));
    return end > 0;
  }

  /** Puts bytes back, those between two indexes; they need not be what was read. */
  void unread(byte[] bytes, int from, int to) {
    int count = to - from;
    if (count > at) {
      byte[] joined = new byte[count + end - at];
      System.arraycopy(ahead, at, joined, count, end - at);
      ahead = joined;
      at = count;
      end = joined.length;
    }
    at -= count;
    System.arraycopy(bytes, from, ahead, at, count);
  }
}
