package io.xpctape.schema.decide;

import static org.assertj.core.api.Assertions.assertThat;

import io.xpctape.model.Bytes;
import io.xpctape.model.XpcString;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TaggedUnionsTest {
  private record Case(String name, String tag, int n, IntFunction<String> json) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static String device(int i) {
    return switch (i % 3) {
      case 0 -> "{'type': 'disk', 'path': '/d" + i + "', 'read_only': true}";
      case 1 -> "{'type': 'net', 'mac': '02:00'}";
      default -> "{'type': 'serial', 'port': " + i + (i % 2 == 0 ? ", 'speed': 9600" : "") + "}";
    };
  }

  static Case[] cases() {
    return new Case[] {
      new Case("devices", "type", 30, TaggedUnionsTest::device),
      new Case("too few devices", "", 6, TaggedUnionsTest::device),
      new Case(
          "integers",
          "op",
          40,
          i -> i % 2 == 0 ? "{'op': 1, 'a': " + i + "}" : "{'op': 2, 'b': " + i + "}"),
      new Case(
          "all alike", "", 60, i -> "{'type': '" + (char) ('a' + i % 3) + "', 'x': " + i + "}"),
      new Case(
          "keys that do not go by it",
          "",
          60,
          i ->
              "{'type': '"
                  + (char) ('a' + i % 3)
                  + "', 'x': 1"
                  + (i / 3 % 2 == 0 ? ", 'y': 2" : ", 'z': 3")
                  + "}"),
      new Case(
          "each its own value",
          "",
          40,
          i -> "{'type': 't" + i + "', " + (i % 2 == 0 ? "'a': 1}" : "'b': 2}")),
      new Case(
          "a tag that some lack",
          "",
          60,
          i ->
              i % 6 == 5
                  ? "{'a': 1}"
                  : i % 2 == 0 ? "{'type': 'a', 'a': 1}" : "{'type': 'b', 'b': 1}"),
      new Case(
          "the key that is named like a tag",
          "kind",
          60,
          i ->
              i % 2 == 0
                  ? "{'colour': 'red', 'kind': 'a', 'a': 1}"
                  : "{'colour': 'blue', 'kind': 'b', 'b': 1}"),
    };
  }

  @ParameterizedTest
  @MethodSource("cases")
  void findsTheKeyThatTellsTheOthers(Case given) {
    Schema schema = Seen.schema(Seen.times(given.n(), i -> "{'d': " + given.json().apply(i) + "}"));
    Use use = Seen.use(schema, "d");

    if (given.tag().isEmpty()) {
      assertThat(use).isInstanceOf(Use.RecordOf.class);
    } else {
      assertThat(use)
          .isInstanceOfSatisfying(
              Use.TaggedUnion.class,
              union -> assertThat(union.tagKey()).isEqualTo(Bytes.utf8(given.tag())));
    }
  }

  @Test
  void saysWhyAndWhatStandsWithEachValue() {
    Schema schema = Seen.schema(Seen.times(31, i -> "{'d': [" + device(i) + "]}"));
    TypeMeaning type = Seen.type(schema, "d[*]");
    Use.TaggedUnion union = (Use.TaggedUnion) type.use();

    assertThat(type.evidence())
        .matches(
            "the value of \"type\" tells the keys: 3 values explain [0-9]+ % of how 31 dictionaries"
                + " differ");
    assertThat(union.variants().keySet())
        .containsExactly(XpcString.of("disk"), XpcString.of("net"), XpcString.of("serial"));
    assertThat(List.copyOf(union.variants().values()).get(2).keys())
        .containsEntry(Bytes.utf8("port"), 10L)
        .containsEntry(Bytes.utf8("speed"), 5L);
    assertThat(schema.meanings(Seen.KIND)).containsKeys("d[*].mac", "d[*].speed");
  }
}
