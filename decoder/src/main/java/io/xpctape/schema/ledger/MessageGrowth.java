package io.xpctape.schema.ledger;

import io.xpctape.model.Bytes;
import io.xpctape.model.XpcKind;
import io.xpctape.proto.Values;
import io.xpctape.proto.v1.EnumEntry;
import io.xpctape.proto.v1.FieldEntry;
import io.xpctape.proto.v1.MessageEntry;
import io.xpctape.schema.infer.Field;
import io.xpctape.schema.infer.Fields;
import io.xpctape.schema.infer.Shape;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Adds to one message the keys and types that it does not know. */
final class MessageGrowth {
  /** A key more is kept in the rest. Each recording alone shows far fewer as keys of a record. */
  private static final int MAX_FIELDS = 4000;

  /** A message inside this one, and the type of the field that it is in. */
  record Inner(String message, FieldType type) {}

  private final TypeChoice choice;
  private final MessageEntry.Builder message;
  private final Collection<String> messages;
  private final Map<String, EnumEntry.Builder> enums;
  private final NameSpace fieldNames;
  private final NameSpace typeNames;
  private final Map<Inner, Shape> inner = new LinkedHashMap<>();

  /**
   * Ready to grow.
   *
   * @param choice which fields to add
   * @param messages the names of all messages
   * @param enums all enums by their names; new ones are added here
   */
  MessageGrowth(
      TypeChoice choice,
      MessageEntry.Builder message,
      Collection<String> messages,
      Map<String, EnumEntry.Builder> enums) {
    this.choice = choice;
    this.message = message;
    this.messages = messages;
    this.enums = enums;
    fieldNames = new NameSpace(List.of(Growth.REST));
    for (FieldEntry field : message.getFieldList()) {
      fieldNames.takeIfFree(field.getName());
      fieldNames.takeIfFree(field.getOneof());
    }
    typeNames = new NameSpace(takenTypeNames());
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
    for (Collection<String> names : List.of(messages, enums.keySet(), promised)) {
      names.stream()
          .filter(name -> name.startsWith(prefix))
          .map(name -> name.substring(prefix.length()))
          .filter(name -> name.indexOf('.') < 0)
          .forEach(taken::add);
    }
    return taken;
  }

  /** Adds fields; tells which messages inside have to grow by what. */
  Map<Inner, Shape> grow(Fields fields) {
    Comparator<Map.Entry<Bytes, Field>> byPosition =
        Comparator.comparingDouble(entry -> entry.getValue().position());
    fields.byKey().entrySet().stream()
        .sorted(byPosition.thenComparing(Map.Entry.comparingByKey()))
        .forEach(entry -> grow(entry.getKey(), entry.getValue().shape()));
    return inner;
  }

  private void grow(Bytes key, Shape shape) {
    List<FieldEntry> known = fieldsOf(key);
    List<FieldType> seen = choice.of(shape);
    List<FieldType> wanted =
        message.getFieldCount() < MAX_FIELDS
            ? seen.stream().filter(type -> !isHeld(type, known, shape)).toList()
            : List.of();
    String base = Names.snake(key.toString(), "key");
    if (known.isEmpty() && wanted.size() == 1) {
      add(key, wanted.get(0), fieldNames.take(base), "", shape);
    } else if (known.isEmpty()) {
      addAlternatives(key, wanted, base, shape);
    } else {
      String oneof = known.stream().map(FieldEntry::getOneof).max(String::compareTo).orElse("");
      for (FieldType type : wanted) {
        String name = fieldNames.take(base + "_" + type.suffix());
        add(key, type, name, maybeOneof(oneof, type), shape);
      }
    }
    for (FieldEntry field : fieldsOf(key)) {
      // A record whose keys turn out to be data gets no fields of them.
      FieldType.of(field)
          .filter(FieldType::isRecord)
          .filter(type -> type.form() != FieldType.Form.SINGLE || seen.contains(type))
          .ifPresent(type -> inner.put(new Inner(field.getTypeName(), type), shape));
    }
  }

  private List<FieldEntry> fieldsOf(Bytes key) {
    return message.getFieldList().stream()
        .filter(field -> Values.fromProto(field.getKey()).equals(key))
        .toList();
  }

  /** Several types from the start are a oneof, as far as protobuf allows that. */
  private void addAlternatives(Bytes key, List<FieldType> types, String base, Shape shape) {
    long single = types.stream().filter(type -> type.form() == FieldType.Form.SINGLE).count();
    String oneof = single > 1 ? fieldNames.take(base) : "";
    for (int i = 0; i < types.size(); i++) {
      FieldType type = types.get(i);
      boolean plain = i == 0 && oneof.isEmpty();
      String name = fieldNames.take(plain ? base : base + "_" + type.suffix());
      add(key, type, name, maybeOneof(oneof, type), shape);
    }
  }

  private static String maybeOneof(String oneof, FieldType type) {
    return type.form() == FieldType.Form.SINGLE ? oneof : "";
  }

  /** Whether a known field holds such values, or grows until it does. */
  private boolean isHeld(FieldType wanted, List<FieldEntry> known, Shape shape) {
    for (FieldEntry field : known) {
      FieldType type = FieldType.of(field).orElse(wanted);
      boolean held =
          switch (type.form()) {
            case SINGLE ->
                type.whole() == wanted.whole()
                    && (wanted.whole() != XpcKind.ARRAY || wanted.form() == type.form());
            case REPEATED -> type.form() == wanted.form() && type.kind() == wanted.kind();
            case MAP -> type.whole() == wanted.whole();
          };
      if (held && type.isEnum()) {
        held = growEnum(field.getTypeName(), shape);
      }
      if (held) {
        return true;
      }
    }
    return false;
  }

  private boolean growEnum(String name, Shape shape) {
    EnumEntry.Builder entry = enums.get(name);
    return entry != null && EnumGrowth.grow(entry, shape);
  }

  private void add(Bytes key, FieldType type, String wanted, String oneof, Shape shape) {
    String name = wanted;
    while (type.form() == FieldType.Form.MAP && !typeNames.takeIfFree(mapEntry(name))) {
      name = fieldNames.take(wanted + "_map");
    }
    int last = message.getFieldList().stream().mapToInt(FieldEntry::getNumber).max().orElse(0);
    FieldEntry.Builder field =
        FieldEntry.newBuilder()
            .setKey(Values.toProto(key))
            .setNumber(Numbers.after(Math.max(last, Growth.REST_NUMBER)))
            .setName(name)
            .setType(type.kind().label())
            .setForm(type.form().label())
            .setOneof(oneof);
    if (type.named()) {
      field.setTypeName(message.getName() + "." + typeNames.take(typeName(key, type)));
    }
    if (type.isEnum()) {
      EnumEntry.Builder entry = EnumEntry.newBuilder().setName(field.getTypeName());
      EnumGrowth.grow(entry, shape);
      enums.put(field.getTypeName(), entry);
    }
    message.addField(field);
  }

  private static String typeName(Bytes key, FieldType type) {
    String name = Names.pascal(key.toString(), "Key");
    return type.form() == FieldType.Form.SINGLE ? name : Names.singular(name);
  }
}
