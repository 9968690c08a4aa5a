package io.xpctape.schema.decide;

import static org.assertj.core.api.Assertions.assertThat;

import io.xpctape.model.Bytes;
import io.xpctape.model.XpcInt64;
import io.xpctape.schema.infer.Format;
import org.junit.jupiter.api.Test;

class TraitsTest {
  private final Schema schema =
      Seen.schema(
          Seen.times(
              200,
              i ->
                  "{'version': 3, 'id': "
                      + i * 7919L
                      + ", 'path': '/a/"
                      + i % 9
                      + "', 'mostly': "
                      + (i < 199 ? 1 : 2)
                      + ", 'url': '"
                      + (i % 2 == 0 ? "http://x.org" : "none")
                      + "', 'on': true}"));

  private Meaning at(String path) {
    return schema.meaning(Seen.KIND, path).orElseThrow();
  }

  @Test
  void whatIsAlwaysTheSameIsConstant() {
    assertThat(at("version").constant().orElseThrow().value()).isEqualTo(new XpcInt64(3));
    assertThat(at("version").constant().orElseThrow().evidence()).isEqualTo("the same in all 200");
    assertThat(at("on").constant()).isPresent();
    assertThat(at("mostly").constant()).isEmpty();
  }

  @Test
  void whatDiffersNearlyEachTimeIsVolatile() {
    assertThat(at("id").variable().orElseThrow().evidence())
        .matches("about [0-9]+ different values in 200");
    assertThat(at("path").variable()).isEmpty();
  }

  @Test
  void aFewValuesAreNeither() {
    Schema few = Seen.schema(Seen.times(9, i -> "{'id': " + i + ", 'version': 3}"));

    assertThat(few.meaning(Seen.KIND, "id").orElseThrow().traits()).isEmpty();
    assertThat(few.meaning(Seen.KIND, "version").orElseThrow().traits()).isEmpty();
  }

  @Test
  void aFormatIsThatOfNearlyAll() {
    assertThat(at("path").format().orElseThrow().format()).isEqualTo(Format.PATH);
    assertThat(at("path").format().orElseThrow().evidence()).isEqualTo("200 of 200 look like it");
    assertThat(at("url").format()).isEmpty();
  }

  @Test
  void tellsHowOftenAKeyIsThere() {
    Schema some = Seen.schema(Seen.times(40, i -> i < 10 ? "{'a': 1, 'b': 2}" : "{'a': 1}"));
    var fields = some.bodies(Seen.KIND).orElseThrow().fields().orElseThrow();
    var a = some.presence(fields.field(Bytes.utf8("a")).orElseThrow(), fields);
    var b = some.presence(fields.field(Bytes.utf8("b")).orElseThrow(), fields);

    assertThat(a.required()).isTrue();
    assertThat(a.evidence()).isEqualTo("in all 40");
    assertThat(a.confidence()).isBetween(0.9, 1.0);
    assertThat(b).isEqualTo(new Presence(false, 1, "in 10 of 40"));
  }
}
