package io.xpctape.tape;

import java.util.ArrayList;
import java.util.List;

/** What a reader could not read, a line each. A ruined tape gets no more lines than help. */
final class Complaints {
  private static final int MAX_LINES = 50;

  private final String file;
  private final List<String> lines = new ArrayList<>();
  private long unsaid;

  Complaints(String file) {
    this.file = file;
  }

  /** That something is wrong at a byte of the file. */
  void add(long offset, String what) {
    add("byte " + offset + ": " + what);
  }

  /** That something is wrong with the file. */
  void add(String what) {
    if (lines.size() < MAX_LINES) {
      lines.add(what);
    } else {
      unsaid++;
    }
  }

  /** All so far, the file's name in front of each. */
  List<String> lines() {
    return withoutName().stream().map(line -> file + ": " + line).toList();
  }

  /** All so far. */
  List<String> withoutName() {
    List<String> all = new ArrayList<>(lines);
    if (unsaid > 0) {
      all.add("and " + unsaid + " complaints more");
    }
    return all;
  }
}
