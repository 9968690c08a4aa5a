package io.xpctape.schema.emit;

import io.xpctape.model.Bytes;
import io.xpctape.model.Count;
import io.xpctape.model.Direction;
import io.xpctape.model.XpcKind;
import io.xpctape.proto.Values;
import io.xpctape.proto.v1.EnumValueEntry;
import io.xpctape.proto.v1.FieldEntry;
import io.xpctape.proto.v1.KindEntry;
import io.xpctape.proto.v1.Ledger;
import io.xpctape.proto.v1.MessageEntry;
import io.xpctape.proto.v1.VariantEntry;
import io.xpctape.schema.decide.Meaning;
import io.xpctape.schema.decide.Use;
import io.xpctape.schema.infer.Field;
import io.xpctape.schema.infer.Fields;
import io.xpctape.schema.infer.Group;
import io.xpctape.schema.infer.Shape;
import io.xpctape.schema.ledger.FieldType;
import io.xpctape.schema.ledger.Rules;
import io.xpctape.schema.ledger.TuplePlaces;
import io.xpctape.text.SafeText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The comments of a schema. */
final class Comments {
  /** Of the field that takes what the others do not. */
  static final String REST = "What the other fields do not hold.";

  /** Of an enum's zero. */
  static final String ZERO = "Never written.";

  private static final String UNSEEN = "Not seen in the latest recordings.";

  /** So many places of a shared message are named. */
  private static final int MAX_KEYS = 5;

  private final Evidence evidence;

  Comments(Evidence evidence) {
    this.evidence = evidence;
  }

  String file() {
    return "What a program says over XPC, as recordings showed it; nobody published it. xpctape"
        + " inferred this from "
        + Count.of(evidence.summary().messages(), "message")
        + " of "
        + Count.of(evidence.summary().recordings(), "recording")
        + ". Names and numbers are kept in ledger.txtpb and never change.";
  }

  String kind(KindEntry entry) {
    return subject(entry) + ": " + seen(evidence.bodies(entry).map(Shape::count).orElse(0L));
  }

  /** The kind's messages in words, and who sends them. */
  static String subject(KindEntry entry) {
    Group group = Rules.kind(entry).group();
    boolean incoming = group.direction() == Direction.INCOMING;
    String role = group.role().label();
    String service =
        group.service().size() == 0
            ? "an anonymous connection"
            : SafeText.of(group.service()).replace("*/", "*\\/");
    return Character.toUpperCase(role.charAt(0))
        + role.substring(1)
        + (entry.getLabel().isEmpty() ? "" : " " + Wording.quoted(Bytes.utf8(entry.getLabel())))
        + (incoming ? " from " : " to ")
        + service;
  }

  String inner(FieldEntry field, String message) {
    String key = where(field);
    if (FieldType.of(field).filter(FieldType::isTuple).isPresent()) {
      List<Shape> places = evidence.places(message);
      return "An array of "
          + Count.of(
              evidence.entry(message).map(TuplePlaces::of).map(List::size).orElse(0), "element")
          + " at "
          + key
          + ": "
          + seen(places.isEmpty() ? 0 : places.get(0).count());
    }
    String what =
        switch (FieldType.of(field).map(FieldType::form).orElse(FieldType.Form.SINGLE)) {
          case SINGLE -> "The dictionary " + (field.hasPosition() ? "in " : "") + key;
          case REPEATED -> "One of the dictionaries in " + key;
          case MAP -> "A value of the dictionary " + (field.hasPosition() ? "in " : "") + key;
        };
    return what + ": " + seen(evidence.fields(message).map(Fields::dictionaries).orElse(0L));
  }

  private static String where(FieldEntry field) {
    return field.hasPosition()
        ? "place " + field.getPosition()
        : Wording.quoted(Values.fromProto(field.getKey()));
  }

  /** Of a message that stands for dictionaries in several places. */
  String shared(String message, Ledger ledger) {
    String keys =
        ledger.getMessageList().stream()
            .flatMap(entry -> entry.getFieldList().stream())
            .filter(field -> field.getTypeName().equals(message))
            .map(Comments::where)
            .distinct()
            .limit(MAX_KEYS)
            .collect(Collectors.joining(", "));
    return "A dictionary found in several places, such as "
        + keys
        + ": "
        + seen(evidence.fields(message).map(Fields::dictionaries).orElse(0L));
  }

  private static String seen(long count) {
    return count == 0 ? "not seen in the latest recordings." : "seen " + Count.times(count) + ".";
  }

  String field(FieldEntry entry, String message) {
    if (evidence.entry(message).filter(MessageEntry::getTuple).isPresent()) {
      return place(entry, message);
    }
    Optional<Field> field = evidence.field(message, entry);
    Optional<FieldType> type = FieldType.of(entry);
    if (field.isEmpty()
        || type.isEmpty()
        || field.get().shape().type(type.get().whole()).isEmpty()) {
      return UNSEEN;
    }
    Optional<Meaning> meaning = evidence.meaning(message, entry);
    return String.join(
            " ",
            presence(entry, message, field.get(), type.get()),
            Wording.values(field.get().shape(), type.get(), !Judgement.varies(meaning)),
            Wording.exceptions(field.get().shape()),
            Judgement.sentences(meaning, type.get()).replace("*/", "*\\/"))
        .replaceAll(" +", " ")
        .trim();
  }

  private String presence(FieldEntry entry, String message, Field field, FieldType type) {
    return evidence
        .variant(message, entry)
        .map(
            variant ->
                "In "
                    + variant.keys().getOrDefault(field.key(), 0L)
                    + " of "
                    + variant.count()
                    + ".")
        .orElseGet(
            () ->
                Wording.presence(
                    field, type, evidence.fields(message).map(Fields::dictionaries).orElse(0L)));
  }

  private String place(FieldEntry entry, String tuple) {
    Optional<Shape> shape = evidence.places(tuple).stream().skip(entry.getPosition()).findFirst();
    Optional<FieldType> type = FieldType.of(entry);
    if (shape.isEmpty() || type.isEmpty() || shape.get().type(type.get().whole()).isEmpty()) {
      return UNSEEN;
    }
    String mixed = shape.get().types().size() > 1 ? Wording.share(shape.get(), type.get()) : "";
    String values = Wording.values(shape.get(), type.get(), true);
    return ("Place " + entry.getPosition() + mixed + ". " + values).trim();
  }

  static String oneof(FieldEntry member) {
    return "What is at " + where(member) + ", by its type.";
  }

  String union(MessageEntry entry) {
    String what =
        "What goes with one value of "
            + Wording.quoted(Values.fromProto(entry.getUnion().getTag()))
            + " alone. ";
    FieldType records = new FieldType(XpcKind.DICTIONARY, FieldType.Form.SINGLE, true);
    return (what + Judgement.sentences(evidence.meaning(entry), records).replace("*/", "*\\/"))
        .trim();
  }

  String variant(VariantEntry variant, MessageEntry entry) {
    return "What goes with "
        + Wording.quoted(Bytes.utf8(variant.getWhen()))
        + ": "
        + seen(evidence.variant(entry, variant).map(Use.Variant::count).orElse(0L));
  }

  static String enumeration(FieldEntry field) {
    boolean strings = FieldType.of(field).filter(type -> type.kind() == XpcKind.STRING).isPresent();
    return (strings ? "The strings seen at " : "The integers seen at ")
        + where(field)
        + "; any other is kept in rest.";
  }

  static String enumValue(EnumValueEntry value, boolean string) {
    return (string ? Wording.quoted(Bytes.utf8(value.getText())) : value.getInteger()) + ".";
  }
}
