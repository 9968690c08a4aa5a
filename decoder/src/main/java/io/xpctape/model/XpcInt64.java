package io.xpctape.model;

/** A signed integer. */
public record XpcInt64(long value) implements XpcValue {
  @Override
  public XpcKind kind() {
    return XpcKind.INT64;
  }
}
