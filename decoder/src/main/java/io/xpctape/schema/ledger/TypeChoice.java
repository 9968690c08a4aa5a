package io.xpctape.schema.ledger;

import io.xpctape.model.XpcKind;
import io.xpctape.schema.decide.Schema;
import io.xpctape.schema.decide.TypeMeaning;
import io.xpctape.schema.decide.Use;
import io.xpctape.schema.infer.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which fields the values of a place ask for, by what they are taken for. */
final class TypeChoice {
  private final Schema schema;

  TypeChoice(Schema schema) {
    this.schema = schema;
  }

  /** The fields that would hold nearly all of the values, the most frequent first. */
  List<Choice> of(Shape shape) {
    return schema.meaning(shape).types().stream().map(this::of).toList();
  }

  /** The same for a position of a tuple: what is null there is there. */
  List<Choice> ofPosition(Shape shape) {
    List<Choice> choices = new ArrayList<>(of(shape));
    if (shape.types().size() > 1 && shape.type(XpcKind.NULL).isPresent()) {
      choices.add(Choice.plain(FieldType.single(XpcKind.NULL)));
    }
    return choices;
  }

  /** What people want a place to be called. */
  io.xpctape.schema.decide.Names names(Shape shape) {
    return schema.meaning(shape).names();
  }

  /** A field for such values. */
  Choice of(TypeMeaning type) {
    Use use = type.use();
    FieldType named = new FieldType(type.kind(), FieldType.Form.SINGLE, true);
    if (use instanceof Use.RecordOf record) {
      return new Choice(named, Optional.of(record.type()), Optional.empty(), List.of());
    } else if (use instanceof Use.TaggedUnion union) {
      return new Choice(
          named,
          Optional.of(union.type()),
          Optional.of(new Choice.Tag(union.tagKey(), type.byHand())),
          List.of());
    } else if (use instanceof Use.EnumOf) {
      return Choice.plain(named);
    } else if (use instanceof Use.TupleOf tuple) {
      return new Choice(named, Optional.empty(), Optional.empty(), tuple.positions());
    } else if (use instanceof Use.ListOf list) {
      return many(FieldType.Form.REPEATED, list.elements(), type.kind());
    } else if (use instanceof Use.MapOf map) {
      return many(FieldType.Form.MAP, map.values(), type.kind());
    }
    return Choice.plain(FieldType.single(type.kind()));
  }

  /** Values of one type have a field for many of them, others are kept as one whole. */
  private Choice many(FieldType.Form form, Shape inside, XpcKind whole) {
    Optional<XpcKind> kind = onlyKind(inside);
    if (kind.isEmpty()) {
      return Choice.plain(FieldType.single(whole));
    }
    return of(inside).stream()
        .filter(choice -> choice.type().form() == FieldType.Form.SINGLE)
        .findFirst()
        .orElseGet(() -> Choice.plain(FieldType.single(kind.get())))
        .as(form);
  }

  private static Optional<XpcKind> onlyKind(Shape shape) {
    return shape.types().size() == 1
        ? Optional.of(shape.types().keySet().iterator().next())
        : Optional.empty();
  }
}
