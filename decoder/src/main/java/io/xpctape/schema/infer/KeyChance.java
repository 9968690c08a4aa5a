package io.xpctape.schema.infer;

/**
 * The chance of a key in kinds that have it with chances of their own, which come from a Beta
 * distribution: logarithms of what a cluster shows of it. For one thread.
 */
final class KeyChance {
  private final Rises present;
  private final Rises absent;
  private final Rises all;

  /**
   * Of a Beta distribution.
   *
   * @param firmness the sum of its two parameters
   * @param share its mean, neither 0 nor 1
   */
  KeyChance(double firmness, double share) {
    this(firmness, share, new Rises(firmness));
  }

  /** The same, with what only depends on the firmness. */
  KeyChance(double firmness, double share, Rises all) {
    present = new Rises(firmness * share);
    absent = new Rises(firmness * (1 - share));
    this.all = all;
  }

  /** What speaks for none of so many sets having it. */
  double none(int of) {
    return absent.of(of) - all.of(of);
  }

  /** What speaks for so many having it, beside that for none. */
  double some(int in, int of) {
    return present.of(in) + absent.of(of - in) - absent.of(of);
  }
}
