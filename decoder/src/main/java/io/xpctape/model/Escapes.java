package io.xpctape.model;

/**
 * Strings that came from elsewhere in one line that does nothing to a terminal: what would move the
 * cursor, change colours, reverse text or hide it is written as an escape, {@code \n}, {@code
 * \u202e}, and bytes that are no UTF-8 as {@code \xNN}. Between quotes it is what a {@link Path}
 * takes for a key.
 */
public final class Escapes {
  private Escapes() {}

  /** A text, escaped; a backslash in it stays as it is. */
  public static String of(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    text.codePoints().forEach(c -> append(safe, c, false));
    return safe.toString();
  }

  /** A C string, escaped; a backslash in it stays as it is. */
  public static String of(Bytes text) {
    return append(new StringBuilder(text.size()), text, false).toString();
  }

  /** A text between double quotes, with {@code "} and {@code \} in it escaped as well. */
  public static String quoted(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 2).append('"');
    text.codePoints().forEach(c -> append(safe, c, true));
    return safe.append('"').toString();
  }

  /** A C string between double quotes, with {@code "} and {@code \} in it escaped as well. */
  public static String quoted(Bytes text) {
    StringBuilder safe = new StringBuilder(text.size() + 2).append('"');
    return append(safe, text, true).append('"').toString();
  }

  private static StringBuilder append(StringBuilder safe, Bytes text, boolean quoted) {
    text.decode(c -> append(safe, c, quoted), odd -> safe.append(String.format("\\x%02x", odd)));
    return safe;
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
}
