package io.xpctape.model;

import java.util.Optional;

/**
 * A double, equal only to one of the same bits: NaN payloads and -0.0 are kept apart.
 *
 * @param value all its bits count
 * @param incomplete present when the number is only nearly this one
 */
public record XpcDouble(double value, Optional<Incomplete> incomplete) implements XpcValue {
  /** All bits known. */
  public XpcDouble(double value) {
    this(value, Optional.empty());
  }

  @Override
  public XpcKind kind() {
    return XpcKind.DOUBLE;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof XpcDouble that
        && Double.doubleToRawLongBits(value) == Double.doubleToRawLongBits(that.value)
        && incomplete.equals(that.incomplete);
  }

  @Override
  public int hashCode() {
    return 31 * Long.hashCode(Double.doubleToRawLongBits(value)) + incomplete.hashCode();
  }
}
