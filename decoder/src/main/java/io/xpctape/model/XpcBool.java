package io.xpctape.model;

/** A boolean. */
public record XpcBool(boolean value) implements XpcValue {
  @Override
  public XpcKind kind() {
    return XpcKind.BOOL;
  }
}
