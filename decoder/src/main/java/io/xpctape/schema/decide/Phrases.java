package io.xpctape.schema.decide;

import io.xpctape.model.Bytes;
import io.xpctape.model.XpcInt64;
import io.xpctape.model.XpcString;
import io.xpctape.model.XpcUint64;
import io.xpctape.model.XpcValue;
import io.xpctape.text.SafeText;

/** Evidence in words; safe to show. */
final class Phrases {
  private static final int COLUMNS = 40;

  private Phrases() {}

  static String count(long n, String one, String many) {
    return n + " " + (n == 1 ? one : many);
  }

  static String times(long n) {
    return n == 1 ? "once" : n + " times";
  }

  static String percent(double share) {
    return Math.round(100 * share) + " %";
  }

  static String quoted(Bytes text) {
    String inside = SafeText.quoted(text);
    return '"' + SafeText.cut(inside.substring(1, inside.length() - 1), COLUMNS) + '"';
  }

  /** A string in quotes, an integer in figures, anything else by its type. */
  static String value(XpcValue value) {
    if (value instanceof XpcString string) {
      return quoted(string.bytes());
    } else if (value instanceof XpcInt64 integer) {
      return Long.toString(integer.value());
    } else if (value instanceof XpcUint64 integer) {
      return Long.toUnsignedString(integer.value());
    }
    return value.kind().label();
  }

  /** {@code 1st}, {@code 2nd}, from 0. */
  static String position(int index) {
    int n = index + 1;
    return n + (n == 1 ? "st" : n == 2 ? "nd" : n == 3 ? "rd" : "th");
  }
}
