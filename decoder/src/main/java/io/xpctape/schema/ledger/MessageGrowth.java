package io.xpctape.schema.ledger;

import io.xpctape.model.Bytes;
import io.xpctape.model.XpcKind;
import io.xpctape.proto.Values;
import io.xpctape.proto.v1.EnumEntry;
import io.xpctape.proto.v1.FieldEntry;
import io.xpctape.proto.v1.FieldEntryOrBuilder;
import io.xpctape.proto.v1.MessageEntry;
import io.xpctape.proto.v1.VariantEntry;
import io.xpctape.schema.decide.RecordType;
import io.xpctape.schema.infer.Field;
import io.xpctape.schema.infer.Fields;
import io.xpctape.schema.infer.Shape;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Adds to one message the keys and types that it does not know. */
final class MessageGrowth {
  /** A key more is kept in the rest. Each recording alone shows far fewer as keys of a record. */
  private static final int MAX_FIELDS = 4000;

  private final Draft draft;
  private final MessageEntry.Builder message;
  private final NameSpace fieldNames;
  private final NameSpace typeNames;
  private final UnionGrowth union;
  private final Map<String, Choice> inner = new LinkedHashMap<>();

  /**
   * Ready to grow.
   *
   * @param tag what the message's keys depend on
   */
  MessageGrowth(Draft draft, MessageEntry.Builder message, UnionGrowth.Evidence tag) {
    this.draft = draft;
    this.message = message;
    fieldNames = new NameSpace(List.of(Growth.REST));
    for (FieldEntry field : message.getFieldList()) {
      fieldNames.takeIfFree(field.getName());
      fieldNames.takeIfFree(field.getOneof());
    }
    fieldNames.takeIfFree(message.getUnion().getOneof());
    message.getUnion().getVariantList().forEach(v -> fieldNames.takeIfFree(v.getName()));
    typeNames = new NameSpace(takenTypeNames());
    union = new UnionGrowth(message, tag, fieldNames, typeNames);
  }

  /** Protobuf makes a message for a map's entries, and derives its name. */
  private static String mapEntry(String field) {
    return field + "_entry";
  }

  /** Java allows no class the name of one around it, and its generated ones have a Builder. */
  private List<String> takenTypeNames() {
    List<String> taken = new ArrayList<>(List.of(message.getName().split("\\.", -1)));
    taken.add("Builder");
    message.getFieldList().stream()
        .filter(field -> field.getForm().equals(FieldType.Form.MAP.label()))
        .forEach(field -> taken.add(mapEntry(field.getName())));
    String prefix = message.getName() + ".";
    // A field's message may not be there yet: it grows after its field.
    List<String> promised = message.getFieldList().stream().map(FieldEntry::getTypeName).toList();
    List<String> variants =
        message.getUnion().getVariantList().stream().map(VariantEntry::getTypeName).toList();
    for (Collection<String> names :
        List.of(draft.messages().keySet(), draft.enums().keySet(), promised, variants)) {
      names.stream()
          .filter(name -> name.startsWith(prefix))
          .map(name -> name.substring(prefix.length()))
          .filter(name -> name.indexOf('.') < 0)
          .forEach(taken::add);
    }
    return taken;
  }

  /** Adds fields; tells which messages of theirs have to grow by what. */
  Map<String, Choice> grow(Fields fields) {
    Comparator<Map.Entry<Bytes, Field>> byPosition =
        Comparator.comparingDouble(entry -> entry.getValue().position());
    fields.byKey().entrySet().stream()
        .sorted(byPosition.thenComparing(Map.Entry.comparingByKey()))
        .forEach(entry -> grow(entry.getKey(), entry.getValue().shape()));
    return inner;
  }

  /** Adds fields for each position of an array; tells which messages of theirs have to grow. */
  Map<String, Choice> growTuple(List<Shape> positions) {
    for (int i = 0; i < positions.size(); i++) {
      FieldEntry place = FieldEntry.newBuilder().setPosition(i).build();
      grow(place, draft.choice().ofPosition(positions.get(i)), itemName(i), positions.get(i));
    }
    return inner;
  }

  private static String itemName(int position) {
    return "item_" + position;
  }

  private void grow(Bytes key, Shape shape) {
    FieldEntry.Builder place = FieldEntry.newBuilder().setKey(Values.toProto(key));
    place.setVariant(union.variantFor(key, fieldsOf(place)));
    grow(place.build(), draft.choice().of(shape), Names.snake(key.toString(), "key"), shape);
  }

  /**
   * Adds the fields that a place lacks.
   *
   * @param place what they have in common
   * @param seen those that would hold its values
   * @param name what to call them, unless people say otherwise
   */
  private void grow(FieldEntry place, List<Choice> seen, String name, Shape shape) {
    List<FieldEntry> all = fieldsOf(place);
    List<FieldEntry> known =
        all.stream().filter(field -> field.getVariant() == place.getVariant()).toList();
    List<Choice> wanted =
        message.getFieldCount() < MAX_FIELDS
            ? seen.stream().filter(one -> !isHeld(one, known, shape)).toList()
            : List.of();
    String base = draft.choice().names(shape).field().orElse(name);
    if (all.isEmpty() && wanted.size() == 1) {
      add(place, wanted.get(0), fieldNames.take(base), "", shape);
    } else if (all.isEmpty()) {
      addAlternatives(place, wanted, base, shape);
    } else {
      String oneof = known.stream().map(FieldEntry::getOneof).max(String::compareTo).orElse("");
      for (Choice one : alternatives(wanted, known, shape)) {
        String next = fieldNames.take(base + "_" + one.type().suffix());
        add(place, one, next, maybeOneof(oneof, one.type()), shape);
      }
    }
    fieldsOf(place).forEach(field -> growInside(field, seen));
  }

  /** Of several fields for a tuple's position one is set, which lists and maps would not show. */
  private List<Choice> alternatives(List<Choice> wanted, List<FieldEntry> known, Shape shape) {
    return message.getTuple()
        ? wanted.stream().map(Choice::whole).filter(one -> !isHeld(one, known, shape)).toList()
        : wanted;
  }

  /** A record whose keys turn out to be data gets no fields of them. */
  private void growInside(FieldEntry field, List<Choice> seen) {
    for (Choice one : seen) {
      if (FieldType.of(field).equals(Optional.of(one.type()))
          && (one.type().isRecord() || hasPlaces(field, one))) {
        inner.put(field.getTypeName(), one);
      }
    }
  }

  /** Whether a field for tuples is for such ones: new, or as long. */
  private boolean hasPlaces(FieldEntry field, Choice wanted) {
    MessageEntry.Builder tuple = draft.messages().get(field.getTypeName());
    return wanted.type().isTuple()
        && (tuple == null || TuplePlaces.of(tuple).size() == wanted.positions().size());
  }

  private List<FieldEntry> fieldsOf(FieldEntryOrBuilder place) {
    return message.getFieldList().stream()
        .filter(field -> field.getKey().equals(place.getKey()))
        .filter(field -> field.getPosition() == place.getPosition())
        .toList();
  }

  /** Several types from the start are a oneof, as far as protobuf allows that. */
  private void addAlternatives(FieldEntry place, List<Choice> wanted, String base, Shape shape) {
    List<Choice> choices = alternatives(wanted, List.of(), shape);
    long single =
        choices.stream().filter(one -> one.type().form() == FieldType.Form.SINGLE).count();
    String oneof = single > 1 ? fieldNames.take(base) : "";
    for (int i = 0; i < choices.size(); i++) {
      FieldType type = choices.get(i).type();
      boolean plain = i == 0 && oneof.isEmpty();
      String name = fieldNames.take(plain ? base : base + "_" + type.suffix());
      add(place, choices.get(i), name, maybeOneof(oneof, type), shape);
    }
  }

  private static String maybeOneof(String oneof, FieldType type) {
    return type.form() == FieldType.Form.SINGLE ? oneof : "";
  }

  /** Whether a known field holds such values, or grows until it does. */
  private boolean isHeld(Choice choice, List<FieldEntry> known, Shape shape) {
    FieldType wanted = choice.type();
    for (FieldEntry field : known) {
      FieldType type = FieldType.of(field).orElse(wanted);
      boolean held =
          switch (type.form()) {
            case SINGLE ->
                type.whole() == wanted.whole()
                    && (wanted.whole() != XpcKind.ARRAY
                        || (wanted.equals(type) && (!type.isTuple() || hasPlaces(field, choice))));
            case REPEATED -> type.form() == wanted.form() && type.kind() == wanted.kind();
            case MAP -> type.whole() == wanted.whole();
          };
      if (held && type.isEnum()) {
        held = growEnum(field.getTypeName(), type.kind(), type.inside(shape));
      }
      if (held) {
        return true;
      }
    }
    return false;
  }

  private boolean growEnum(String name, XpcKind kind, Shape shape) {
    EnumEntry.Builder entry = draft.enums().get(name);
    return entry != null && EnumGrowth.grow(entry, kind, shape);
  }

  private void add(FieldEntry place, Choice choice, String wanted, String oneof, Shape shape) {
    FieldType type = choice.type();
    String name = wanted;
    while (type.form() == FieldType.Form.MAP && !typeNames.takeIfFree(mapEntry(name))) {
      name = fieldNames.take(wanted + "_map");
    }
    FieldEntry.Builder field =
        place.toBuilder()
            .setNumber(Numbers.next(message))
            .setName(name)
            .setType(type.kind().label())
            .setForm(type.form().label())
            .setOneof(oneof);
    if (type.named()) {
      field.setTypeName(typeName(place, choice, shape));
    }
    if (type.isEnum()) {
      EnumEntry.Builder entry = EnumEntry.newBuilder().setName(field.getTypeName());
      EnumGrowth.grow(entry, type.kind(), type.inside(shape));
      draft.enums().put(field.getTypeName(), entry);
    }
    message.addField(field);
  }

  /** That of the type's message, if it has one; of a new one, inside this one or alone. */
  private String typeName(FieldEntry place, Choice choice, Shape shape) {
    Optional<RecordType> record = choice.record();
    Optional<String> known = record.flatMap(draft.types()::of);
    if (known.isPresent()) {
      return known.get();
    }
    String key =
        message.getTuple()
            ? itemName(place.getPosition())
            : Values.fromProto(place.getKey()).toString();
    String plural = Names.pascal(key, "Key");
    boolean single = choice.type().form() == FieldType.Form.SINGLE;
    String wanted =
        draft.choice().names(shape).type().orElse(single ? plural : Names.singular(plural));
    String name =
        record.filter(TypeNames::isShared).isPresent()
            ? draft.types().alone(wanted)
            : message.getName() + "." + typeNames.take(wanted);
    record.ifPresent(type -> draft.types().give(type, name));
    return name;
  }
}
