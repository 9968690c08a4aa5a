package io.xpctape.description;

import io.xpctape.model.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Keys, paths and names, which descriptions write as they are and without a length. One that would
 * be read as another so is written in a form of our own, {@code $"a\nb"}, with {@code \xNN} for
 * whatever else might be mistaken.
 */
final class Names {
  private static final String OPEN = "$\"";
  private static final String ESCAPED = "\"\\<}";
  private static final String ARROW = "\" => ";

  private Names() {}

  /** Whether a key may stand between plain quotes. */
  static boolean isPlainKey(Bytes key) {
    String latin = latin(key);
    return latin.indexOf('\n') < 0 && !latin.contains(ARROW);
  }

  /** Whether a path may stand as it is, which is the last of its object. */
  static boolean isPlainPath(Bytes path) {
    String latin = latin(path);
    return latin.indexOf('\n') < 0 && !latin.startsWith(OPEN);
  }

  /** Whether a name may, which others of its object follow. */
  static boolean isPlain(Bytes name) {
    return isPlainPath(name) && !latin(name).contains(", ");
  }

  private static String latin(Bytes name) {
    return new String(name.toArray(), StandardCharsets.ISO_8859_1);
  }

  /** Our own form; nothing in it looks like a part of a description. */
  static byte[] quoted(Bytes name) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(OPEN.getBytes(StandardCharsets.US_ASCII));
    for (byte b : name.toArray()) {
      if (b == '\n') {
        out.writeBytes(new byte[] {'\\', 'n'});
      } else if ((b >= 0 && b < ' ') || ESCAPED.indexOf(b) >= 0) {
        out.writeBytes(String.format("\\x%02x", b).getBytes(StandardCharsets.US_ASCII));
      } else {
        out.write(b);
      }
    }
    out.write('"');
    return out.toByteArray();
  }

  /** Where our own form ends that begins in a place; -1 if none does. */
  static int end(Cursor text, int at) {
    if (!text.startsWith(at, OPEN)) {
      return -1;
    }
    int line = text.lineEnd(at);
    for (int i = at + OPEN.length(); i < line; i++) {
      if (text.text[i] == '\\') {
        i++;
      } else if (text.text[i] == '"') {
        return i + 1;
      }
    }
    return -1;
  }

  /** The name in our own form that is all of a text; null if it is none. */
  static @Nullable Bytes parse(Bytes text) {
    int end = text.size() - 1;
    if (end < OPEN.length() || !latin(text).startsWith(OPEN) || text.at(end) != '"') {
      return null;
    }
    ByteArrayOutputStream name = new ByteArrayOutputStream();
    for (int i = OPEN.length(); i < end; i++) {
      int high = i + 3 < end ? Character.digit(text.at(i + 2), 16) : -1;
      int low = i + 3 < end ? Character.digit(text.at(i + 3), 16) : -1;
      if (text.at(i) == '"') {
        return null;
      } else if (text.at(i) != '\\') {
        name.write(text.at(i));
      } else if (text.at(i + 1) == 'n' && i + 1 < end) {
        name.write('\n');
        i++;
      } else if (text.at(i + 1) == 'x' && high >= 0 && low >= 0) {
        name.write(high << 4 | low);
        i += 3;
      } else {
        return null;
      }
    }
    return Bytes.of(name.toByteArray());
  }

  /** A name in either form. */
  static Bytes either(Bytes text) {
    @Nullable Bytes name = parse(text);
    return name == null ? text : name;
  }
}
