package io.xpctape.model;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** How paths are written: one text for each, with nothing in it that a terminal would obey. */
final class PathText {
  private static final Pattern SELECTOR = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  /** CEL takes these for literals and an operator even behind a dot. */
  private static final Set<String> KEYWORDS = Set.of("true", "false", "null", "in");

  private PathText() {}

  static String of(List<Path.Step> steps) {
    if (steps.isEmpty()) {
      return ".";
    }
    StringBuilder text = new StringBuilder();
    for (Path.Step step : steps) {
      append(text, step);
    }
    return text.toString();
  }

  static void append(StringBuilder text, Path.Step step) {
    if (step instanceof Path.Key key) {
      String name = key.key().asUtf8().orElse("");
      if (key.occurrence() == 0 && SELECTOR.matcher(name).matches() && !KEYWORDS.contains(name)) {
        text.append(text.isEmpty() ? "" : ".").append(name);
      } else {
        text.append('[').append(quoted(key.key())).append(']');
        if (key.occurrence() > 0) {
          text.append('#').append(key.occurrence() + 1L);
        }
      }
    } else if (step instanceof Path.Index index) {
      text.append('[').append(index.index()).append(']');
    } else if (step instanceof Path.View view) {
      text.append(text.isEmpty() ? "" : ".").append(view.label());
    } else {
      text.append("[+]");
    }
  }

  /** A C string between quotes, bytes that are no UTF-8 as {@code \xNN}. */
  static String quoted(Bytes bytes) {
    StringBuilder text = new StringBuilder("\"");
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer rest = bytes.buffer();
    CharBuffer decoded = CharBuffer.allocate(bytes.size());
    while (true) {
      CoderResult result = decoder.decode(rest, decoded, true);
      decoded.flip().codePoints().forEach(c -> escape(text, c));
      decoded.clear();
      if (result.isUnderflow()) {
        return text.append('"').toString();
      }
      for (int i = 0; i < result.length(); i++) {
        text.append(String.format("\\x%02x", rest.get() & 0xff));
      }
    }
  }

  /** A text that somebody typed, fit for a one-line complaint. */
  static String quoted(String typed) {
    return quoted(Bytes.utf8(typed));
  }

  private static void escape(StringBuilder text, int character) {
    if (character == '"' || character == '\\') {
      text.append('\\').appendCodePoint(character);
      return;
    }
    switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.PRIVATE_USE,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          text.append(
              character > 0xffff
                  ? String.format("\\U%08x", character)
                  : String.format("\\u%04x", character));
      default -> text.appendCodePoint(character);
    }
  }
}
