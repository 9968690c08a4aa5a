package io.xpctape.schema.ledger;

import io.xpctape.model.Bytes;
import io.xpctape.model.XpcKind;
import io.xpctape.proto.Values;
import io.xpctape.proto.v1.FieldEntry;
import io.xpctape.proto.v1.KindEntry;
import io.xpctape.proto.v1.Ledger;
import io.xpctape.proto.v1.MessageEntry;
import io.xpctape.schema.decide.Meaning;
import io.xpctape.schema.decide.Schema;
import io.xpctape.schema.decide.Spot;
import io.xpctape.schema.decide.TypeMeaning;
import io.xpctape.schema.infer.Kind;
import io.xpctape.text.SafeText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What people say otherwise of names and forms that were given away already, and so stay. */
public final class Settled {
  private final Schema schema;
  private final TypeChoice choice;
  private final Map<String, MessageEntry> messages = new HashMap<>();
  private final Set<String> seen = new HashSet<>();
  private final List<String> notes = new ArrayList<>();

  private Settled(Ledger known, Schema schema) {
    this.schema = schema;
    choice = new TypeChoice(schema);
    known.getMessageList().forEach(entry -> messages.put(entry.getName(), entry));
  }

  /**
   * A line for each name and form that stays although people want another; safe to show.
   *
   * @param known the ledger as it was
   * @param schema with what people say
   */
  public static List<String> notes(Ledger known, Schema schema) {
    Settled settled = new Settled(known, schema);
    for (KindEntry entry : known.getKindList()) {
      Kind kind = Rules.kind(entry);
      Spot body = Spot.body(kind);
      schema
          .meaning(kind, body.text())
          .flatMap(meaning -> meaning.names().field())
          .filter(name -> !name.equals(entry.getMessage()))
          .ifPresent(name -> settled.keepsName(entry.getMessage(), name));
      settled.message(entry.getMessage(), body);
    }
    return settled.notes;
  }

  private void message(String name, Spot spot) {
    MessageEntry entry = messages.get(name);
    if (entry == null || !seen.add(name)) {
      return;
    }
    schema
        .meaning(spot.kind(), spot.text())
        .flatMap(meaning -> meaning.type(XpcKind.DICTIONARY))
        .filter(TypeMeaning::byHand)
        .ifPresent(wanted -> union(entry, choice.of(wanted)));
    Map<Bytes, List<FieldEntry>> byKey = new LinkedHashMap<>();
    for (FieldEntry field : entry.getFieldList()) {
      byKey.computeIfAbsent(Values.fromProto(field.getKey()), key -> new ArrayList<>()).add(field);
    }
    byKey.forEach((key, fields) -> member(name, spot.key(key), fields));
  }

  private void member(String message, Spot spot, List<FieldEntry> fields) {
    Optional<Meaning> meaning = schema.meaning(spot.kind(), spot.text());
    if (meaning.isEmpty()) {
      return;
    }
    String first = message + "." + fields.get(0).getName();
    Optional<String> name = meaning.get().names().field();
    if (name.isPresent() && fields.stream().noneMatch(f -> f.getName().startsWith(name.get()))) {
      keepsName(first, name.get());
    }
    Optional<String> type = meaning.get().names().type();
    for (FieldEntry field : fields) {
      String named = field.getTypeName();
      if (type.isPresent() && !named.isEmpty() && !("." + named).endsWith("." + type.get())) {
        keepsName(named, type.get());
      }
    }
    for (TypeMeaning wanted : meaning.get().types()) {
      if (wanted.byHand()) {
        form(message, fields, wanted.kind(), choice.of(wanted).type());
      }
    }
    for (FieldEntry field : fields) {
      FieldType.of(field)
          .filter(FieldType::isRecord)
          .ifPresent(
              record ->
                  message(
                      field.getTypeName(),
                      switch (record.form()) {
                        case SINGLE -> spot;
                        case REPEATED -> spot.elements();
                        case MAP -> spot.values();
                      }));
    }
  }

  private void form(String message, List<FieldEntry> fields, XpcKind kind, FieldType wanted) {
    List<FieldEntry> rivals =
        fields.stream()
            .filter(
                field -> FieldType.of(field).map(FieldType::whole).stream().anyMatch(kind::equals))
            .toList();
    if (rivals.isEmpty()
        || rivals.stream()
            .anyMatch(field -> FieldType.of(field).stream().anyMatch(wanted::equals))) {
      return;
    }
    FieldEntry rival = rivals.get(0);
    notes.add(
        message
            + "."
            + rival.getName()
            + " = "
            + rival.getNumber()
            + " stays "
            + FieldType.of(rival).map(FieldType::words).orElse("as it is")
            + ", for its number was given away; only a new schema would make it "
            + wanted.words());
  }

  /**
   * Whether a message has a oneof for variants, and by which tag, is settled with its first key.
   */
  private void union(MessageEntry entry, Choice wanted) {
    if (wanted.record().isEmpty()) {
      return;
    }
    Optional<Bytes> tag =
        entry.hasUnion()
            ? Optional.of(Values.fromProto(entry.getUnion().getTag()))
            : Optional.empty();
    if (!tag.equals(wanted.tag().map(Choice.Tag::key))) {
      notes.add(
          entry.getName()
              + " stays "
              + tag.map(Settled::unionBy).orElse("one record")
              + ", for its numbers were given away; only a new schema would make it "
              + wanted.tag().map(Choice.Tag::key).map(Settled::unionBy).orElse("one record"));
    }
  }

  private static String unionBy(Bytes tag) {
    return "a union by " + SafeText.quoted(tag);
  }

  private void keepsName(String known, String wanted) {
    notes.add(
        known
            + " keeps its name, for it was given away; only a new schema would call it "
            + wanted);
  }
}
