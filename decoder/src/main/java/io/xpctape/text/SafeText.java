package io.xpctape.text;

import io.xpctape.model.Bytes;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * Strings that came from elsewhere, made safe for a terminal and for a single line: nothing that
 * moves the cursor, changes colours, reverses text or hides it comes through. It is written as an
 * escape instead: {@code \n}, {@code \u202e}, and {@code \xNN} for bytes that are no UTF-8.
 */
public final class SafeText {
  private static final String CUT = "…";

  /** First and last of each block whose characters a terminal draws two columns wide. */
  private static final int[] WIDE = {
    0x1100, 0x115f, 0x2e80, 0x303e, 0x3041, 0xa4cf, 0xac00, 0xd7a3, 0xf900, 0xfaff, 0xfe30, 0xfe6f,
    0xff00, 0xff60, 0xffe0, 0xffe6, 0x1f300, 0x1faff, 0x20000, 0x3fffd
  };

  private SafeText() {}

  /** A text without anything that a terminal would obey. */
  public static String of(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    text.codePoints().forEach(c -> append(safe, c, false));
    return safe.toString();
  }

  /** A C string without anything that a terminal would obey. */
  public static String of(Bytes text) {
    StringBuilder safe = new StringBuilder(text.size());
    append(safe, text, false);
    return safe.toString();
  }

  /** A C string between double quotes, with {@code "} and {@code \} in it escaped as well. */
  public static String quoted(Bytes text) {
    StringBuilder safe = new StringBuilder(text.size() + 2).append('"');
    append(safe, text, true);
    return safe.append('"').toString();
  }

  /** How many columns of a terminal a safe text takes. */
  public static int columns(String safe) {
    return safe.codePoints().map(SafeText::width).sum();
  }

  /** The text, or as much of its beginning as fits, with {@code …} for what was cut. */
  public static String cut(String safe, int columns) {
    if (safe.length() * 2 <= columns || columns(safe) <= columns) {
      return safe;
    }
    int used = 0;
    int end = 0;
    while (end < safe.length()) {
      int c = safe.codePointAt(end);
      if (used + width(c) > columns - 1) {
        break;
      }
      used += width(c);
      end += Character.charCount(c);
    }
    return columns < 1 ? "" : safe.substring(0, end) + CUT;
  }

  private static void append(StringBuilder safe, Bytes text, boolean quoted) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer rest = text.buffer();
    CharBuffer decoded = CharBuffer.allocate(text.size());
    while (true) {
      CoderResult result = decoder.decode(rest, decoded, true);
      decoded.flip().codePoints().forEach(c -> append(safe, c, quoted));
      decoded.clear();
      if (result.isUnderflow()) {
        return;
      }
      for (int i = 0; i < result.length(); i++) {
        safe.append(String.format("\\x%02x", rest.get() & 0xff));
      }
    }
  }

  private static void append(StringBuilder safe, int c, boolean quoted) {
    if (c >= ' ' && c < 0x7f) {
      safe.append(quoted && (c == '"' || c == '\\') ? "\\" : "").append((char) c);
      return;
    }
    switch (c) {
      case '\n' -> safe.append("\\n");
      case '\r' -> safe.append("\\r");
      case '\t' -> safe.append("\\t");
      default -> {
        if (isShown(c)) {
          safe.appendCodePoint(c);
        } else {
          safe.append(String.format(c > 0xffff ? "\\U%08x" : "\\u%04x", c));
        }
      }
    }
  }

  private static boolean isShown(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.PRIVATE_USE,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }

  private static int width(int c) {
    if (c < WIDE[0]) {
      return isCombining(c) ? 0 : 1;
    }
    for (int i = 0; i < WIDE.length; i += 2) {
      if (c >= WIDE[i] && c <= WIDE[i + 1]) {
        return 2;
      }
    }
    return isCombining(c) ? 0 : 1;
  }

  private static boolean isCombining(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
  }
}
