package io.xpctape.model;

/** A point in time, in nanoseconds since 1970-01-01T00:00:00Z. */
public record XpcDate(long nanoseconds) implements XpcValue {
  @Override
  public XpcKind kind() {
    return XpcKind.DATE;
  }
}
