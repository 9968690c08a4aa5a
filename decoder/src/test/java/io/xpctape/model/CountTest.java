package io.xpctape.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class CountTest {
  @Test
  void oneIsNotMany() {
    assertThat(Count.of(0, "byte")).isEqualTo("0 bytes");
    assertThat(Count.of(1, "byte")).isEqualTo("1 byte");
    assertThat(Count.of(-1, "byte")).isEqualTo("18446744073709551615 bytes");
  }
}
