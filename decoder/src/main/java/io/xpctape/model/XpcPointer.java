package io.xpctape.model;

/** A pointer: private, its 64 bits. */
public record XpcPointer(long address) implements XpcValue {
  @Override
  public XpcKind kind() {
    return XpcKind.POINTER;
  }
}
