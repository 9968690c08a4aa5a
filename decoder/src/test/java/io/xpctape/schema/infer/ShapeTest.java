package io.xpctape.schema.infer;

import static org.assertj.core.api.Assertions.assertThat;

import io.xpctape.model.Bytes;
import io.xpctape.model.ValueGenerator;
import io.xpctape.model.XpcDouble;
import io.xpctape.model.XpcInt64;
import io.xpctape.model.XpcKind;
import io.xpctape.model.XpcString;
import io.xpctape.model.XpcUint64;
import io.xpctape.model.XpcValue;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShapeTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void shapesMergeInAnyOrderAndGrouping(int seed) {
    List<XpcValue> a = values(seed, 40);
    List<XpcValue> b = values(1000 + seed, 40);
    List<XpcValue> c = values(2000 + seed, 400);
    List<XpcValue> all = new ArrayList<>(c);
    all.addAll(a);
    all.addAll(b);

    Shape together = merged(merged(of(a), of(b)), of(c));

    assertSame(merged(of(a), merged(of(b), of(c))), together);
    assertSame(merged(of(c), merged(of(b), of(a))), together);
    assertSame(of(all), together);
    assertSame(merged(new Shape(), together), together);
    assertSame(merged(together, new Shape()), together);
    assertSame(Shape.of(List.of(of(c), of(a), of(b))), together);
    assertSame(merged(Shape.of(List.of(of(a), new Shape(), of(b))), of(c)), together);
    assertSame(Shape.of(List.of(together)), together);
  }

  @Test
  void tooManyKeysBecomeOneShapeWhicheverWayTheyCame() {
    List<XpcValue> wide = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      wide.add(Conversation.dictionary("k" + i * 20, new XpcInt64(i), "s", XpcString.of("v")));
      wide.add(new ValueGenerator(i).wide(20 * i));
    }

    Shape whole = of(wide);
    Shape halves = merged(of(wide.subList(40, 80)), of(wide.subList(0, 40)));

    assertThat(whole.fields().orElseThrow().byKey()).isEmpty();
    assertThat(whole.fields().orElseThrow().anyValue()).isPresent();
    assertSame(halves, whole);
    assertSame(Shape.of(List.of(of(wide.subList(40, 80)), of(wide.subList(0, 40)))), whole);
    assertSame(
        Shape.of(List.of(whole, of(wide.subList(0, 2)))), merged(of(wide.subList(0, 2)), whole));
  }

  @Test
  void rangesFollowTheTypesOwnOrder() {
    assertThat(range(new XpcUint64(-1), new XpcUint64(3))).isEqualTo("3..18446744073709551615");
    assertThat(range(new XpcInt64(-1), new XpcInt64(3))).isEqualTo("-1..3");
    assertThat(range(new XpcDouble(-0.5), new XpcDouble(-2), new XpcDouble(0.0)))
        .isEqualTo("-2.0..0.0");
    assertThat(range(XpcString.of("grün"), XpcString.of(""))).isEqualTo("0..5");
  }

  @Test
  void aKeyKnowsHowOftenAndWhereItStood() {
    Shape shape =
        of(
            List.of(
                Conversation.dictionary("a", new XpcInt64(1), "b", new XpcInt64(2)),
                Conversation.dictionary("b", new XpcInt64(2), "b", XpcString.of("again"))));

    Field b = shape.fields().orElseThrow().field(Bytes.utf8("b")).orElseThrow();

    assertThat(b.present()).isEqualTo(2);
    assertThat(b.position()).isEqualTo(0.5);
    assertThat(b.shape().count()).isEqualTo(3);
    assertThat(b.shape().types().keySet()).containsExactly(XpcKind.INT64, XpcKind.STRING);
  }

  private static String range(XpcValue... values) {
    Shape shape = of(List.of(values));
    XpcKind kind = values[0].kind();
    Range range = shape.type(kind).orElseThrow().range().orElseThrow();
    return Range.text(kind, range.least()) + ".." + Range.text(kind, range.greatest());
  }

  private static List<XpcValue> values(int seed, int count) {
    ValueGenerator generator = new ValueGenerator(seed);
    List<XpcValue> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      values.add(generator.value());
    }
    return values;
  }

  private static Shape of(List<? extends XpcValue> values) {
    Shape shape = new Shape();
    values.forEach(shape::add);
    return shape;
  }

  private static Shape merged(Shape a, Shape b) {
    Shape merged = new Shape();
    merged.merge(a);
    merged.merge(b);
    return merged;
  }

  private static void assertSame(Shape actual, Shape expected) {
    assertThat(ShapeProtos.toProto(actual)).isEqualTo(ShapeProtos.toProto(expected));
  }
}
