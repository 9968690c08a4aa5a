package io.xpctape.model;

import java.util.Optional;

/**
 * A point in time.
 *
 * @param nanoseconds since 1970-01-01T00:00:00Z
 * @param incomplete present when only about that time is known
 */
public record XpcDate(long nanoseconds, Optional<Incomplete> incomplete) implements XpcValue {
  /** Known to the nanosecond. */
  public XpcDate(long nanoseconds) {
    this(nanoseconds, Optional.empty());
  }

  @Override
  public XpcKind kind() {
    return XpcKind.DATE;
  }
}
