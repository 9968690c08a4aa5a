package io.xpctape.schema.infer;

import io.xpctape.model.XpcArray;
import io.xpctape.model.XpcData;
import io.xpctape.model.XpcDate;
import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcDouble;
import io.xpctape.model.XpcInt64;
import io.xpctape.model.XpcKind;
import io.xpctape.model.XpcString;
import io.xpctape.model.XpcUint64;
import io.xpctape.model.XpcValue;
import java.util.Optional;

/**
 * The least and greatest of some values of one type: of numbers and dates themselves; of strings
 * and data in bytes, of arrays and dictionaries in entries.
 *
 * @param least as a long whose signed order is the type's own, see {@link #text}
 * @param greatest likewise
 */
public record Range(long least, long greatest) {
  /** The range of one value, for the types that have one. */
  static Optional<Range> of(XpcValue value) {
    return Optional.of(value).flatMap(Range::measure).map(measure -> new Range(measure, measure));
  }

  private static Optional<Long> measure(XpcValue value) {
    return switch (value.kind()) {
      case INT64 -> Optional.of(((XpcInt64) value).value());
      case UINT64 -> Optional.of(((XpcUint64) value).value() ^ Long.MIN_VALUE);
      case DOUBLE -> Optional.of(flip(Double.doubleToRawLongBits(((XpcDouble) value).value())));
      case DATE -> Optional.of(((XpcDate) value).nanoseconds());
      case STRING -> Optional.of((long) ((XpcString) value).bytes().size());
      case DATA -> Optional.of((long) ((XpcData) value).bytes().size());
      case ARRAY -> Optional.of((long) ((XpcArray) value).values().size());
      case DICTIONARY -> Optional.of((long) ((XpcDictionary) value).entries().size());
      case NULL,
          BOOL,
          UUID,
          FD,
          SHMEM,
          ENDPOINT,
          ERROR,
          CONNECTION,
          POINTER,
          MACH_SEND,
          MACH_SEND_ONCE,
          MACH_RECV,
          FILE_TRANSFER,
          OTHER ->
          Optional.empty();
    };
  }

  /** Between a double's bits and a long of the same order; its own inverse. */
  private static long flip(long bits) {
    return bits < 0 ? bits ^ Long.MAX_VALUE : bits;
  }

  Range merge(Range other) {
    return new Range(Math.min(least, other.least), Math.max(greatest, other.greatest));
  }

  /** Whether no value is in both. */
  public boolean isApart(Range other) {
    return greatest < other.least || other.greatest < least;
  }

  /** {@link #least} or {@link #greatest} as a number, for values of the type. */
  public static double number(XpcKind kind, long end) {
    return switch (kind) {
      case UINT64 -> Double.parseDouble(Long.toUnsignedString(end ^ Long.MIN_VALUE));
      case DOUBLE -> Double.longBitsToDouble(flip(end));
      default -> end;
    };
  }

  /** {@link #least} or {@link #greatest} in figures, for values of the type. */
  public static String text(XpcKind kind, long end) {
    return switch (kind) {
      case UINT64 -> Long.toUnsignedString(end ^ Long.MIN_VALUE);
      case DOUBLE -> Double.toString(Double.longBitsToDouble(flip(end)));
      default -> Long.toString(end);
    };
  }
}
