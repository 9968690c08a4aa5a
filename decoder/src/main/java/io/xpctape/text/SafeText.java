package io.xpctape.text;

import io.xpctape.model.Bytes;
import io.xpctape.model.Escapes;

/**
 * Strings that came from elsewhere, made safe for a terminal and for a single line by {@link
 * Escapes}, and fitted into columns.
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
    return Escapes.of(text);
  }

  /** A C string without anything that a terminal would obey. */
  public static String of(Bytes text) {
    return Escapes.of(text);
  }

  /** A C string between double quotes, with {@code "} and {@code \} in it escaped as well. */
  public static String quoted(Bytes text) {
    return Escapes.quoted(text);
  }

  /** The same with what is between the quotes cut to so many columns. */
  public static String quoted(Bytes text, int columns) {
    String quoted = quoted(text);
    return '"' + cut(quoted.substring(1, quoted.length() - 1), columns) + '"';
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
