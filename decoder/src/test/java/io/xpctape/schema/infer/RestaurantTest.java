package io.xpctape.schema.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RestaurantTest {
  @Test
  void twoGuestsShareATableAsOftenAsExpected() {
    // 1 + a / (a + 1) tables: of three guests 1 + a / (a + 1) + a / (a + 2).
    assertThat(Restaurant.of(2, 3)).isCloseTo(Math.sqrt(2), within(1e-6));
  }

  @Test
  void moreTablesNeedAGreaterParameter() {
    assertThat(Restaurant.of(20, 200)).isGreaterThan(Restaurant.of(10, 200));
    assertThat(Restaurant.of(10, 200)).isLessThan(Restaurant.of(10, 20));
  }
}
