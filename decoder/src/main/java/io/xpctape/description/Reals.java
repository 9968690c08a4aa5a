package io.xpctape.description;

import io.xpctape.model.XpcDouble;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Doubles as text. libxpc prints six decimals whatever the number, so those are taken for nearly
 * the number; any other form is ours, and exact.
 */
final class Reals {
  /** Behind a number of ours that is written whole, and is no more than nearly right. */
  private static final String ELISION = "...";

  private static final int DECIMALS = 6;
  private static final Pattern ROUNDED = Pattern.compile("-?[0-9]{1,310}\\.[0-9]{6}");
  private static final Pattern EXACT =
      Pattern.compile("-?[0-9]{1,310}\\.[0-9]{1,320}(E-?[0-9]{1,3})?");
  private static final Pattern BITS = Pattern.compile("nan\\(0x[0-9a-f]{1,16}\\)");

  /** Doubles this large lie further apart than the last of six decimals. */
  private static final double EXACT_FROM = 0x1p33;

  private Reals() {}

  static @Nullable XpcDouble parse(String text) {
    if (text.endsWith(ELISION)) {
      @Nullable XpcDouble exact = parse(text.substring(0, text.length() - ELISION.length()));
      return exact == null ? null : new XpcDouble(exact.value(), Lost.SOME);
    }
    if (ROUNDED.matcher(text).matches()) {
      double value = Double.parseDouble(text);
      return Math.abs(value) >= EXACT_FROM ? new XpcDouble(value) : new XpcDouble(value, Lost.SOME);
    }
    if (EXACT.matcher(text).matches()) {
      return new XpcDouble(Double.parseDouble(text));
    }
    if (BITS.matcher(text).matches()) {
      long bits = Long.parseUnsignedLong(text.substring(6, text.length() - 1), 16);
      double value = Double.longBitsToDouble(bits);
      return Double.isNaN(value) ? new XpcDouble(value) : null;
    }
    return switch (text) {
      case "inf" -> new XpcDouble(Double.POSITIVE_INFINITY);
      case "-inf" -> new XpcDouble(Double.NEGATIVE_INFINITY);
      case "nan", "-nan" -> new XpcDouble(Double.NaN, Lost.SOME);
      default -> null;
    };
  }

  /** An incomplete one has six decimals, as libxpc writes it, where that is the same number. */
  static String text(XpcDouble number) {
    double value = number.value();
    if (number.incomplete().isEmpty()) {
      return text(value, true);
    }
    String rounded = text(value, false);
    return new XpcDouble(value, Lost.SOME).equals(parse(rounded))
        ? rounded
        : text(value, true) + ELISION;
  }

  private static String text(double value, boolean exact) {
    if (Double.isNaN(value)) {
      return exact ? "nan(0x" + Long.toHexString(Double.doubleToRawLongBits(value)) + ")" : "nan";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "inf" : "-inf";
    }
    if (exact && Math.abs(value) < EXACT_FROM) {
      String text = Double.toString(value);
      return ROUNDED.matcher(text).matches() ? text + "0" : text;
    }
    String digits =
        new BigDecimal(Math.abs(value)).setScale(DECIMALS, RoundingMode.HALF_EVEN).toPlainString();
    boolean negative = Double.doubleToRawLongBits(value) < 0;
    return (negative ? "-" : "") + digits;
  }
}
