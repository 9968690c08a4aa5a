package io.xpctape.schema.decide;

import io.xpctape.model.XpcValue;
import io.xpctape.schema.infer.Format;

/** What else a place's values have in common. */
public sealed interface Trait {
  /** How sure it is, 0 to 1. */
  double confidence();

  /** What was seen that speaks for it, in a phrase without a full stop; safe to show. */
  String evidence();

  /** Whether people said so, and not what was seen. */
  boolean byHand();

  /**
   * It is always the same.
   *
   * @param value the only one
   */
  record Constant(XpcValue value, double confidence, String evidence, boolean byHand)
      implements Trait {}

  /** It differs nearly every time: an id, a time, a process, an address. */
  record Volatile(double confidence, String evidence, boolean byHand) implements Trait {}

  /**
   * Its strings or data are of a form that others than XPC have given them.
   *
   * @param format which
   */
  record Formatted(Format format, double confidence, String evidence, boolean byHand)
      implements Trait {}
}
