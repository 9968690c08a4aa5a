package io.xpctape.content.plist;

import io.xpctape.model.Bytes;
import io.xpctape.model.XpcDate;
import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcInt64;
import io.xpctape.model.XpcKind;
import io.xpctape.model.XpcResource;
import io.xpctape.model.XpcUint64;
import io.xpctape.model.XpcValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** The model's values for what property lists count and date. */
final class Scalars {
  /** Under this key an archive's reference to an object stands, in XML as Apple writes it. */
  static final String UID = "CF$UID";

  /** 2001-01-01, from which Apple counts, in seconds since 1970. */
  private static final long EPOCH = 978_307_200L;

  /** Dates further away are no dates that nanoseconds in 64 bits can say. */
  private static final double FAR = 8.2e9;

  private Scalars() {}

  /** A date given in seconds since 2001; the nearest nanosecond. */
  static XpcValue date(double seconds) {
    if (!(Math.abs(seconds) < FAR)) {
      return other("date", seconds + " s after 2001");
    }
    BigDecimal nanoseconds =
        new BigDecimal(seconds).movePointRight(9).setScale(0, RoundingMode.HALF_EVEN);
    return new XpcDate(nanoseconds.longValueExact() + EPOCH * 1_000_000_000L);
  }

  /** A whole number of any size; one beyond 64 bits in words. */
  static XpcValue integer(BigInteger number) {
    if (number.bitLength() < Long.SIZE) {
      return new XpcInt64(number.longValue());
    }
    return number.signum() > 0 && number.bitLength() == Long.SIZE
        ? new XpcUint64(number.longValue())
        : other("integer", number.toString());
  }

  /** A reference to an archive's object. */
  static XpcValue uid(long number) {
    return XpcDictionary.of(XpcDictionary.Entry.of(UID, new XpcUint64(number)));
  }

  private static XpcResource other(String type, String description) {
    return new XpcResource(XpcKind.OTHER, Bytes.utf8(type), Bytes.utf8(description));
  }
}
