package io.xpctape.schema.imaginary;

import io.xpctape.model.XpcValue;
import java.util.Random;

/** What the values of one place are like. */
@FunctionalInterface
interface Form {
  /**
   * One of them.
   *
   * @param depth so many containers may still be inside one another
   */
  XpcValue make(Random random, int depth);
}
