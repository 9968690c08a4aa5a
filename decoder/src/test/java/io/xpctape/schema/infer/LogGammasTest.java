package io.xpctape.schema.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LogGammasTest {
  @Test
  void itRisesByTheLogarithmsOnTheWay() {
    for (int steps = 0; steps < 40; steps++) {
      double expected = 0;
      for (int i = 0; i < steps; i++) {
        expected += Math.log(0.3 + i);
      }
      assertThat(LogGammas.rise(0.3, steps)).isCloseTo(expected, within(1e-9));
    }
  }
}
