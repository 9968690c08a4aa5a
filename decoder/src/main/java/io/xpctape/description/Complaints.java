package io.xpctape.description;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/** What was wrong in a text, told by line and column. */
final class Complaints {
  /** A text with more damage than this is not worth more lines. */
  static final int MAX_COMPLAINTS = 50;

  private final byte[] text;
  private final String place;
  private final List<Line> lines = new ArrayList<>();
  private long more;
  private int counted;
  private int line = 1;

  private record Line(int at, String words) {}

  /**
   * About one text.
   *
   * @param place stands in front of each; empty for a text that is the whole file
   */
  Complaints(byte[] text, String place) {
    this.text = text;
    this.place = place;
  }

  void add(int at, String what) {
    add(at, () -> what);
  }

  /** What costs something to say is not said once there are too many. */
  void add(int at, Supplier<String> what) {
    if (lines.size() == MAX_COMPLAINTS) {
      more++;
      return;
    }
    String where = place + "line " + line(at) + ", column " + column(at) + ": ";
    lines.add(new Line(at, where + what.get()));
  }

  /** Those of a text that was found in a place of this one. */
  void addAll(int at, List<String> others) {
    for (String other : others) {
      if (lines.size() == MAX_COMPLAINTS) {
        more++;
      } else {
        lines.add(new Line(at, other));
      }
    }
  }

  /** All that was said in the order of the places, with a last line for what was not. */
  List<String> all() {
    lines.sort(Comparator.comparingInt(Line::at));
    List<String> all = new ArrayList<>(lines.stream().map(Line::words).toList());
    if (more > 0) {
      all.add(more + " complaints more");
    }
    return all;
  }

  /** The line in which a byte stands, from 1. */
  int line(int at) {
    if (at < counted) {
      counted = 0;
      line = 1;
    }
    for (; counted < at; counted++) {
      line += text[counted] == '\n' ? 1 : 0;
    }
    return line;
  }

  /** In characters of UTF-8, from 1. */
  private int column(int at) {
    int column = 1;
    for (int i = at - 1; i >= 0 && text[i] != '\n'; i--) {
      column += (text[i] & 0xc0) == 0x80 ? 0 : 1;
    }
    return column;
  }
}
