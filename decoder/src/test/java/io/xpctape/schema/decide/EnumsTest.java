package io.xpctape.schema.decide;

import static org.assertj.core.api.Assertions.assertThat;

import io.xpctape.model.XpcString;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EnumsTest {
  private record Case(String key, boolean isEnum, int n, String name, IntFunction<String> json) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static IntFunction<String> of(String... values) {
    return i -> values[i % values.length];
  }

  static Case[] cases() {
    return new Case[] {
      new Case("mode", true, 40, "four words", of("'off'", "'on'", "'auto'", "'dim'")),
      new Case("mode", false, 9, "three words in nine", of("'off'", "'on'", "'auto'")),
      new Case("mode", false, 40, "new ones late", i -> i < 30 ? "'on'" : "'m" + i + "'"),
      new Case("mode", false, 60, "rare ones", i -> i < 58 ? "'on'" : "'off" + i + "'"),
      new Case(
          "mode",
          true,
          100,
          "one rare one of five",
          i -> i == 77 ? "'dim'" : "'" + (char) ('a' + i % 4) + "'"),
      new Case("mode", false, 50, "always the same", of("'on'")),
      new Case("mode", false, 400, "too many", i -> "'v" + i % 60 + "'"),
      new Case("path", false, 40, "paths", of("'/dev/disk0'", "'/dev/disk1'")),
      new Case("device", false, 40, "paths at another key", of("'/dev/disk0'", "'/dev/disk1'")),
      new Case("user", false, 90, "names of people", of("'anna'", "'bertil'")),
      new Case("reason", false, 90, "sentences", of("'It is broken.'", "'The file is not there.'")),
      new Case("version", false, 90, "versions", of("'v1.0'", "'v1.1'")),
      new Case("words", true, 60, "words with a blank", of("'not now'", "'later'")),
      new Case("type", true, 60, "integers that select", of("1", "2", "7")),
      new Case("types", true, 60, "integers that select, in the plural", of("1", "2", "7")),
      new Case("mode", true, 90, "integers in a row", of("0", "1", "2", "3")),
      new Case("type", false, 20, "integers seen too rarely", of("1", "2", "7")),
      new Case("type", false, 400, "too many integers", i -> "" + i % 20),
      new Case("code", true, 40, "four characters", of("1651470196", "1852142690")),
      new Case("v", true, 40, "four characters at any key", of("1651470196", "1852142690")),
      new Case("port", false, 90, "ports", of("80", "443", "8080")),
      new Case("size", false, 90, "sizes", of("512", "1024", "4096")),
      new Case("count", false, 90, "counts", of("0", "1", "2", "3")),
      new Case("v", false, 90, "small numbers at any key", of("0", "1", "2", "3")),
      new Case("volume", false, 90, "ranges", i -> "" + i % 11),
      new Case("state", false, 90, "bits together", of("1", "2", "3", "4", "6")),
    };
  }

  @ParameterizedTest
  @MethodSource("cases")
  void tellsEnumsFromOtherValues(Case given) {
    Schema schema =
        Seen.schema(
            Seen.times(given.n(), i -> "{'" + given.key() + "': " + given.json().apply(i) + "}"));
    TypeMeaning type = Seen.type(schema, given.key());

    assertThat(type.use())
        .as(type.evidence() + " " + type.confidence())
        .isInstanceOf(given.isEnum() ? Use.EnumOf.class : Use.Plain.class);
  }

  @Test
  void saysWhyAndWhatWasSeen() {
    Schema schema =
        Seen.schema(Seen.times(40, i -> "{'mode': '" + (i % 5 == 0 ? "off" : "on") + "'}"));
    TypeMeaning mode = Seen.type(schema, "mode");

    assertThat(mode.evidence()).isEqualTo("2 different values in 40, the rarest seen 8 times");
    assertThat(mode.confidence()).isCloseTo(1 - 1 / 42.0, within());
    assertThat(((Use.EnumOf) mode.use()).values().toString())
        .isEqualTo(
            java.util.Map.of(XpcString.of("on"), 32L).toString().replace("}", ", ")
                + java.util.Map.of(XpcString.of("off"), 8L).toString().substring(1));
  }

  private static org.assertj.core.data.Offset<Double> within() {
    return org.assertj.core.data.Offset.offset(1e-9);
  }
}
