package io.xpctape.content.plist;

import io.xpctape.model.Limits;

/**
 * What decoding one data value may take, spent before memory is. An object that is referred to
 * several times is kept once, but whoever writes the value out meets it each time, so each time
 * counts.
 */
public final class Budget {
  /** Longer data is not looked into; bytes. */
  public static final int MAX_SIZE = 64 << 20;

  /** A decoded value may weigh this many times the bytes that it was read from, */
  static final int EXPANSION = 64;

  /** and so much more, for short ones. */
  static final int ALLOWANCE = 1 << 16;

  /** What a value weighs beside its text; about its bytes when it is written out. */
  static final int VALUE = 8;

  private long left;

  Budget(int size) {
    this.left = (long) size * EXPANSION + ALLOWANCE;
  }

  /** Takes from what is left. */
  void spend(long weight) {
    left -= weight;
    if (left < 0) {
      throw new Damaged("its objects are shared so often that it would grow beyond all bounds");
    }
  }

  /** Refuses what lies, or reaches, too deep. */
  static void depth(int depth) {
    if (depth > Limits.MAX_DEPTH) {
      throw new Damaged("nested deeper than " + Limits.MAX_DEPTH + " values");
    }
  }
}
