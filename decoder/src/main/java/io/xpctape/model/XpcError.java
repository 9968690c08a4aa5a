package io.xpctape.model;

/**
 * An error object.
 *
 * @param singleton which of libxpc's own it is
 * @param keys its keys, {@code XPCErrorDescription} among them
 */
public record XpcError(Singleton singleton, XpcDictionary keys) implements XpcValue {
  /** libxpc's error singletons. */
  public enum Singleton {
    /** None of them. */
    NONE,
    CONNECTION_INTERRUPTED,
    CONNECTION_INVALID,
    TERMINATION_IMMINENT,
    PEER_CODE_SIGNING_REQUIREMENT
  }

  @Override
  public XpcKind kind() {
    return XpcKind.ERROR;
  }
}
