package io.xpctape.description;

import io.xpctape.model.BadInputException;
import io.xpctape.model.Bytes;
import io.xpctape.model.Escapes;
import io.xpctape.model.Path;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keys, paths and names, which descriptions write as they are and without a length. One that would
 * be read as another so is written in a form of our own, {@code $"a\nb"}, with the escapes of a
 * {@link Path}.
 */
final class Names {
  private static final String OPEN = "$\"";
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

  /** Our own form. */
  static byte[] quoted(Bytes name) {
    return ("$" + Escapes.quoted(name)).getBytes(StandardCharsets.UTF_8);
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
    if (!latin(text).startsWith(OPEN)) {
      return null;
    }
    try {
      List<Path.Step> steps = Path.parse("[" + text.toString().substring(1) + "]").steps();
      return steps.size() == 1 && steps.get(0) instanceof Path.Key key && key.occurrence() == 0
          ? key.key()
          : null;
    } catch (BadInputException e) {
      return null;
    }
  }

  /** A name in either form. */
  static Bytes either(Bytes text) {
    @Nullable Bytes name = parse(text);
    return name == null ? text : name;
  }
}
