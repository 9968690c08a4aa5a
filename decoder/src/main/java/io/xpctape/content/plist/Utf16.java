package io.xpctape.content.plist;

import io.xpctape.model.Bytes;
import java.io.ByteArrayOutputStream;

/**
 * UTF-16 as UTF-8. Half of a pair by itself, which UTF-8 can't say, becomes the three bytes that it
 * would have: no text of the model, but nothing is lost.
 */
final class Utf16 {
  private Utf16() {}

  static Bytes bytes(byte[] source, int from, int to, boolean bigEndian) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(to - from);
    for (int i = from; i + 1 < to; i += 2) {
      char unit = unit(source, i, bigEndian);
      boolean paired = Character.isHighSurrogate(unit) && i + 3 < to;
      char next = paired ? unit(source, i + 2, bigEndian) : 0;
      if (Character.isLowSurrogate(next)) {
        i += 2;
        write(out, Character.toCodePoint(unit, next));
      } else {
        write(out, unit);
      }
    }
    return Bytes.of(out.toByteArray());
  }

  private static char unit(byte[] source, int at, boolean bigEndian) {
    int first = source[at] & 0xff;
    int second = source[at + 1] & 0xff;
    return (char) (bigEndian ? first << 8 | second : second << 8 | first);
  }

  private static void write(ByteArrayOutputStream out, int c) {
    if (c < 0x80) {
      out.write(c);
    } else if (c < 0x800) {
      out.write(0xc0 | c >> 6);
      out.write(0x80 | (c & 0x3f));
    } else if (c < 0x10000) {
      out.write(0xe0 | c >> 12);
      out.write(0x80 | (c >> 6 & 0x3f));
      out.write(0x80 | (c & 0x3f));
    } else {
      out.write(0xf0 | c >> 18);
      out.write(0x80 | (c >> 12 & 0x3f));
      out.write(0x80 | (c >> 6 & 0x3f));
      out.write(0x80 | (c & 0x3f));
    }
  }
}
