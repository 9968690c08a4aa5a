package io.xpctape.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Values as people write them: of the type of what they replace, or of one that they name, as in
 * {@code uint64:2048}, {@code data:00ff}, {@code fd:/path}, {@code null:}. {@code string:data:x} is
 * the text {@code data:x}.
 */
public final class TypedValue {
  private static final Pattern INTEGER = Pattern.compile("[+-]?([0-9]+|0[xX][0-9a-fA-F]+)");
  private static final Pattern CANONICAL_UUID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private static final BigInteger INT64_MIN = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger INT64_MAX = BigInteger.valueOf(Long.MAX_VALUE);
  private static final BigInteger UINT64_MAX = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);

  /** Longer numbers are out of every range, and slow to read. */
  private static final int MAX_DIGITS = 400;

  private TypedValue() {}

  /**
   * Reads a value.
   *
   * @param text what was written
   * @param replaced the type of what it replaces, if anything is replaced
   * @throws BadInputException if it is none of that type, or out of its range
   */
  public static XpcValue parse(String text, Optional<XpcKind> replaced) {
    if (text.indexOf('\0') >= 0) {
      throw new BadInputException("a value can't hold a NUL; data:… can");
    }
    Optional<XpcKind> named = named(text);
    if (named.isPresent()) {
      return of(named.get(), text.substring(text.indexOf(':') + 1));
    }
    XpcKind kind =
        replaced.orElseThrow(
            () ->
                new BadInputException(
                    Escapes.quoted(text)
                        + " replaces nothing: name its type, as in string:"
                        + Escapes.quoted(text)));
    if (kind == XpcKind.NULL) {
      throw new BadInputException(
          Escapes.quoted(text) + " replaces a null: name its type, as in string: or uint64:");
    }
    return of(kind, text);
  }

  /** The type that stands before the first colon, if one does. */
  private static Optional<XpcKind> named(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      return Optional.empty();
    }
    String name = text.substring(0, colon);
    for (XpcKind kind : XpcKind.values()) {
      if (kind != XpcKind.OTHER && kind.label().equals(name)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  private static XpcValue of(XpcKind kind, String text) {
    return switch (kind) {
      case NULL -> {
        if (!text.isEmpty()) {
          throw no(kind, text, "nothing stands behind null:");
        }
        yield new XpcNull();
      }
      case BOOL ->
          switch (text) {
            case "true" -> new XpcBool(true);
            case "false" -> new XpcBool(false);
            default -> throw no(kind, text, "it is true or false");
          };
      case INT64 -> new XpcInt64(integer(kind, text, INT64_MIN, INT64_MAX));
      case UINT64 -> new XpcUint64(integer(kind, text, BigInteger.ZERO, UINT64_MAX));
      case DOUBLE -> new XpcDouble(real(text));
      case DATE -> new XpcDate(date(text));
      case DATA -> new XpcData(hex(text));
      case STRING -> XpcString.of(text);
      case UUID -> {
        if (!CANONICAL_UUID.matcher(text).matches()) {
          throw no(kind, text, "it has 32 hexadecimal digits: 8-4-4-4-12");
        }
        yield new XpcUuid(UUID.fromString(text));
      }
      case FD -> {
        if (text.isEmpty()) {
          throw no(kind, text, "a path is needed, as in fd:/path");
        }
        yield XpcFd.of(Bytes.utf8(text));
      }
      case ARRAY, DICTIONARY ->
          throw new BadInputException(
              "a whole "
                  + kind.label()
                  + " can't be given as text: set its members one by one (a text that begins so is"
                  + " written string:"
                  + kind.label()
                  + ":…)");
      case SHMEM,
          ENDPOINT,
          ERROR,
          CONNECTION,
          POINTER,
          MACH_SEND,
          MACH_SEND_ONCE,
          MACH_RECV,
          FILE_TRANSFER,
          OTHER ->
          throw new BadInputException(
              "a value of type "
                  + kind.label()
                  + " can't be made from text: name another type, as in string:"
                  + Escapes.quoted(text));
    };
  }

  private static long integer(XpcKind kind, String text, BigInteger min, BigInteger max) {
    if (!INTEGER.matcher(text).matches() || text.length() > MAX_DIGITS) {
      throw no(kind, text, "it is a whole number from " + min + " to " + max);
    }
    String unsigned = text.replaceFirst("^[+-]", "");
    BigInteger value =
        unsigned.startsWith("0x") || unsigned.startsWith("0X")
            ? new BigInteger(unsigned.substring(2), 16)
            : new BigInteger(unsigned);
    value = text.startsWith("-") ? value.negate() : value;
    if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
      throw no(kind, text, "it is from " + min + " to " + max);
    }
    return value.longValue();
  }

  private static double real(String text) {
    switch (text.toLowerCase(Locale.ROOT)) {
      case "nan" -> {
        return Double.NaN;
      }
      case "inf", "infinity", "+inf", "+infinity" -> {
        return Double.POSITIVE_INFINITY;
      }
      case "-inf", "-infinity" -> {
        return Double.NEGATIVE_INFINITY;
      }
      default -> {}
    }
    try {
      boolean zero = new BigDecimal(text).signum() == 0;
      double value = Double.parseDouble(text);
      if (Double.isInfinite(value) || (value == 0 && !zero)) {
        throw no(XpcKind.DOUBLE, text, "it is out of a double's range");
      }
      return value;
    } catch (NumberFormatException e) {
      throw no(XpcKind.DOUBLE, text, "it is a number, nan, inf or -inf");
    }
  }

  private static long date(String text) {
    if (INTEGER.matcher(text).matches()) {
      return integer(XpcKind.DATE, text, INT64_MIN, INT64_MAX);
    }
    Instant instant;
    try {
      instant = OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw no(
          XpcKind.DATE, text, "it is like 2026-01-31T12:00:00.5Z, or whole nanoseconds since 1970");
    }
    BigInteger nanoseconds =
        BigInteger.valueOf(instant.getEpochSecond())
            .multiply(BigInteger.valueOf(1_000_000_000))
            .add(BigInteger.valueOf(instant.getNano()));
    if (nanoseconds.bitLength() > 63) {
      throw no(XpcKind.DATE, text, "64 bits of nanoseconds reach from the year 1677 to 2262");
    }
    return nanoseconds.longValue();
  }

  private static Bytes hex(String text) {
    try {
      return Bytes.of(HexFormat.of().parseHex(text));
    } catch (IllegalArgumentException e) {
      throw no(XpcKind.DATA, text, "it is pairs of hexadecimal digits, as in 00ff");
    }
  }

  private static BadInputException no(XpcKind kind, String text, String why) {
    return new BadInputException(Escapes.quoted(text) + " is no " + kind.label() + ": " + why);
  }
}
