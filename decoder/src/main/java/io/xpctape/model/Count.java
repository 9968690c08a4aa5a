package io.xpctape.model;

import java.util.regex.Pattern;

/** How many of something there are, for people. */
public final class Count {
  private static final Pattern ENDS_IN_Y = Pattern.compile(".*[^aeiou]y");

  private Count() {}

  /**
   * {@code "1 byte"}, {@code "2 bytes"}, {@code "3 entries"}.
   *
   * @param n read as unsigned
   * @param noun for one; an s makes it many
   */
  public static String of(long n, String noun) {
    return Long.toUnsignedString(n) + " " + (n == 1 ? noun : plural(noun));
  }

  private static String plural(String noun) {
    return ENDS_IN_Y.matcher(noun).matches()
        ? noun.substring(0, noun.length() - 1) + "ies"
        : noun + "s";
  }

  /** {@code "once"}, {@code "3 times"}. */
  public static String times(long n) {
    return n == 1 ? "once" : of(n, "time");
  }
}
