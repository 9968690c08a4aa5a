package io.xpctape.schema.drift;

import io.xpctape.model.XpcArray;
import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcValue;

/**
 * How unlikely something about a message has to be before it is told. The more a message says, the
 * more of it is new by chance, and the unlikelier each has to be: by the root of how many values
 * there are, since those that go together are new together.
 *
 * @param share what the bounds are to be multiplied by
 */
record Bounds(double share) {
  static final double ABSENT = 0.01;
  static final double OTHER_TYPE = 0.004;
  static final double EMPTY = 0.03;
  static final double NEW_KEY = 0.05;
  static final double KNOWN_KEY = 0.0005;
  static final double NEW_KIND = 0.01;

  /** The bounds stand for messages of so many values. */
  private static final double USUAL = 25;

  /** Shorter messages are taken for so long: what is seldom seen is not to be told of them. */
  private static final int FEW = 6;

  /**
   * For one message.
   *
   * @param strict whether all is told, however likely
   */
  static Bounds of(XpcValue body, boolean strict) {
    return new Bounds(
        strict ? Double.POSITIVE_INFINITY : Math.sqrt(USUAL / Math.max(FEW, values(body))));
  }

  /** Whether something so likely is told. */
  boolean tell(double chance, double bound) {
    return chance < bound * share;
  }

  private static int values(XpcValue value) {
    int all = 1;
    if (value instanceof XpcDictionary dictionary) {
      for (XpcDictionary.Entry entry : dictionary.entries()) {
        all += values(entry.value());
      }
    } else if (value instanceof XpcArray array) {
      for (XpcValue element : array.values()) {
        all += values(element);
      }
    }
    return all;
  }
}
