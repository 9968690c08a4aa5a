package io.xpctape.description;

import org.jspecify.annotations.Nullable;

/**
 * How an object's description begins: {@code <dictionary: 0x7fb0cb400770>}, perhaps inside what
 * Objective-C puts around it, {@code <OS_xpc_dictionary: …>}.
 *
 * @param name the type's, as descriptions write it
 * @param wrapper the type's name in Objective-C's class, empty without one
 * @param anonymous the address is 0, as our own writer prints it
 * @param end where it ends
 */
record Head(String name, String wrapper, boolean anonymous, int end) {
  private static final String WRAPPER = "<OS_xpc_";
  private static final int MAX_NAME = 40;
  private static final int MAX_DIGITS = 16;

  /** The head that begins in a place, if one does. */
  static @Nullable Head at(Cursor text, int at) {
    if (!text.startsWith(at, WRAPPER)) {
      return plain(text, at, "");
    }
    int from = at + WRAPPER.length();
    int to = name(text, from);
    if (!text.startsWith(to, ": ")) {
      return null;
    }
    String wrapper = text.string(from, to);
    // lldb's po has its own words in between: dictionary[0x…]: { refcnt = 1 } <dictionary: 0x…>
    int line = text.lineEnd(at);
    for (int i = text.nextOpen(to); i < line; i = text.nextOpen(i + 1)) {
      if (text.startsWith(i, WRAPPER)) {
        return null;
      }
      Head inner = plain(text, i, wrapper);
      if (inner != null) {
        return inner;
      }
    }
    return null;
  }

  private static @Nullable Head plain(Cursor text, int at, String wrapper) {
    if (!text.startsWith(at, "<")) {
      return null;
    }
    int to = name(text, at + 1);
    if (to == at + 1 || !text.startsWith(to, ": 0x")) {
      return null;
    }
    int digits = to + 4;
    int end = digits;
    boolean zero = true;
    while (end < text.text.length
        && end - digits < MAX_DIGITS
        && Character.digit(text.text[end], 16) >= 0) {
      zero &= text.text[end] == '0';
      end++;
    }
    return end > digits && text.startsWith(end, ">")
        ? new Head(text.string(at + 1, to), wrapper, zero, end + 1)
        : null;
  }

  /** Whether a type of this name has a head. */
  static boolean isName(String name) {
    return !name.isEmpty()
        && name.length() <= MAX_NAME
        && name.chars().allMatch(c -> c < 0x80 && isName((byte) c));
  }

  private static int name(Cursor text, int from) {
    int to = from;
    while (to < text.text.length && to - from < MAX_NAME && isName(text.text[to])) {
      to++;
    }
    return to;
  }

  private static boolean isName(byte b) {
    return (b >= 'a' && b <= 'z')
        || (b >= 'A' && b <= 'Z')
        || (b >= '0' && b <= '9')
        || b == '_'
        || b == ' ';
  }
}
