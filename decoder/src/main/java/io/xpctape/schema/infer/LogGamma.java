package io.xpctape.schema.infer;

import java.util.stream.IntStream;

/** The logarithm of the gamma function, of positive numbers. */
final class LogGamma {
  /** From here on Stirling's series is right to 10 digits. */
  private static final double LARGE = 10;

  private static final double HALF_LOG_TWO_PI = Math.log(2 * Math.PI) / 2;

  /** Of whole numbers, which are asked for most. */
  private static final double[] WHOLE =
      IntStream.rangeClosed(0, 2048).mapToDouble(x -> of((double) x)).toArray();

  /** A product of so many, each some million at most, is a double still. */
  private static final int PRODUCT = 24;

  private LogGamma() {}

  static double of(int x) {
    return x < WHOLE.length ? WHOLE[x] : of((double) x);
  }

  /** Stirling's series (Abramowitz and Stegun, 6.1.41), after as many steps up as it takes. */
  static double of(double x) {
    double steps = 1;
    double large = x;
    while (large < LARGE) {
      steps *= large;
      large += 1;
    }
    double inverse = 1 / large;
    double square = inverse * inverse;
    double rest = inverse * (1 / 12.0 - square * (1 / 360.0 - square * (1 / 1260.0)));
    return (large - 0.5) * Math.log(large) - large + HALF_LOG_TWO_PI + rest - Math.log(steps);
  }

  /** How much more it is for x + steps than for x. */
  static double rise(double x, int steps) {
    if (steps > PRODUCT) {
      return of(x + steps) - of(x);
    }
    double product = 1;
    for (int i = 0; i < steps; i++) {
      product *= x + i;
    }
    return Math.log(product);
  }
}
