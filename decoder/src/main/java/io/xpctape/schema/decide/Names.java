package io.xpctape.schema.decide;

import java.util.Optional;

/**
 * What people want things to be called.
 *
 * @param field the field, or for a kind's body its message
 * @param type the message or enum that the field is of
 */
public record Names(Optional<String> field, Optional<String> type) {
  /** Nobody said anything. */
  public static final Names NONE = new Names(Optional.empty(), Optional.empty());
}
