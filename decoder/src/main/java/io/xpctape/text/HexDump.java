package io.xpctape.text;

import io.xpctape.model.Bytes;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Bytes as hexdump -C shows them. */
public final class HexDump {
  private static final int ROW = 16;

  private HexDump() {}

  /**
   * A line for each 16 bytes.
   *
   * @param start the offset that the first line says
   */
  public static Stream<String> lines(Bytes bytes, long start) {
    return IntStream.range(0, (bytes.size() + ROW - 1) / ROW)
        .mapToObj(row -> line(bytes, row * ROW, start));
  }

  private static String line(Bytes bytes, int from, long start) {
    StringBuilder hex = new StringBuilder(String.format("%08x ", start + from));
    StringBuilder text = new StringBuilder("  |");
    for (int i = from; i < from + ROW; i++) {
      hex.append(i % ROW == ROW / 2 ? " " : "");
      if (i < bytes.size()) {
        int b = bytes.at(i);
        hex.append(String.format(" %02x", b));
        text.append(b >= ' ' && b < 0x7f ? (char) b : '.');
      } else {
        hex.append("   ");
      }
    }
    return hex.append(text).append('|').toString();
  }
}
