package io.xpctape.model;

import java.util.Optional;

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
  public Optional<Incomplete> incomplete() {
    return keys.incomplete();
  }

  @Override
  public XpcKind kind() {
    return XpcKind.ERROR;
  }
}
