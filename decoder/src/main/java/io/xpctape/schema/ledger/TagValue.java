package io.xpctape.schema.ledger;

import io.xpctape.model.XpcInt64;
import io.xpctape.model.XpcString;
import io.xpctape.model.XpcUint64;
import io.xpctape.model.XpcValue;
import java.util.Optional;

/** The values of tags as ledgers and schemas write them. */
public final class TagValue {
  private TagValue() {}

  /** A string itself, an integer in decimal; empty if it is none of these, or not whole. */
  public static Optional<String> text(XpcValue value) {
    if (value.incomplete().isPresent()) {
      return Optional.empty();
    } else if (value instanceof XpcString string) {
      return string.bytes().asUtf8();
    } else if (value instanceof XpcInt64 integer) {
      return Optional.of(Long.toString(integer.value()));
    }
    return value instanceof XpcUint64 integer
        ? Optional.of(Long.toUnsignedString(integer.value()))
        : Optional.empty();
  }
}
