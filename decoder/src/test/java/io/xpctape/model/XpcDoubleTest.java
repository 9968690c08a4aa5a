package io.xpctape.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class XpcDoubleTest {
  @Test
  void zeroesAndNansOfDifferentBitsDiffer() {
    assertThat(new XpcDouble(0.0)).isNotEqualTo(new XpcDouble(-0.0));
    double quiet = Double.longBitsToDouble(0x7ff8_0000_0000_0000L);
    double payload = Double.longBitsToDouble(0x7ff8_0000_0000_0001L);
    assertThat(new XpcDouble(quiet)).isEqualTo(new XpcDouble(quiet));
    assertThat(new XpcDouble(quiet)).isNotEqualTo(new XpcDouble(payload));
  }
}
