package io.xpctape.content.plist;

import static org.assertj.core.api.Assertions.assertThat;

import io.xpctape.json.MessageJson;
import io.xpctape.model.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Plist00Test {
  /** As plistlib of Python 3.11 wrote it. */
  private static final Bytes OF_PYTHON =
      Hex.bytes(
          "62706c6973743030d80102030405060708090a0b0f10111213536269675468616c66546c697374516e546e61"
              + "6d65526f6e53726177547768656e140000000000000000ffffffffffffffff233fe0000000000000a30c0d0e"
              + "62006800e95f100f787878787878787878787878787878a013fffffffffffffffe53746561094200ff3341c5"
              + "f45cac80000008191d2227292e31353a4b54585d6f70797d7e81000000000000010100000000000000140000"
              + "000000000000000000000000008a");

  private static final String TRUE = "09";

  private static String json(Bytes bytes) {
    return MessageJson.value(Plist.read(bytes).orElseThrow().value());
  }

  /** Objects in hexadecimal, the first on top, referred to by one byte. */
  private static Bytes plist(String... objects) {
    return plist(List.of(objects));
  }

  private static Bytes plist(List<String> objects) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes("bplist00".getBytes(StandardCharsets.US_ASCII));
    List<Integer> places = new ArrayList<>();
    for (String object : objects) {
      places.add(out.size());
      out.writeBytes(Hex.bytes(object).toArray());
    }
    int table = out.size();
    ByteBuffer rest = ByteBuffer.allocate(4 * places.size() + 32);
    places.forEach(rest::putInt);
    rest.put(new byte[6]).put((byte) 4).put((byte) 1).putLong(places.size()).putLong(0);
    out.writeBytes(rest.putLong(table).array());
    return Bytes.of(out.toByteArray());
  }

  @Test
  void readsWhatPythonWrites() {
    assertThat(json(OF_PYTHON))
        .isEqualTo(
            "{\"big\":{\"$uint64\":\"18446744073709551615\"},\"half\":{\"$double\":\"0.5\"},"
                + "\"list\":[\"hé\",\"xxxxxxxxxxxxxxx\",[]],\"n\":{\"$int64\":\"-2\"},"
                + "\"name\":\"tea\",\"on\":true,\"raw\":{\"$data\":\"AP8=\"},"
                + "\"when\":{\"$date\":\"1714979289000000000\"}}");
    assertThat(Plist.read(OF_PYTHON).orElseThrow().form()).isEqualTo("bplist00");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "00|null",
        "08|false",
        "09|true",
        "0e 000102030405060708090a0b0c0d0e0f|{\"$uuid\":\"00010203-0405-0607-0809-0A0B0C0D0E0F\"}",
        "10 ff|{\"$int64\":\"255\"}",
        "11 ffff|{\"$int64\":\"65535\"}",
        "12 ffffffff|{\"$int64\":\"4294967295\"}",
        "13 ffffffffffffffff|{\"$int64\":\"-1\"}",
        "14 0000000000000000 ffffffffffffffff|{\"$uint64\":\"18446744073709551615\"}",
        "14 ffffffffffffffff fffffffffffffffe|{\"$int64\":\"-2\"}",
        "14 0000000000000001 0000000000000000|{\"$other\":{\"type_name\":\"integer\",\"description\":\"18446744073709551616\"}}",
        "22 3fc00000|{\"$double\":\"1.5\"}",
        "33 c1cd27e440000000|{\"$date\":\"0\"}",
        "33 41c5f45bb800001a|{\"$date\":\"1714978800000003099\"}",
        "33 7ff0000000000000|{\"$other\":{\"type_name\":\"date\",\"description\":\"Infinity s after 2001\"}}",
        "51 e9|{\"$string\":\"6Q==\"}",
        "62 00e90062|\"éb\"",
        "73 68c3a9|\"hé\"",
        "80 07|{\"CF$UID\":{\"$uint64\":\"7\"}}",
        "a0|[]",
        "c0|[]",
        "d0|{}",
      })
  void readsEachType(String object, String expected) {
    assertThat(json(plist(object))).isEqualTo(expected);
  }

  @Test
  void keysNeedNotBeText() {
    assertThat(json(plist("d2 01 02 03 03", "51 35", "10 05", TRUE)))
        .isEqualTo("{\"$entries\":[[\"5\",true],[\"5\",true]]}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0f",
        "01",
        "15 00",
        "24 00",
        "31 00",
        "4f 20 00",
        "4f 13 7fffffffffffffff",
        "52 61",
        "6f 13 4000000000000000",
        "88 00000000000000000000",
        "90",
        "a1 01",
        "a1 00",
        "af 12 7fffffff",
        "d1 00 00",
        "f0"
      })
  void damageStaysData(String object) {
    assertThat(Plist.read(plist(object))).isEmpty();
  }

  @Test
  void everyCutOneStaysData() {
    for (int size = 0; size < OF_PYTHON.size(); size++) {
      assertThat(Plist.read(OF_PYTHON.slice(0, size))).as("%d bytes", size).isEmpty();
    }
  }

  @Test
  void whatLiesInsideItselfIsDamage() {
    assertThat(Plist.read(plist("a1 01", "a1 00"))).isEmpty();
    assertThat(Plist.read(plist("d1 01 00", "51 61"))).isEmpty();
  }

  @Test
  void sharedObjectsDoNotGrowWithoutBounds() {
    assertThat(json(plist("a2 01 01", "a2 02 02", TRUE))).isEqualTo("[[true,true],[true,true]]");
    List<String> doubling = new ArrayList<>();
    for (int i = 1; i <= 100; i++) {
      doubling.add("c2%02x%02x".formatted(i, i));
    }
    doubling.add(TRUE);
    assertThat(Plist.read(plist(doubling))).isEmpty();
  }

  @Test
  void nestingIsLimited() {
    assertThat(Plist.read(chain(127))).isPresent();
    assertThat(Plist.read(chain(128))).isEmpty();
    assertThat(Plist.read(plist(Collections.nCopies(250, "0c")))).isEmpty();
  }

  /** Arrays inside one another, the innermost read first. */
  private static Bytes chain(int arrays) {
    List<String> objects = new ArrayList<>();
    objects.add("a2 %02x 01".formatted(arrays / 2));
    for (int i = 1; i < arrays; i++) {
      objects.add("a1%02x".formatted(i + 1));
    }
    objects.add(TRUE);
    return plist(objects);
  }
}
