package io.xpctape.schema.infer;

import java.util.stream.IntStream;
import org.apache.commons.numbers.gamma.LogGamma;

/** Logarithms of the gamma function, where many are asked for. */
final class LogGammas {
  /** Of whole numbers, which are asked for most. */
  private static final double[] WHOLE =
      IntStream.rangeClosed(0, 2048).mapToDouble(LogGamma::value).toArray();

  /** A product of so many, each some million at most, is a double still. */
  private static final int PRODUCT = 24;

  private LogGammas() {}

  static double of(int x) {
    return x < WHOLE.length ? WHOLE[x] : LogGamma.value(x);
  }

  /** How much more it is for x + steps than for x. */
  static double rise(double x, int steps) {
    if (steps > PRODUCT) {
      return LogGamma.value(x + steps) - LogGamma.value(x);
    }
    double product = 1;
    for (int i = 0; i < steps; i++) {
      product *= x + i;
    }
    return Math.log(product);
  }
}
