package io.xpctape.description;

import io.xpctape.model.Incomplete;
import io.xpctape.model.XpcDate;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Dates as text: local time to the second, {@code Tue Nov 14 14:13:20 2023 PST (approx)}. Ours are
 * of UTC and have their fraction, an exact one without the last word.
 */
final class Moments {
  static final Pattern TEXT =
      Pattern.compile(
          "[A-Z][a-z]{2} ([A-Z][a-z]{2} +[0-9]{1,2} [0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]{1,9})?"
              + " [0-9]{4})(?: ([A-Za-z0-9+:-]{1,9}))?( \\(approx\\))?");

  private static final DateTimeFormatter LOCAL =
      new DateTimeFormatterBuilder()
          .appendPattern("MMM d HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .appendPattern(" uuuu")
          .toFormatter(Locale.ENGLISH)
          .withResolverStyle(ResolverStyle.STRICT);
  private static final DateTimeFormatter ZONE =
      DateTimeFormatter.ofPattern("[xxx][xx][x][zzz]", Locale.ENGLISH);
  private static final DateTimeFormatter UTC =
      new DateTimeFormatterBuilder()
          .appendPattern("EEE MMM dd HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .appendPattern(" uuuu 'UTC'")
          .toFormatter(Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  /** Short names that several zones of the world go by. */
  private static final Set<String> AMBIGUOUS =
      Set.of("AMT", "AST", "BST", "CST", "CDT", "ECT", "GST", "IST", "PYT", "SST");

  private static final long SECOND = 1_000_000_000;
  private static final int LONG_BITS = 63;

  private Moments() {}

  /**
   * A date with what is to be said of its zone.
   *
   * @param doubt empty where the zone is plain
   */
  record Moment(XpcDate date, String doubt) {}

  /** The date that a text matching {@link #TEXT} says; null if there is no such date. */
  static @Nullable Moment parse(Matcher text) {
    String name = text.group(2);
    @Nullable ZoneId zone = name == null ? null : zone(name);
    String doubt = "";
    if (zone == null) {
      doubt = "its time zone is not told, it is taken for UTC";
    } else if (AMBIGUOUS.contains(name)) {
      doubt = name + " is the name of several time zones, it is taken for that of " + zone;
    }
    try {
      Instant instant =
          LocalDateTime.parse(text.group(1).replaceAll(" +", " "), LOCAL)
              .atZone(zone == null ? ZoneOffset.UTC : zone)
              .toInstant();
      BigInteger ns =
          BigInteger.valueOf(instant.getEpochSecond())
              .multiply(BigInteger.valueOf(SECOND))
              .add(BigInteger.valueOf(instant.getNano()));
      if (ns.bitLength() > LONG_BITS) {
        return null;
      }
      boolean exact = doubt.isEmpty() && text.group(3) == null;
      Optional<Incomplete> lost = exact ? Optional.empty() : Lost.SOME;
      return new Moment(new XpcDate(ns.longValue(), lost), doubt);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static @Nullable ZoneId zone(String name) {
    try {
      return ZoneId.from(ZONE.parse(name));
    } catch (DateTimeException e) {
      return null;
    }
  }

  static String text(XpcDate date) {
    Instant instant =
        Instant.ofEpochSecond(
            Math.floorDiv(date.nanoseconds(), SECOND), Math.floorMod(date.nanoseconds(), SECOND));
    return UTC.format(instant) + (date.incomplete().isPresent() ? " (approx)" : "");
  }
}
