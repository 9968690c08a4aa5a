package io.xpctape.model;

import java.util.Optional;

/**
 * A C string without its NUL, which need not be UTF-8.
 *
 * @param bytes what is known of it
 * @param incomplete present when {@code bytes} is not all
 */
public record XpcString(Bytes bytes, Optional<Incomplete> incomplete) implements XpcValue {
  /** All bytes known. */
  public XpcString(Bytes bytes) {
    this(bytes, Optional.empty());
  }

  /** A string given as text. */
  public static XpcString of(String text) {
    return new XpcString(Bytes.utf8(text));
  }

  @Override
  public XpcKind kind() {
    return XpcKind.STRING;
  }
}
