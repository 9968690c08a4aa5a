package io.xpctape.model;

/** A double, equal only to one of the same bits: NaN payloads and -0.0 are kept apart. */
public record XpcDouble(double value) implements XpcValue {
  @Override
  public XpcKind kind() {
    return XpcKind.DOUBLE;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof XpcDouble that
        && Double.doubleToRawLongBits(value) == Double.doubleToRawLongBits(that.value);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(Double.doubleToRawLongBits(value));
  }
}
