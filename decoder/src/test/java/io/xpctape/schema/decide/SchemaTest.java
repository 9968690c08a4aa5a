package io.xpctape.schema.decide;

import static org.assertj.core.api.Assertions.assertThat;

import io.xpctape.model.Bytes;
import io.xpctape.model.XpcKind;
import io.xpctape.schema.infer.Fields;
import io.xpctape.schema.infer.Shape;
import org.junit.jupiter.api.Test;

class SchemaTest {
  @Test
  void knowsThePlacesByTheirPathsAndByTheirShapes() {
    Schema schema =
        Seen.schema(
            Seen.times(
                20,
                i -> "{'disks': [{'path': '/a" + i + "'}, {'path': null}], 'odd key': {'9': 1}}"));
    Shape body = schema.bodies(Seen.KIND).orElseThrow();
    Fields fields = body.fields().orElseThrow();
    Shape disks = fields.field(Bytes.utf8("disks")).orElseThrow().shape();

    assertThat(schema.meaning(Seen.KIND, ".")).containsSame(schema.meaning(body));
    assertThat(schema.meaning(Seen.KIND, "disks")).containsSame(schema.meaning(disks));
    assertThat(schema.meaning(Seen.KIND, "[\"odd key\"][\"9\"]")).isPresent();
    assertThat(schema.meaning(Seen.KIND, "nowhere")).isEmpty();
    assertThat(Seen.use(schema, "disks[*]")).isInstanceOf(Use.RecordOf.class);
  }

  @Test
  void nullBesideOthersIsNoTypeOfItsOwn() {
    Schema schema = Seen.schema(Seen.times(8, i -> "{'n': null, 'm': " + (i < 2 ? 1 : null) + "}"));

    assertThat(Seen.kind(schema, "n")).isEqualTo(XpcKind.NULL);
    assertThat(Seen.kind(schema, "m")).isEqualTo(XpcKind.INT64);
  }

  @Test
  void theMostFrequentTypeComesFirst() {
    Schema schema = Seen.schema(Seen.times(9, i -> "{'x': " + (i < 4 ? "1" : "'one'") + "}"));

    assertThat(schema.meaning(Seen.KIND, "x").orElseThrow().types())
        .extracting(TypeMeaning::kind)
        .containsExactly(XpcKind.STRING, XpcKind.INT64);
  }

  @Test
  void judgesAnyOtherShapeByItself() {
    Schema schema = Seen.schema(Seen.times(1, i -> "{}"));
    Shape other = new Shape();
    other.add(Seen.json("{'a': [1]}"));

    assertThat(schema.meaning(other).type(XpcKind.DICTIONARY).orElseThrow().use())
        .isInstanceOfSatisfying(
            Use.RecordOf.class,
            record -> assertThat(record.type().members()).containsOnlyKeys(Bytes.utf8("a")));
  }
}
