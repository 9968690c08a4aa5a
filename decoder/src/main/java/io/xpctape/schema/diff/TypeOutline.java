package io.xpctape.schema.diff;

import io.xpctape.model.XpcValue;
import io.xpctape.schema.infer.Range;
import java.util.Map;
import java.util.Optional;

/**
 * The values of one type in one place.
 *
 * @param count how many
 * @param form what they are: {@code record}, {@code map}, {@code list}, {@code tuple of 2}; empty
 *     where there is no choice
 * @param values each with how often it was seen; empty if they were many
 * @param closed those values are taken for all that there are: an enum's, or a constant
 * @param range of numbers that mean an amount, and of lengths that say something
 * @param format what all of them look like; empty for nothing in particular, and absent where too
 *     few were seen
 */
record TypeOutline(
    long count,
    String form,
    Map<XpcValue, Long> values,
    boolean closed,
    Optional<Range> range,
    Optional<String> format) {
  TypeOutline {
    values = Map.copyOf(values);
  }

  /** Seen, and nothing more is known. */
  static TypeOutline of(long count, String form) {
    return new TypeOutline(count, form, Map.of(), false, Optional.empty(), Optional.empty());
  }

  /** Whether it is always the same. */
  boolean isConstant() {
    return closed && values.size() == 1;
  }
}
