package io.xpctape.schema.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TuplesTest {
  private record Case(String name, boolean tuple, int n, IntFunction<String> json) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static int random(int seed, int from, int to) {
    return from + new Random(seed * 7919L).nextInt(to - from);
  }

  static Case[] cases() {
    return new Case[] {
      new Case("name and number", true, 6, i -> "['a" + i + "', " + i + "]"),
      new Case("name and number, too few", false, 4, i -> "['a" + i + "', " + i + "]"),
      new Case(
          "year, month, day",
          true,
          60,
          i -> "[" + (1990 + i % 40) + "," + (1 + i % 12) + "," + (1 + i % 28) + "]"),
      new Case(
          "longitude and latitude",
          true,
          200,
          i -> "[" + random(i, -1800, 1800) / 10.0 + "," + random(i + 999, -800, 800) / 10.0 + "]"),
      new Case(
          "pairs of the same",
          false,
          200,
          i -> "[" + random(i, 0, 100) + "," + random(i + 500, 0, 100) + "]"),
      new Case(
          "operator and operand",
          true,
          40,
          i -> "['" + (i % 2 == 0 ? "add" : "sub") + "', 'x" + i + "']"),
      new Case(
          "path and UUID",
          true,
          10,
          i -> "['/tmp/" + i + "', '123e4567-e89b-12d3-a456-4266141740" + (10 + i) + "']"),
      new Case("lists of one length by chance", false, 8, i -> "['a" + i + "','b" + i + "']"),
      new Case("lists of several lengths", false, 30, i -> i % 2 == 0 ? "['a', 1]" : "['a']"),
      new Case("one element", false, 50, i -> "[" + i + "]"),
      new Case("always empty", false, 50, i -> "[]"),
      new Case(
          "two records of other keys",
          true,
          12,
          i -> "[{'host': 'h" + i + "', 'port': 1}, {'user': 'u', 'group': 'g'}]"),
      new Case("two records of the same keys", false, 50, i -> "[{'x': " + i + "}, {'x': 2}]"),
      new Case(
          "null or a string, always a number",
          true,
          10,
          i -> "[" + (i % 2 == 0 ? "null" : "'x'") + ", " + i + "]"),
    };
  }

  @ParameterizedTest
  @MethodSource("cases")
  void tellsTuplesFromLists(Case given) {
    Schema schema = Seen.schema(Seen.times(given.n(), i -> "{'a': " + given.json().apply(i) + "}"));
    TypeMeaning type = Seen.type(schema, "a");

    assertThat(type.use())
        .as(type.evidence() + " " + type.confidence())
        .isInstanceOf(given.tuple() ? Use.TupleOf.class : Use.ListOf.class);
    assertThat(type.confidence()).isBetween(0.5, 1.0);
  }

  @Test
  void saysWhy() {
    Schema schema =
        Seen.schema(Seen.times(6, i -> "{'t': ['a" + i + "', " + i + "], 'l': [1, 2], 'm': []}"));

    assertThat(Seen.type(schema, "t").evidence())
        .isEqualTo("always 2 elements in 6 arrays: the 1st string, the 2nd int64");
    assertThat(Seen.type(schema, "l").evidence())
        .isEqualTo("always 2 elements in 6 arrays, none unlike the others");
    assertThat(Seen.type(schema, "t[1]").evidence()).isEqualTo("all 6 values");
    assertThat(schema.meanings(Seen.KIND)).containsKeys("t[0]", "l[*]").doesNotContainKey("t[*]");
  }
}
