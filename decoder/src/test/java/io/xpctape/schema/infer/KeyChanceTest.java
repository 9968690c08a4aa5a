package io.xpctape.schema.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class KeyChanceTest {
  @Test
  void risingFactorialsAreProducts() {
    Rises rises = new Rises(0.3);

    assertThat(rises.of(3)).isCloseTo(Math.log(0.3 * 1.3 * 2.3), within(1e-12));
    assertThat(rises.of(0)).isZero();
    assertThat(rises.of(40) - rises.of(39)).isCloseTo(Math.log(39.3), within(1e-9));
    assertThat(rises.of(1)).isCloseTo(Math.log(0.3), within(1e-12));
  }

  @Test
  void chancesOfAllOutcomesMakeOne() {
    KeyChance chance = new KeyChance(2.5, 0.3);
    double all = 0;
    double ways = 1;
    for (int in = 0; in <= 6; in++) {
      all += ways * Math.exp(chance.none(6) + chance.some(in, 6));
      ways = ways * (6 - in) / (in + 1);
    }

    assertThat(all).isCloseTo(1, within(1e-12));
    assertThat(Math.exp(chance.none(1))).isCloseTo(0.7, within(1e-12));
  }
}
