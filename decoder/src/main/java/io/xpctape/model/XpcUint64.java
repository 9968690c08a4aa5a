package io.xpctape.model;

/** An unsigned integer; {@code value} holds its 64 bits. */
public record XpcUint64(long value) implements XpcValue {
  @Override
  public XpcKind kind() {
    return XpcKind.UINT64;
  }
}
