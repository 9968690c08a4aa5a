package io.xpctape.schema.decide;

import static org.assertj.core.api.Assertions.assertThat;

import io.xpctape.model.Bytes;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyWordsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "7",
        "-12",
        "1.2.3",
        "00c0ffee",
        "0x00c0ffee",
        "0e4cd4f1-4d5b-4a1c-9d2f-0b2f6b7f9f10",
        "aa:bb:cc:dd:ee:ff",
        "/dev/disk0",
        "lamp@example.com",
        "Turn it on"
      })
  void nobodyCallsAKeyThat(String key) {
    assertThat(data(key)).isOne();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "name",
        "disk0",
        "deadbeef",
        "0xdeadbeef",
        "v1.2",
        "a:b",
        "größe",
        "kEys"
      })
  void aKeyMayBeCalledThat(String key) {
    assertThat(data(key)).isZero();
  }

  @Test
  void whatIsNoTextIsData() {
    assertThat(KeyWords.data(List.of(Bytes.of((byte) 0xff, (byte) 'a')))).isOne();
  }

  @Test
  void threeNumberedKeysAreData() {
    assertThat(data("disk0", "disk1", "name")).isZero();
    assertThat(data("disk0", "disk1", "disk17", "name")).isEqualTo(3);
  }

  private static long data(String... keys) {
    return KeyWords.data(Arrays.stream(keys).map(Bytes::utf8).toList());
  }
}
