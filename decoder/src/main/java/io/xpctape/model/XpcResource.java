package io.xpctape.model;

import java.util.Optional;

/**
 * A live resource of which only its description is known: an endpoint, a mach right, or an object
 * of a type that has no record of its own.
 *
 * @param kind {@link XpcKind#ENDPOINT}, one of the mach kinds, or {@link XpcKind#OTHER}
 * @param typeName as xpc_type_get_name gives it, empty when not even that is known
 * @param description as xpc_copy_description gives it
 * @param wire what a wire message has behind the type, where nobody knows how to read it; else none
 * @param incomplete present when {@code description} is not all that there was to say
 */
public record XpcResource(
    XpcKind kind, Bytes typeName, Bytes description, Bytes wire, Optional<Incomplete> incomplete)
    implements XpcValue {
  /** One that was not read from wire bytes. */
  public XpcResource(
      XpcKind kind, Bytes typeName, Bytes description, Optional<Incomplete> incomplete) {
    this(kind, typeName, description, Bytes.EMPTY, incomplete);
  }

  /** All of its description known. */
  public XpcResource(XpcKind kind, Bytes typeName, Bytes description) {
    this(kind, typeName, description, Optional.empty());
  }
}
