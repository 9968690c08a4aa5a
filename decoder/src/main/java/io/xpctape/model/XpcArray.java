package io.xpctape.model;

import java.util.List;
import java.util.Optional;

/**
 * Values in order.
 *
 * @param values what is known of them
 * @param incomplete present when there were more
 */
public record XpcArray(List<XpcValue> values, Optional<Incomplete> incomplete) implements XpcValue {
  public XpcArray {
    values = List.copyOf(values);
  }

  /** All values known. */
  public XpcArray(List<XpcValue> values) {
    this(values, Optional.empty());
  }

  /** All values known. */
  public static XpcArray of(XpcValue... values) {
    return new XpcArray(List.of(values));
  }

  @Override
  public XpcKind kind() {
    return XpcKind.ARRAY;
  }
}
