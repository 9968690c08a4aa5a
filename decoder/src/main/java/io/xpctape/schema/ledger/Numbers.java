package io.xpctape.schema.ledger;

/** Field numbers. */
final class Numbers {
  /** The protobuf compiler keeps these for itself. */
  private static final int FIRST_RESERVED = 19_000;

  private static final int LAST_RESERVED = 19_999;

  private Numbers() {}

  /** The next one that may be given away. */
  static int after(int last) {
    int next = last + 1;
    return next >= FIRST_RESERVED && next <= LAST_RESERVED ? LAST_RESERVED + 1 : next;
  }
}
