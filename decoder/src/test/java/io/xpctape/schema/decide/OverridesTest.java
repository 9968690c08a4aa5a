package io.xpctape.schema.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xpctape.model.BadInputException;
import io.xpctape.model.Bytes;
import io.xpctape.schema.infer.KindRules;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverridesTest {
  private static String body(int i) {
    String t = i % 2 == 0 ? "a" : "b";
    int n = i % 7;
    return "{'limits': {'low': {'at': %1$d}, 'high': {'at': 2}}, 'ids': {'%1$d': 1, '1%1$d': 2,"
            .formatted(n)
        + " '2%1$d': 3}, 'mode': 'on', 'origin': [%1$d, %1$d],".formatted(n)
        + " 'device': {'t': '%1$s', '%1$s': 1}, 'state': %2$d, 'nonce': %2$d}".formatted(t, i % 3);
  }

  private static Schema schema(String overrides) {
    return Schema.of(
        Seen.summary(Seen.times(40, OverridesTest::body).toList()),
        KindRules.NONE,
        OverridesFile.parse(overrides, "overrides.txtpb")
            .forKinds(Map.of(Seen.KIND, List.of("SetEvent", "set"))));
  }

  @ParameterizedTest
  @CsvSource({
    "limits, RecordOf, map, MapOf",
    "ids, MapOf, record, RecordOf",
    "mode, Plain, enum, EnumOf",
    "state, EnumOf, plain, Plain",
    "origin, ListOf, tuple, TupleOf",
    "device, TaggedUnion, record, RecordOf",
    "nonce, Plain, enum, EnumOf",
    "limits.low, RecordOf, map, MapOf",
  })
  void peopleKnowBetter(String path, String before, String as, String after) {
    Schema seen = schema("");
    Schema said =
        schema("override { kind: \"SetEvent\" path: \"" + path + "\" as: \"" + as + "\" }");

    assertThat(Seen.use(seen, path).getClass().getSimpleName()).isEqualTo(before);
    assertThat(Seen.use(said, path).getClass().getSimpleName()).isEqualTo(after);
    assertThat(Seen.type(said, path).byHand()).isTrue();
    assertThat(Seen.type(said, path).confidence()).isEqualTo(1);
    assertThat(Seen.type(said, path).evidence()).isEqualTo("overrides.txtpb says so in line 1");
    assertThat(said.notes()).isEmpty();
  }

  @Test
  void whatIsBelowFollows() {
    Schema map = schema("override { kind: \"set\" path: \"limits\" as: \"map\" }");

    assertThat(Seen.use(map, "limits.*"))
        .isInstanceOfSatisfying(
            Use.RecordOf.class, r -> assertThat(r.type().dictionaries()).isEqualTo(80));
    assertThat(map.meaning(Seen.KIND, "limits.low")).isEmpty();
    assertThat(map.meaning(Seen.KIND, "limits.*.at")).isPresent();
  }

  @Test
  void aTagCanBeNamed() {
    Schema schema = schema("override { path: \"device\" as: \"tagged union\" tag: \"t\" }");

    assertThat(Seen.use(schema, "device"))
        .isInstanceOfSatisfying(
            Use.TaggedUnion.class, u -> assertThat(u.tagKey()).isEqualTo(Bytes.utf8("t")));
  }

  @Test
  void theLaterOneHoldsAndNamesAddUp() {
    Schema schema =
        schema(
            """
            override { path: "**" values: "ordinary" name: "first" }
            override {
              kind: "SetEvent"
              path: "mode"
              name: "power_mode"
            }
            override { kind: "SetEvent" path: "mode" as: "enum" type_name: "PowerMode" }
            override { kind: "SetEvent" name: "Configure" }
            """);
    Meaning mode = schema.meaning(Seen.KIND, "mode").orElseThrow();

    assertThat(mode.names().field()).contains("power_mode");
    assertThat(mode.names().type()).contains("PowerMode");
    assertThat(mode.constant()).isEmpty();
    assertThat(schema.meaning(Seen.KIND, "nonce").orElseThrow().names().field()).contains("first");
    assertThat(schema.meaning(Seen.KIND, ".").orElseThrow().names().field()).contains("Configure");
  }

  @Test
  void whatIsConstantOrVolatileCanBeSaid() {
    Schema schema =
        schema(
            "override { path: \"nonce\" values: \"volatile\" }\n"
                + "override { path: \"mode\" values: \"constant\" }");

    assertThat(schema.meaning(Seen.KIND, "nonce").orElseThrow().variable().orElseThrow().byHand())
        .isTrue();
    assertThat(schema.meaning(Seen.KIND, "mode").orElseThrow().constant().orElseThrow().byHand())
        .isTrue();
  }

  @Test
  void tellsWhatItPassesOver() {
    Schema schema =
        schema(
            """
            # a comment

            override { kind: "Nobody" path: "mode" as: "enum" }
            override { kind: "SetEvent" path: "nothing" as: "map" }
            override { kind: "SetEvent" path: "mode" as: "map" }
            override { path: "state" values: "constant" }
            override { path: "device" as: "tagged union" tag: "nothing" }
            """);

    assertThat(schema.notes())
        .containsExactlyInAnyOrder(
            "overrides.txtpb: line 3, Nobody mode: there is no such kind; it is passed over",
            "overrides.txtpb: line 4, SetEvent nothing: nothing was seen there; it is passed over",
            "overrides.txtpb: line 5, SetEvent mode: nothing there can be a map, only string; it is"
                + " passed over",
            "overrides.txtpb: line 6, state: is not constant, for it had other values; it is passed"
                + " over",
            "overrides.txtpb: line 7, device: can't be a tagged union, for its tag was seen with"
                + " too many values, or is none; it is passed over");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "path: \"a\" as: \"heap\" | 1: as: there is no \"heap\", only record, map, tagged union, list,"
            + " tuple, enum, plain",
        "path: \"a\" values: \"odd\" | 1: values: there is no \"odd\", only constant, volatile,"
            + " ordinary",
        "path: \"a[\" as: \"map\" | 1: path: ",
        "path: \"a\" | 1: says nothing: as, values, name or type_name is needed",
        "path: \"a\" as: \"tagged union\" | 1: a tag goes with as: \"tagged union\", and only with it",
        "path: \"a\" as: \"map\" tag: \"t\" | 1: a tag goes with as: \"tagged union\", and only with it",
        "path: \"a\" name: \"aB\" | 1: \"aB\" is no name for a field, as power_mode is",
        "name: \"set\" | 1: \"set\" is no name for a message or enum, as LampConfig is",
        "type_name: \"Set\" | 1: a kind's message is given a name, no type_name",
        "way: \"a\" | 1, column ",
        "path: 3 | 1, column ",
      })
  void refusesWhatMakesNoSense(String entry, String why) {
    assertThatThrownBy(() -> OverridesFile.parse("override { " + entry + " }", "o"))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("o: line " + why);
  }

  @Test
  void theExamplesOfTheTemplateAreRight() {
    String examples = OverridesFile.TEMPLATE.replaceAll("(?m)^#   ", "");

    assertThat(OverridesFile.parse(examples, "o").entries()).hasSize(13);
    assertThat(OverridesFile.parse(OverridesFile.TEMPLATE, "o").entries()).isEmpty();
  }
}
