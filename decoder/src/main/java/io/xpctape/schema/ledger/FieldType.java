package io.xpctape.schema.ledger;

import io.xpctape.model.XpcKind;
import io.xpctape.proto.v1.FieldEntry;
import io.xpctape.schema.infer.Fields;
import io.xpctape.schema.infer.Shape;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a field can hold.
 *
 * @param kind the XPC type of the value, or of the elements
 * @param form one value, or many
 * @param named whether a message or an enum of its own was inferred for it
 */
public record FieldType(XpcKind kind, Form form, boolean named) {
  /** How many values of the type there are. */
  public enum Form {
    /** One. */
    SINGLE(""),
    /** An array of them. */
    REPEATED("repeated"),
    /** A dictionary of arbitrary keys with them as values. */
    MAP("map");

    private final String label;

    Form(String label) {
      this.label = label;
    }

    /** Its name in a ledger. */
    public String label() {
      return label;
    }
  }

  static FieldType single(XpcKind kind) {
    return new FieldType(kind, Form.SINGLE, false);
  }

  /** The type of an entry, if it says one. */
  public static Optional<FieldType> of(FieldEntry entry) {
    Optional<XpcKind> kind =
        Arrays.stream(XpcKind.values()).filter(k -> k.label().equals(entry.getType())).findFirst();
    Optional<Form> form =
        Arrays.stream(Form.values()).filter(f -> f.label().equals(entry.getForm())).findFirst();
    boolean named = !entry.getTypeName().isEmpty();
    return kind.flatMap(k -> form.map(f -> new FieldType(k, f, named)));
  }

  /** Whether it is a message inferred from dictionaries, or several of them. */
  public boolean isRecord() {
    return named && kind == XpcKind.DICTIONARY;
  }

  /** Whether it is a message inferred from arrays of one length, or several of them. */
  public boolean isTuple() {
    return named && kind == XpcKind.ARRAY;
  }

  /** Whether it is an enum. */
  public boolean isEnum() {
    return named && !isRecord() && !isTuple();
  }

  /** The XPC type of the entry's value as a whole. */
  public XpcKind whole() {
    return switch (form) {
      case SINGLE -> kind;
      case REPEATED -> XpcKind.ARRAY;
      case MAP -> XpcKind.DICTIONARY;
    };
  }

  /** The values that a message inside is about: the field's own, or those in them. */
  public Shape inside(Shape shape) {
    return switch (form) {
      case SINGLE -> shape;
      case REPEATED -> shape.elements().orElseGet(Shape::new);
      case MAP -> shape.fields().map(Fields::values).orElseGet(Shape::new);
    };
  }

  /** For people: {@code a message}, {@code a map to uint64}. */
  String words() {
    String one = isRecord() ? "message" : isEnum() ? "enum" : kind.label() + " value";
    String many = isRecord() ? "messages" : isEnum() ? "enums" : kind.label() + " values";
    return switch (form) {
      case SINGLE ->
          (one.startsWith("e") || one.startsWith("i") || one.startsWith("a") ? "an " : "a ") + one;
      case REPEATED -> "a list of " + many;
      case MAP -> "a map to " + many;
    };
  }

  /** What sets a field of this type apart from another of the same key: a part of its name. */
  String suffix() {
    return switch (form) {
      case SINGLE -> isEnum() ? "enum" : isTuple() ? "tuple" : kind.label();
      case REPEATED -> "array_of_" + kind.label();
      case MAP -> "map_of_" + kind.label();
    };
  }
}
