package io.xpctape.schema.ledger;

import io.xpctape.proto.v1.FieldEntry;
import io.xpctape.proto.v1.MessageEntry;
import io.xpctape.proto.v1.VariantEntry;
import java.util.stream.IntStream;

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

  /** The next one of a message and its variants, which share theirs. */
  static int next(MessageEntry.Builder message) {
    // A tuple has no rest.
    int first = message.getTuple() ? 0 : Growth.REST_NUMBER;
    IntStream taken =
        IntStream.concat(
            message.getFieldList().stream().mapToInt(FieldEntry::getNumber),
            message.getUnion().getVariantList().stream().mapToInt(VariantEntry::getNumber));
    return after(Math.max(first, taken.max().orElse(0)));
  }
}
