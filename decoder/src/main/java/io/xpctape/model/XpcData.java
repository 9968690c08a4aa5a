package io.xpctape.model;

import java.util.Optional;

/**
 * Raw bytes.
 *
 * @param bytes what is known of them
 * @param incomplete present when {@code bytes} is not all
 */
public record XpcData(Bytes bytes, Optional<Incomplete> incomplete) implements XpcValue {
  /** All bytes known. */
  public XpcData(Bytes bytes) {
    this(bytes, Optional.empty());
  }

  @Override
  public XpcKind kind() {
    return XpcKind.DATA;
  }
}
