package io.xpctape.schema.emit;

import io.xpctape.model.Bytes;
import io.xpctape.model.Direction;
import io.xpctape.proto.Values;
import io.xpctape.proto.v1.EnumValueEntry;
import io.xpctape.proto.v1.FieldEntry;
import io.xpctape.proto.v1.KindEntry;
import io.xpctape.schema.infer.Field;
import io.xpctape.schema.infer.Fields;
import io.xpctape.schema.infer.Group;
import io.xpctape.schema.infer.Shape;
import io.xpctape.schema.ledger.FieldType;
import io.xpctape.schema.ledger.Rules;
import io.xpctape.text.SafeText;
import java.util.Optional;

/** The comments of a schema. */
final class Comments {
  /** Of the field that takes what the others do not. */
  static final String REST = "What the other fields do not hold.";

  /** Of an enum's zero. */
  static final String ZERO = "Never written.";

  private static final String UNSEEN = "Not seen in the latest recordings.";

  private final Evidence evidence;

  Comments(Evidence evidence) {
    this.evidence = evidence;
  }

  String file() {
    return "What a program says over XPC, as recordings showed it; nobody published it. xpctape"
        + " inferred this from "
        + Wording.count(evidence.summary().messages(), "message")
        + " of "
        + Wording.count(evidence.summary().recordings(), "recording")
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
    String key = Wording.quoted(Values.fromProto(field.getKey()));
    String what =
        switch (FieldType.of(field).map(FieldType::form).orElse(FieldType.Form.SINGLE)) {
          case SINGLE -> "The dictionary " + key;
          case REPEATED -> "One of the dictionaries in " + key;
          case MAP -> "A value of the dictionary " + key;
        };
    return what + ": " + seen(evidence.fields(message).map(Fields::dictionaries).orElse(0L));
  }

  private static String seen(long count) {
    return count == 0 ? "not seen in the latest recordings." : "seen " + Wording.times(count) + ".";
  }

  String field(FieldEntry entry, String message) {
    Optional<Fields> fields = evidence.fields(message);
    Optional<Field> field = evidence.field(message, entry);
    Optional<FieldType> type = FieldType.of(entry);
    if (fields.isEmpty()
        || field.isEmpty()
        || type.isEmpty()
        || field.get().shape().type(type.get().whole()).isEmpty()) {
      return UNSEEN;
    }
    return String.join(
            " ",
            Wording.presence(field.get(), type.get(), fields.get()),
            Wording.values(field.get(), type.get()),
            Wording.exceptions(field.get()))
        .replaceAll(" +", " ")
        .trim();
  }

  static String oneof(FieldEntry member) {
    return "What is at " + Wording.quoted(Values.fromProto(member.getKey())) + ", by its type.";
  }

  static String enumeration(FieldEntry field) {
    return "The strings seen at "
        + Wording.quoted(Values.fromProto(field.getKey()))
        + "; any other is kept in rest.";
  }

  static String enumValue(EnumValueEntry value) {
    return Wording.quoted(Bytes.utf8(value.getText())) + ".";
  }
}
