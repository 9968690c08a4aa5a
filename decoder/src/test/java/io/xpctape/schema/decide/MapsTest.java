package io.xpctape.schema.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.UUID;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MapsTest {
  /** Dictionaries at a key, and what they are. */
  private record Case(String name, boolean map, int n, IntFunction<String> json) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static String uuid(int n) {
    return UUID.nameUUIDFromBytes(new byte[] {(byte) n, (byte) (n >> 8)}).toString();
  }

  private static String some(int i, int of, String prefix, String value) {
    Random random = new Random(i);
    StringBuilder json = new StringBuilder("{");
    for (int k = 0; k < of; k++) {
      if (random.nextInt(4) == 0) {
        json.append(json.length() > 1 ? "," : "");
        json.append("'").append(prefix).append((char) ('a' + k % 26)).append((char) ('a' + k / 26));
        json.append("': ").append(value);
      }
    }
    return json.append("}").toString();
  }

  static Case[] cases() {
    return new Case[] {
      new Case("sizes by UUID", true, 30, i -> "{'" + uuid(i) + "': " + i + "}"),
      new Case(
          "one by UUID",
          true,
          1,
          i -> "{'" + uuid(1) + "':1,'" + uuid(2) + "':2,'" + uuid(3) + "':3}"),
      new Case(
          "constants named by UUIDs",
          false,
          30,
          i -> "{'" + uuid(1) + "':1,'" + uuid(2) + "':2,'" + uuid(3) + "':3}"),
      new Case(
          "numbered disks",
          true,
          12,
          i ->
              "{'disk"
                  + i
                  + "': {'path': '/d', 'size': 4}, 'disk"
                  + (i + 1)
                  + "': {'path': '/e', 'size': 5}}"),
      new Case("paths", true, 9, i -> "{'/dev/disk" + i + "': true, '/dev/rdisk" + i + "': false}"),
      new Case("environment that grows", true, 40, i -> some(i, 25 + 8 * i, "V", "'x'")),
      new Case("more keys than are counted", true, 600, i -> "{'a" + i + "x': 1}"),
      new Case("two keys", false, 100, i -> "{'width': " + i + ", 'height': 2}"),
      new Case("two keys once", false, 1, i -> "{'width': 1, 'height': 2}"),
      new Case("always empty", false, 9, i -> "{}"),
      new Case("many optional strings, no new ones", false, 400, i -> some(i, 30, "k", "'x'")),
      new Case(
          "values of many types",
          false,
          40,
          i -> "{'" + (char) ('a' + i % 26) + "z': 1, 'n': 'x', 'b': true, 'c': 0.5, 'd': []}"),
      new Case(
          "one key of several: what is to be done",
          false,
          60,
          i ->
              "{'"
                  + new String[] {
                        "createTable",
                        "addColumn",
                        "dropTable",
                        "insert",
                        "update",
                        "sql",
                        "rename",
                        "merge",
                        "tag"
                      }
                      [i % 9]
                  + "': {'"
                  + (char) ('a' + i % 9)
                  + "x': 1, '"
                  + (char) ('a' + i % 9)
                  + "y': 2}}"),
      new Case("colours", false, 50, i -> "{'red': 1, 'green': " + i + ", 'blue': 0}"),
    };
  }

  @ParameterizedTest
  @MethodSource("cases")
  void tellsMapsFromRecords(Case given) {
    Schema schema = Seen.schema(Seen.times(given.n(), i -> "{'d': " + given.json().apply(i) + "}"));
    TypeMeaning type = Seen.type(schema, "d");

    assertThat(type.use())
        .as(type.evidence() + " " + type.confidence())
        .isInstanceOf(given.map() ? Use.MapOf.class : Use.RecordOf.class);
    assertThat(type.confidence()).isBetween(0.5, 1.0);
  }

  @Test
  void saysWhy() {
    Schema schema =
        Seen.schema(
            Seen.times(20, i -> "{'m': {'" + uuid(i) + "': " + i + "}, 'r': {'a': 1, 'b': 'x'}}"));

    assertThat(Seen.type(schema, "m").evidence())
        .isEqualTo(
            "20 different keys in 20 dictionaries, 100 % of them like data, 20 seen once, all"
                + " values of one type");
    assertThat(Seen.type(schema, "r").evidence())
        .isEqualTo("the same 2 keys in each of 20 dictionaries");
    assertThat(Seen.type(schema, "m.*").evidence()).isEqualTo("all 20 values");
  }

  @Test
  void theValuesOfAMapAreOfOneType() {
    Schema schema =
        Seen.schema(
            Seen.times(20, i -> "{'m': {'" + uuid(i) + "': {'path': '/a', 'size': " + i + "}}}"));

    assertThat(Seen.use(schema, "m.*"))
        .isInstanceOfSatisfying(
            Use.RecordOf.class, r -> assertThat(r.type().dictionaries()).isEqualTo(20));
    assertThat(schema.meaning(Seen.KIND, "m.*.size").orElseThrow().variable()).isPresent();
  }
}
