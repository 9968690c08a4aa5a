package io.xpctape.model;

/** How many of something there are, for people. */
public final class Count {
  private Count() {}

  /**
   * {@code "1 byte"}, {@code "2 bytes"}.
   *
   * @param n read as unsigned
   * @param noun for one; an s makes it many
   */
  public static String of(long n, String noun) {
    return Long.toUnsignedString(n) + " " + noun + (n == 1 ? "" : "s");
  }
}
