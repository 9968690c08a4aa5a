package io.xpctape.schema.infer;

import java.util.Arrays;

/**
 * Logarithms of one number's rising factorials, x (x + 1) ... (x + n - 1), which are what gamma
 * functions differ by. They are added up as far as they are asked for, and kept. For one thread.
 */
final class Rises {
  private static final int FIRST = 8;

  private final double from;
  private double[] logs = new double[FIRST];
  private int known = 1;

  /**
   * Of this number.
   *
   * @param from greater than 0
   */
  Rises(double from) {
    this.from = from;
  }

  /** Of so many factors; 0 of none. */
  double of(int factors) {
    if (factors >= known) {
      learn(factors);
    }
    return logs[factors];
  }

  private void learn(int factors) {
    if (factors >= logs.length) {
      logs = Arrays.copyOf(logs, Math.max(factors + 1, 2 * logs.length));
    }
    for (; known <= factors; known++) {
      logs[known] = logs[known - 1] + Math.log(from + known - 1);
    }
  }
}
