package io.xpctape.schema.ledger;

import io.xpctape.model.XpcKind;
import io.xpctape.schema.decide.Schema;
import io.xpctape.schema.decide.TypeMeaning;
import io.xpctape.schema.decide.Use;
import io.xpctape.schema.infer.Shape;
import java.util.List;
import java.util.Optional;

/** Which fields the values of a place ask for, by what they are taken for. */
final class TypeChoice {
  private final Schema schema;

  TypeChoice(Schema schema) {
    this.schema = schema;
  }

  /** The types of fields that would hold nearly all of the values, the most frequent first. */
  List<FieldType> of(Shape shape) {
    return schema.meaning(shape).types().stream().map(this::of).toList();
  }

  private FieldType of(TypeMeaning type) {
    Use use = type.use();
    if (use instanceof Use.RecordOf
        || use instanceof Use.TaggedUnion
        || (use instanceof Use.EnumOf && type.kind() == XpcKind.STRING)) {
      return new FieldType(type.kind(), FieldType.Form.SINGLE, true);
    } else if (use instanceof Use.ListOf list) {
      return many(FieldType.Form.REPEATED, list.elements(), type.kind());
    } else if (use instanceof Use.TupleOf tuple) {
      Shape all = new Shape();
      tuple.positions().forEach(all::merge);
      return many(FieldType.Form.REPEATED, all, type.kind());
    } else if (use instanceof Use.MapOf map) {
      return many(FieldType.Form.MAP, map.values(), type.kind());
    }
    return FieldType.single(type.kind());
  }

  /** Values of one type have a field for many of them, others are kept as one whole. */
  private FieldType many(FieldType.Form form, Shape inside, XpcKind whole) {
    return onlyKind(inside)
        .map(kind -> new FieldType(kind, form, kind == XpcKind.DICTIONARY && isRecord(inside)))
        .orElse(FieldType.single(whole));
  }

  private boolean isRecord(Shape shape) {
    return of(shape).stream()
        .anyMatch(type -> type.isRecord() && type.form() == FieldType.Form.SINGLE);
  }

  private static Optional<XpcKind> onlyKind(Shape shape) {
    return shape.types().size() == 1
        ? Optional.of(shape.types().keySet().iterator().next())
        : Optional.empty();
  }
}
