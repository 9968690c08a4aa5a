package io.xpctape.schema.infer;

/**
 * The Chinese restaurant process: the next guest starts a new table with a chance of a / (a + n).
 */
final class Restaurant {
  private static final double LEAST = 1e-3;
  private static final double GREATEST = 1e6;
  private static final int BISECTIONS = 60;

  private Restaurant() {}

  /** The parameter a with which so many tables are expected for so many guests. */
  static double of(int tables, int guests) {
    double low = LEAST;
    double high = GREATEST;
    for (int i = 0; i < BISECTIONS; i++) {
      double middle = Math.sqrt(low * high);
      double expected = 0;
      for (int n = 0; n < guests; n++) {
        expected += middle / (middle + n);
      }
      if (expected < tables) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
