package io.xpctape.model;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * Why a value is not whole.
 *
 * @param reason why
 * @param fullLength bytes or entries of the whole value, where that is known
 */
public record Incomplete(Reason reason, OptionalLong fullLength) {
  /** The same value, not whole for this reason; empty if one of its type is always whole. */
  public Optional<XpcValue> mark(XpcValue value) {
    Optional<Incomplete> why = Optional.of(this);
    if (value instanceof XpcData data) {
      return Optional.of(new XpcData(data.bytes(), why));
    } else if (value instanceof XpcString string) {
      return Optional.of(new XpcString(string.bytes(), why));
    } else if (value instanceof XpcDouble number) {
      return Optional.of(new XpcDouble(number.value(), why));
    } else if (value instanceof XpcDate date) {
      return Optional.of(new XpcDate(date.nanoseconds(), why));
    } else if (value instanceof XpcArray array) {
      return Optional.of(new XpcArray(array.values(), why));
    } else if (value instanceof XpcDictionary dictionary) {
      return Optional.of(new XpcDictionary(dictionary.entries(), why));
    } else if (value instanceof XpcError error) {
      XpcDictionary keys = new XpcDictionary(error.keys().entries(), why);
      return Optional.of(new XpcError(error.singleton(), keys));
    } else if (value instanceof XpcFileTransfer file) {
      XpcDictionary transfer = new XpcDictionary(file.transfer().entries(), why);
      return Optional.of(new XpcFileTransfer(file.id(), transfer));
    } else if (value instanceof XpcResource other) {
      return Optional.of(
          new XpcResource(other.kind(), other.typeName(), other.description(), other.wire(), why));
    }
    return Optional.empty();
  }

  /** Why a value is not whole. */
  public enum Reason {
    UNKNOWN,
    /** Cut at the limit that the recording was given. */
    MAX_DATA,
    /** Deeper than the recorder descends. */
    DEPTH,
    /** The recorder's memory did not suffice. */
    MEMORY,
    /** The source of an imported value had lost it. */
    SOURCE
  }
}
