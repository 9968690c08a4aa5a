package io.xpctape.content.plist;

import static org.assertj.core.api.Assertions.assertThat;

import io.xpctape.json.MessageJson;
import io.xpctape.model.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * CoreFoundation's form. The bytes here were put together by hand after the sources that {@link
 * Plist15} names; no Mac wrote them. The reader was also checked against captures that other
 * projects carry in their tests.
 */
class Plist15Test {
  private static String json(Bytes bytes) {
    return MessageJson.value(Plist.read(bytes).orElseThrow().value());
  }

  @Test
  void readsADictionaryOfAMessage() {
    Bytes plist =
        Hex.bytes(
            "62706c6973743135 13 2900000000000080 12 00000000"
                + "d3 74 6b696e64 71 6e 72 6f6b 74 6c616d70 10a7 09 0000");
    assertThat(json(plist)).isEqualTo("{\"kind\":\"lamp\",\"n\":{\"$int64\":\"39\"},\"ok\":true}");
    assertThat(Plist.read(plist).orElseThrow().form()).isEqualTo("bplist15");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "1080|{\"$int64\":\"0\"}",
        "107f|{\"$int64\":\"-1\"}",
        "11ff7f|{\"$int64\":\"-1\"}",
        "12 00000080|{\"$int64\":\"0\"}",
        "13 ffffffffffffffff|{\"$int64\":\"9223372036854775807\"}",
        "13 0000000000000000|{\"$int64\":\"-9223372036854775808\"}",
        "22 3fc00000|{\"$double\":\"1.5\"}",
        "23 3ff8000000000000|{\"$double\":\"1.5\"}",
        "33 0000000000000000|{\"$date\":\"978307200000000000\"}",
        "43 000102|{\"$data\":\"AAEC\"}",
        "52 6869|\"hi\"",
        "73 68c3a9|\"hé\"",
        "62 d83dde00|\"😀\"",
        "7f 1083 616263|\"abc\"",
        "00|null",
        "08|false",
        "a2 09 08|[true,false]",
        "c1 09|[true]",
        "0c 7161|\"a\"",
        "0d 0c7162 7161|{\"base\":\"b\",\"relative\":\"a\"}",
        "0e 000102030405060708090a0b0c0d0e0f|{\"$uuid\":\"00010203-0405-0607-0809-0A0B0C0D0E0F\"}",
        "d0|{}",
      })
  void readsEachType(String object, String expected) {
    assertThat(json(Hex.plist15(object))).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0f",
        "80 01",
        "90",
        "e0",
        "14 00000000000000000000000000000000",
        "a1",
        "a1 09 09",
        "7f 137fffffffffffffff",
        "7f 130000000000000000",
        "af 13 ffffff7f00000080",
        "d1 09 09",
        "31 00",
        "32 00000000 00"
      })
  void damageStaysData(String object) {
    assertThat(Plist.read(Hex.plist15(object))).isEmpty();
  }

  @Test
  void theLengthThatItSaysIsItsOwn() {
    Bytes whole = Hex.plist15("a109");
    assertThat(Plist.read(Bytes.of(padded(whole, 100)))).isPresent();
    for (int size = 0; size < whole.size(); size++) {
      assertThat(Plist.read(whole.slice(0, size))).as("%d bytes", size).isEmpty();
    }
  }

  @Test
  void nestingIsLimited() {
    assertThat(Plist.read(Hex.plist15("a1".repeat(127) + "09"))).isPresent();
    assertThat(Plist.read(Hex.plist15("a1".repeat(128) + "09"))).isEmpty();
    assertThat(Plist.read(Hex.plist15("a1".repeat(100_000) + "09"))).isEmpty();
    assertThat(Plist.read(Hex.plist15("0c".repeat(100_000) + "7161"))).isEmpty();
  }

  private static byte[] padded(Bytes bytes, int size) {
    byte[] padded = new byte[size];
    bytes.copyTo(padded, 0);
    return padded;
  }
}
