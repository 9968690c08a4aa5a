package io.xpctape.description;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Descriptions inside a quoted text: a debugger's {@code p (char *)} and logs in JSON print them
 * with {@code \n\t\"} for a line feed, a tab and a quote.
 */
final class CStrings {
  private static final String CONTENTS = "contents =";

  private CStrings() {}

  /** The text without escapes of the object that begins here; null if it is not quoted. */
  static byte @Nullable [] literal(Cursor text) {
    int start = text.at;
    @Nullable Head head = Head.at(text, start);
    if (head == null || !TypeNames.isContainer(head.name())) {
      return null;
    }
    text.at = head.end();
    int contents = text.contents();
    text.at = start;
    return contents >= 0 && text.startsWith(contents + CONTENTS.length(), "\\n")
        ? unescaped(text, text.at, end(text))
        : null;
  }

  /** The quote that ends it, else the line's end. */
  static int end(Cursor text) {
    int end = text.lineEnd(text.at);
    for (int i = text.at; i < end; i++) {
      if (text.text[i] == '\\') {
        i++;
      } else if (text.text[i] == '"') {
        return i;
      }
    }
    return end;
  }

  private static byte[] unescaped(Cursor text, int from, int to) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int i = from;
    while (i < to) {
      byte b = text.text[i++];
      if (b != '\\' || i == to) {
        bytes.write(b);
        continue;
      }
      byte letter = text.text[i++];
      switch (letter) {
        case 'n' -> bytes.write('\n');
        case 't' -> bytes.write('\t');
        case 'r' -> bytes.write('\r');
        case 'x', 'u' -> {
          int digits = letter == 'x' ? 2 : 4;
          int value = hex(text, i, Math.min(to, i + digits));
          if (value < 0 || i + digits > to) {
            bytes.write('\\');
            bytes.write(letter);
          } else if (letter == 'x') {
            bytes.write(value);
            i += digits;
          } else {
            i = utf16(text, i, to, value, bytes);
          }
        }
        default -> bytes.write(letter);
      }
    }
    return bytes.toByteArray();
  }

  /** A character of JSON, which writes the rare ones in two halves. */
  private static int utf16(Cursor text, int at, int to, int value, ByteArrayOutputStream bytes) {
    StringBuilder character = new StringBuilder().append((char) value);
    int next = at + 4;
    if (Character.isHighSurrogate((char) value)
        && next + 6 <= to
        && text.startsWith(next, "\\u")
        && hex(text, next + 2, next + 6) >= 0) {
      character.append((char) hex(text, next + 2, next + 6));
      next += 6;
    }
    bytes.writeBytes(character.toString().getBytes(StandardCharsets.UTF_8));
    return next;
  }

  private static int hex(Cursor text, int from, int to) {
    int value = 0;
    for (int i = from; i < to; i++) {
      int digit = Character.digit(text.text[i], 16);
      if (digit < 0) {
        return -1;
      }
      value = value * 16 + digit;
    }
    return value;
  }
}
