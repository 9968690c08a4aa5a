package io.xpctape.schema.emit;

import io.xpctape.proto.Values;
import io.xpctape.proto.v1.FieldEntry;
import io.xpctape.proto.v1.KindEntry;
import io.xpctape.proto.v1.Ledger;
import io.xpctape.proto.v1.MessageEntry;
import io.xpctape.proto.v1.VariantEntry;
import io.xpctape.schema.decide.Meaning;
import io.xpctape.schema.decide.Overrides;
import io.xpctape.schema.decide.Schema;
import io.xpctape.schema.decide.Use;
import io.xpctape.schema.infer.Field;
import io.xpctape.schema.infer.Fields;
import io.xpctape.schema.infer.KindRules;
import io.xpctape.schema.infer.Shape;
import io.xpctape.schema.infer.Summary;
import io.xpctape.schema.ledger.FieldType;
import io.xpctape.schema.ledger.Rules;
import io.xpctape.schema.ledger.TagValue;
import io.xpctape.schema.ledger.TuplePlaces;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was seen of each message and field of a ledger. */
final class Evidence {
  private final Schema meaning;
  private final Summary summary;
  private final Map<String, MessageEntry> entries = new HashMap<>();

  /** What was seen in each of a message's places. */
  private final Map<String, List<Shape>> parts = new HashMap<>();

  private final Map<String, Shape> shapes = new HashMap<>();

  Evidence(Ledger ledger, Schema meaning) {
    this.meaning = meaning;
    this.summary = meaning.summary();
    ledger.getMessageList().forEach(entry -> entries.put(entry.getName(), entry));
    for (KindEntry kind : ledger.getKindList()) {
      bodies(kind).ifPresent(shape -> collect(kind.getMessage(), shape));
    }
    parts.forEach((message, seen) -> shapes.put(message, Shape.of(seen)));
  }

  /** Of a ledger alone. */
  static Evidence none(Ledger ledger) {
    return new Evidence(ledger, Schema.of(new Summary(), KindRules.NONE, Overrides.NONE));
  }

  private void collect(String message, Shape shape) {
    parts.computeIfAbsent(message, name -> new ArrayList<>()).add(shape);
    MessageEntry entry = entries.get(message);
    if (entry == null || shape.fields().isEmpty()) {
      return;
    }
    for (FieldEntry field : entry.getFieldList()) {
      Optional<FieldType> type = FieldType.of(field).filter(FieldType::named);
      Optional<Field> seen = shape.fields().get().field(Values.fromProto(field.getKey()));
      if (type.isPresent() && seen.isPresent()) {
        collectInside(field, type.get(), seen.get().shape());
      }
    }
  }

  private void collectInside(FieldEntry field, FieldType type, Shape shape) {
    Shape inside = type.inside(shape);
    if (type.isRecord()) {
      collect(field.getTypeName(), inside);
    } else if (type.isTuple()) {
      collectPlaces(field.getTypeName(), inside);
    }
  }

  private void collectPlaces(String tuple, Shape arrays) {
    List<List<FieldEntry>> fields =
        TuplePlaces.of(entries.getOrDefault(tuple, MessageEntry.getDefaultInstance()));
    if (fields.size() != arrays.positions().size()) {
      return;
    }
    parts.computeIfAbsent(tuple, name -> new ArrayList<>()).add(arrays);
    for (int i = 0; i < fields.size(); i++) {
      Shape place = arrays.positions().get(i);
      for (FieldEntry field : fields.get(i)) {
        FieldType.of(field)
            .filter(FieldType::named)
            .ifPresent(type -> collectInside(field, type, place));
      }
    }
  }

  /** What stood in each place of a tuple; empty if the latest recordings had none. */
  List<Shape> places(String tuple) {
    return Optional.ofNullable(shapes.get(tuple)).map(Shape::positions).orElse(List.of());
  }

  /** The entry of a message. */
  Optional<MessageEntry> entry(String message) {
    return Optional.ofNullable(entries.get(message));
  }

  Summary summary() {
    return summary;
  }

  /** The bodies of a kind's messages. */
  Optional<Shape> bodies(KindEntry kind) {
    return Optional.ofNullable(summary.kinds().get(Rules.kind(kind)));
  }

  /** The dictionaries that a message stands for. */
  Optional<Fields> fields(String message) {
    return Optional.ofNullable(shapes.get(message)).flatMap(Shape::fields);
  }

  private Optional<Shape> first(String message) {
    return parts.getOrDefault(message, List.of()).stream().findFirst();
  }

  /** What a field's values were taken for; all places of a message share that. */
  Optional<Meaning> meaning(String message, FieldEntry field) {
    return first(message)
        .flatMap(Shape::fields)
        .flatMap(fields -> fields.field(Values.fromProto(field.getKey())))
        .map(seen -> meaning.meaning(seen.shape()));
  }

  /** What the values of a place were taken for. */
  Meaning meaning(Shape place) {
    return meaning.meaning(place);
  }

  /** What a message's dictionaries were taken for. */
  Optional<Meaning> meaning(MessageEntry message) {
    return first(message.getName()).map(meaning::meaning);
  }

  /** What the places of a kind's messages were taken for, by their paths. */
  Map<String, Meaning> meanings(KindEntry kind) {
    return meaning.meanings(Rules.kind(kind));
  }

  /** The dictionaries with a variant's value of the tag; empty if there were none. */
  Optional<Use.Variant> variant(MessageEntry entry, VariantEntry variant) {
    return first(entry.getName())
        .flatMap(Shape::fields)
        .flatMap(
            seen ->
                meaning.union(Values.fromProto(entry.getUnion().getTag()), meaning.typeOf(seen)))
        .flatMap(
            union ->
                union.variants().entrySet().stream()
                    .filter(
                        each -> TagValue.text(each.getKey()).equals(Optional.of(variant.getWhen())))
                    .map(Map.Entry::getValue)
                    .findFirst());
  }

  /** The same for the variant that a field is in, if it is in one. */
  Optional<Use.Variant> variant(String message, FieldEntry field) {
    return entry(message)
        .flatMap(
            entry ->
                entry.getUnion().getVariantList().stream()
                    .filter(each -> each.getNumber() == field.getVariant())
                    .findFirst()
                    .flatMap(each -> variant(entry, each)));
  }

  /** Whether something was seen of a field's key or position, in whatever place of its message. */
  boolean isSeen(MessageEntry message, FieldEntry field) {
    return message.getTuple()
        ? places(message.getName()).size() > field.getPosition()
        : field(message.getName(), field).isPresent();
  }

  /** What was seen of a field's key. */
  Optional<Field> field(String message, FieldEntry field) {
    return fields(message).flatMap(fields -> fields.field(Values.fromProto(field.getKey())));
  }
}
