package io.xpctape.text;

import io.xpctape.wire.WireMap;
import java.util.ArrayList;
import java.util.List;

/**
 * The bytes of a message, eight a line, each run of them with what it is: the value's path and type
 * on its first line, or above it where it is long. Safe for a terminal and for 80 columns.
 */
public final class WireDump {
  private static final int ROW = 8;
  private static final int COLUMNS = 80;

  /** What a row takes in front of the name: offset, bytes, their characters and blanks. */
  private static final int ROW_COLUMNS = 45;

  private WireDump() {}

  /** The lines of a message without zeros behind it. */
  public static List<String> lines(byte[] message) {
    List<String> lines = new ArrayList<>();
    for (WireMap.Range range : WireMap.of(message)) {
      String name = SafeText.of(range.name());
      boolean fits = SafeText.columns(name) <= COLUMNS - ROW_COLUMNS;
      if (!fits) {
        above(lines, name);
      }
      for (int row = range.from(); row < range.to(); row += ROW) {
        String line = row(message, row, Math.min(row + ROW, range.to()));
        boolean named = row == range.from() && fits;
        lines.add((named ? line + "  " + name : line).stripTrailing());
      }
    }
    return lines;
  }

  /** A long name, over as many lines as it needs. */
  private static void above(List<String> lines, String name) {
    String rest = name;
    while (SafeText.columns(rest) > COLUMNS - 2) {
      int end = rest.length();
      while (SafeText.columns(rest.substring(0, end)) > COLUMNS - 2) {
        end = rest.offsetByCodePoints(end, -1);
      }
      lines.add("  " + rest.substring(0, end));
      rest = rest.substring(end);
    }
    lines.add("  " + rest);
  }

  private static String row(byte[] bytes, int from, int to) {
    StringBuilder hex = new StringBuilder(String.format("%06x ", from));
    StringBuilder text = new StringBuilder("  |");
    for (int i = from; i < from + ROW; i++) {
      if (i < to) {
        hex.append(String.format(" %02x", bytes[i]));
        text.append(bytes[i] >= ' ' && bytes[i] < 0x7f ? (char) bytes[i] : '.');
      } else {
        hex.append("   ");
        text.append(i == to ? "|" : " ");
      }
    }
    return hex.append(text).append(to == from + ROW ? "|" : " ").toString();
  }
}
