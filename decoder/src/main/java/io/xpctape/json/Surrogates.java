package io.xpctape.json;

import io.xpctape.model.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Text that JSON allows and UTF-8 does not: half a surrogate pair. It gets the three bytes that
 * UTF-8 would give it, which no reader takes for UTF-8, and so nothing is lost.
 */
final class Surrogates {
  private Surrogates() {}

  /** The bytes of a text. */
  static Bytes utf8(String text) {
    if (text.codePoints().noneMatch(Surrogates::isHalf)) {
      return Bytes.utf8(text);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    text.codePoints()
        .forEach(
            c -> {
              if (isHalf(c)) {
                bytes.write(0xe0 | c >> 12);
                bytes.write(0x80 | (c >> 6 & 0x3f));
                bytes.write(0x80 | (c & 0x3f));
              } else {
                bytes.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
              }
            });
    return Bytes.of(bytes.toByteArray());
  }

  private static boolean isHalf(int c) {
    return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
  }
}
