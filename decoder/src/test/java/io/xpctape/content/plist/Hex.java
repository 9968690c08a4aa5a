package io.xpctape.content.plist;

import io.xpctape.model.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;

/** Property lists put together by hand. */
final class Hex {
  private Hex() {}

  static Bytes bytes(String hex) {
    return Bytes.of(HexFormat.of().parseHex(hex.replace(" ", "")));
  }

  /**
   * A {@code bplist16} or {@code 17} of hexadecimal digits, in which brackets stand for an array
   * and braces for a dictionary, with the place of the last byte filled in.
   */
  static Bytes nsxpc(String magic, String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(magic.getBytes(StandardCharsets.US_ASCII));
    Deque<Integer> open = new ArrayDeque<>();
    Deque<int[]> ends = new ArrayDeque<>();
    String digits = text.replace(" ", "");
    for (int i = 0; i < digits.length(); i++) {
      switch (digits.charAt(i)) {
        case '[', '{' -> {
          out.write(digits.charAt(i) == '[' ? 0xa0 : 0xd0);
          open.push(out.size());
          out.writeBytes(new byte[Long.BYTES]);
        }
        case ']', '}' -> ends.push(new int[] {open.pop(), out.size() - 1});
        default -> {
          out.write(HexFormat.fromHexDigits(digits, i, i + 2));
          i++;
        }
      }
    }
    ByteBuffer bytes = ByteBuffer.wrap(out.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
    ends.forEach(end -> bytes.putLong(end[0], end[1]));
    return Bytes.of(bytes.array());
  }

  /** A C string as NSXPC has it. */
  static String text(String ascii) {
    String bytes = HexFormat.of().formatHex((ascii + "\0").getBytes(StandardCharsets.US_ASCII));
    int size = ascii.length() + 1;
    return size < 15 ? "7%x%s".formatted(size, bytes) : "7f11%02x%s".formatted(size, bytes);
  }

  /** A {@code bplist15} of an object's hexadecimal digits, with its length filled in. */
  static Bytes plist15(String object) {
    Bytes bytes = bytes(object);
    byte[] length = ByteBuffer.allocate(8).putLong((22L + bytes.size()) ^ Long.MIN_VALUE).array();
    StringBuilder reversed = new StringBuilder();
    for (int i = 7; i >= 0; i--) {
      reversed.append(HexFormat.of().toHexDigits(length[i]));
    }
    return bytes("62706c6973743135 13" + reversed + "12 00000000" + object);
  }
}
