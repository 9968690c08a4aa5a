package io.xpctape.schema.decide;

import io.xpctape.model.Bytes;
import io.xpctape.text.SafeText;

/** Evidence in words; safe to show. */
final class Phrases {
  private static final int COLUMNS = 40;

  private Phrases() {}

  static String percent(double share) {
    return Math.round(100 * share) + " %";
  }

  static String quoted(Bytes text) {
    return SafeText.quoted(text, COLUMNS);
  }

  /** {@code 1st}, {@code 2nd}, from 0. */
  static String position(int index) {
    int n = index + 1;
    return n + (n == 1 ? "st" : n == 2 ? "nd" : n == 3 ? "rd" : "th");
  }
}
