package io.xpctape.schema.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogGammaTest {
  @ParameterizedTest
  @CsvSource({
    "1e-4, 9.210282658633963",
    "0.5, 0.5723649429247001",
    "1, 0",
    "2, 0",
    "7, 6.579251212010101",
    "10, 12.801827480081469",
    "2048.5, 13568.1386018426",
  })
  void itIsRight(double x, double expected) {
    assertThat(LogGamma.of(x)).isCloseTo(expected, within(1e-9 * Math.max(1, expected)));
  }

  @Test
  void itRisesByTheLogarithmsOnTheWay() {
    for (int steps = 0; steps < 40; steps++) {
      double expected = 0;
      for (int i = 0; i < steps; i++) {
        expected += Math.log(0.3 + i);
      }
      assertThat(LogGamma.rise(0.3, steps)).isCloseTo(expected, within(1e-9));
    }
  }
}
