package io.xpctape.model;

/** The null object, which is not the same as a missing key. */
public record XpcNull() implements XpcValue {
  @Override
  public XpcKind kind() {
    return XpcKind.NULL;
  }
}
