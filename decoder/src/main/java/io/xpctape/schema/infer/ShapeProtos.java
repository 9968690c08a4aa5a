package io.xpctape.schema.infer;

import com.google.protobuf.ByteString;
import io.xpctape.model.BadInputException;
import io.xpctape.model.Bytes;
import io.xpctape.model.XpcKind;
import io.xpctape.model.XpcValue;
import io.xpctape.proto.Values;
import io.xpctape.proto.v1.FieldSummary;
import io.xpctape.proto.v1.FieldsSummary;
import io.xpctape.proto.v1.FormatCount;
import io.xpctape.proto.v1.ShapeSummary;
import io.xpctape.proto.v1.TypeSummary;
import io.xpctape.proto.v1.ValueCount;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shapes as protobuf. */
final class ShapeProtos {
  private ShapeProtos() {}

  static ShapeSummary toProto(Shape shape) {
    ShapeSummary.Builder to = ShapeSummary.newBuilder();
    shape.types().forEach((kind, facts) -> to.addType(toProto(kind, facts)));
    shape
        .arrays()
        .ifPresent(
            elements -> {
              to.setArrays(true);
              if (elements.isList()) {
                to.setElement(toProto(elements.all()));
              }
              elements.positions().forEach(position -> to.addPosition(toProto(position)));
            });
    shape.fields().ifPresent(fields -> to.setFields(toProto(fields)));
    return to.build();
  }

  private static TypeSummary toProto(XpcKind kind, TypeFacts facts) {
    TypeSummary.Builder to =
        TypeSummary.newBuilder()
            .setType(kind.label())
            .setCount(facts.count())
            .setIncomplete(facts.incomplete())
            .setNotUtf8(facts.notUtf8());
    facts
        .range()
        .ifPresent(
            range -> to.setHasRange(true).setLeast(range.least()).setGreatest(range.greatest()));
    Distinct distinct = facts.kept();
    distinct
        .sorted()
        .ifPresentOrElse(
            values ->
                values.forEach(
                    (value, n) ->
                        to.addValue(
                            ValueCount.newBuilder().setValue(Values.toProto(value)).setCount(n))),
            () -> to.setMany(true));
    distinct.many().ifPresent(sketch -> to.setSketch(ByteString.copyFrom(sketch.toArray())));
    distinct.texts().forEach(text -> to.addText(Values.toProto(text)));
    facts
        .formats()
        .forEach(
            (format, n) ->
                to.addFormat(FormatCount.newBuilder().setFormat(format.label()).setCount(n)));
    return to.build();
  }

  private static FieldsSummary toProto(Fields fields) {
    FieldsSummary.Builder to =
        FieldsSummary.newBuilder()
            .setCount(fields.dictionaries())
            .setKeys(new KeyProtos(fields.keys()).toProto());
    for (Field field : fields.byKey().values()) {
      to.addField(
          FieldSummary.newBuilder()
              .setKey(Values.toProto(field.key()))
              .setPresent(field.present())
              .setPositions(field.positions())
              .setShape(toProto(field.shape())));
    }
    fields.anyValue().ifPresent(any -> to.setAny(toProto(any)));
    return to.build();
  }

  static Shape fromProto(ShapeSummary from, int depth) {
    if (depth > Shape.MAX_DEPTH) {
      throw new BadInputException("places deeper than " + Shape.MAX_DEPTH);
    }
    Map<XpcKind, TypeFacts> types = new EnumMap<>(XpcKind.class);
    from.getTypeList().forEach(type -> types.put(kind(type.getType()), fromProto(type)));
    return Shape.restored(
        depth,
        types,
        from.getArrays() ? elements(from, depth + 1) : null,
        from.hasFields() ? fromProto(from.getFields(), depth + 1) : null);
  }

  private static Elements elements(ShapeSummary from, int depth) {
    List<Shape> positions = new ArrayList<>();
    from.getPositionList().forEach(position -> positions.add(fromProto(position, depth)));
    return Elements.restored(
        depth, positions, from.hasElement() ? fromProto(from.getElement(), depth) : null);
  }

  private static XpcKind kind(String label) {
    for (XpcKind kind : XpcKind.values()) {
      if (kind.label().equals(label)) {
        return kind;
      }
    }
    throw new BadInputException("no such type: " + label);
  }

  private static TypeFacts fromProto(TypeSummary from) {
    Map<XpcValue, Long> values = new HashMap<>();
    from.getValueList()
        .forEach(value -> values.put(Values.fromProto(value.getValue()), value.getCount()));
    List<Bytes> texts = from.getTextList().stream().map(Values::fromProto).toList();
    @Nullable Sketch sketch =
        from.getSketch().isEmpty() ? null : Sketch.of(from.getSketch().toByteArray());
    Map<Format, Long> formats = new EnumMap<>(Format.class);
    for (FormatCount count : from.getFormatList()) {
      for (Format format : Format.values()) {
        if (format.label().equals(count.getFormat())) {
          formats.put(format, count.getCount());
        }
      }
    }
    return TypeFacts.restored(
        from.getCount(),
        from.getIncomplete(),
        from.getNotUtf8(),
        from.getHasRange() ? new Range(from.getLeast(), from.getGreatest()) : null,
        Distinct.restored(from.getMany() ? null : values, sketch, texts),
        formats);
  }

  private static Fields fromProto(FieldsSummary from, int depth) {
    List<Field> fields = new ArrayList<>();
    for (FieldSummary field : from.getFieldList()) {
      fields.add(
          Field.restored(
              Values.fromProto(field.getKey()),
              field.getPresent(),
              field.getPositions(),
              fromProto(field.getShape(), depth)));
    }
    return Fields.restored(
        depth,
        from.getCount(),
        fields,
        KeyProtos.fromProto(from.getKeys(), KeyEvidence.Bounds.PLACE),
        from.hasAny() ? fromProto(from.getAny(), depth) : null);
  }
}
