package io.xpctape.schema.decide;

/**
 * Evidence for and against a decision, each piece as the logarithm of how much likelier it is if
 * the decision is right; what people know before they look is the first piece. Pieces add up as if
 * they did not depend on each other, which makes a confidence a little too high; it is for people
 * to compare, not to compute with.
 */
final class Odds {
  private double sum;

  /**
   * Ready to add to.
   *
   * @param before how things are where nothing is known
   */
  Odds(double before) {
    sum = before;
  }

  /** A piece that speaks for it, or against it if it is negative. */
  void add(double piece) {
    sum += piece;
  }

  /** Whether more speaks for it. */
  boolean favour() {
    return sum > 0;
  }

  /**
   * How sure the likelier of both answers is, 0.5 to 1: never more than Laplace's rule allows.
   *
   * @param samples how often it was so
   */
  double confidence(double samples) {
    return Math.min(1 / (1 + Math.exp(-Math.abs(sum))), next(samples, 0));
  }

  /** Laplace's rule of succession: how likely the next one is as those were. */
  static double next(double as, double otherwise) {
    return (as + 1) / (as + otherwise + 2);
  }
}
