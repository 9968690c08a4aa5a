package io.xpctape.filter;

import io.xpctape.model.BadInputException;
import io.xpctape.model.ListedMessage;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Messages that a person names: {@code 12}, {@code 12..20}, or an expression. */
public sealed interface Selection extends Predicate<ListedMessage> {
  /**
   * A number or a range, from 1.
   *
   * @param first the first number meant
   * @param last the last number meant
   */
  record Range(long first, long last) implements Selection {
    @Override
    public boolean mayMean(long n) {
      return n >= first && n <= last;
    }

    @Override
    public boolean test(ListedMessage listed) {
      return mayMean(listed.message().n());
    }

    @Override
    public String toString() {
      return first == last ? String.valueOf(first) : first + ".." + last;
    }
  }

  /** All for which an expression is true. */
  record Matching(Filter filter) implements Selection {
    @Override
    public boolean mayMean(long n) {
      return true;
    }

    @Override
    public boolean test(ListedMessage listed) {
      return filter.test(listed);
    }
  }

  /** Whether the message of this number must be looked at; spares reading the others. */
  boolean mayMean(long n);

  /**
   * Reads a selection as a person writes it.
   *
   * @throws BadInputException if it is none, with the column of an expression's fault
   */
  static Selection parse(String text) {
    Matcher range = Numbers.PATTERN.matcher(text);
    if (!range.matches()) {
      return new Matching(Filter.parse(text));
    }
    long first = Numbers.parse(range.group(1));
    long last = range.group(2) == null ? first : Numbers.parse(range.group(2));
    if (last < first) {
      throw new BadInputException("the range ends before it begins");
    }
    return new Range(first, last);
  }

  /** How numbers are written. */
  final class Numbers {
    private static final Pattern PATTERN =
        Pattern.compile("\\s*([0-9]+)(?:\\s*\\.\\.\\s*([0-9]+))?\\s*");

    private Numbers() {}

    private static long parse(String digits) {
      try {
        long number = Long.parseLong(digits);
        if (number > 0) {
          return number;
        }
      } catch (NumberFormatException e) {
        throw new BadInputException("no tape has so many messages: " + digits, e);
      }
      throw new BadInputException("messages are numbered from 1");
    }
  }
}
