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
import org.jspecify.annotations.Nullable;

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
    return has(value.kind()) ? Optional.of(of(value, null)) : Optional.empty();
  }

  /** What a range becomes by one more value of its type, which has one. */
  static Range of(XpcValue value, @Nullable Range before) {
    long measure = measure(value);
    if (before == null) {
      return new Range(measure, measure);
    }
    return before.least <= measure && measure <= before.greatest
        ? before
        : new Range(Math.min(before.least, measure), Math.max(before.greatest, measure));
  }

  /** Whether values of a type have an order or a length. */
  static boolean has(XpcKind kind) {
    return switch (kind) {
      case INT64, UINT64, DOUBLE, DATE, STRING, DATA, ARRAY, DICTIONARY -> true;
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
          false;
    };
  }

  private static long measure(XpcValue value) {
    return switch (value.kind()) {
      case INT64 -> ((XpcInt64) value).value();
      case UINT64 -> ((XpcUint64) value).value() ^ Long.MIN_VALUE;
      case DOUBLE -> flip(Double.doubleToRawLongBits(((XpcDouble) value).value()));
      case DATE -> ((XpcDate) value).nanoseconds();
      case STRING -> ((XpcString) value).bytes().size();
      case DATA -> ((XpcData) value).bytes().size();
      case ARRAY -> ((XpcArray) value).values().size();
      case DICTIONARY -> ((XpcDictionary) value).entries().size();
      default -> throw new IllegalArgumentException(value.kind().label());
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
