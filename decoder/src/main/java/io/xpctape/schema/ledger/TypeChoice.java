package io.xpctape.schema.ledger;

import io.xpctape.model.Bytes;
import io.xpctape.model.XpcKind;
import io.xpctape.model.XpcString;
import io.xpctape.model.XpcValue;
import io.xpctape.schema.infer.Fields;
import io.xpctape.schema.infer.Shape;
import io.xpctape.schema.infer.TypeFacts;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which fields the values of a place ask for. */
final class TypeChoice {
  /** A string is an enum's value if each was seen this often on average, and they are few. */
  private static final int ENUM_REPEATS = 10;

  private static final int MAX_ENUM_VALUES = 50;

  /** With fewer keys than this there is nothing to tell a map by. */
  private static final int MIN_MAP_KEYS = 3;

  private static final double DATA_KEYS = 0.8;

  private static final Pattern ENUM_TEXT = Pattern.compile("[A-Za-z][A-Za-z0-9_. -]{0,39}");

  /** Numbers, UUIDs, paths, addresses and sentences; not what a programmer calls a key. */
  private static final Pattern DATA_KEY =
      Pattern.compile(
          "-?[0-9]+|(0x)?[0-9A-Fa-f]{8,}|[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}"
              + "|.*[/@\\s].*|[0-9A-Fa-f]{2}(:[0-9A-Fa-f]{2}){5}|[0-9]+(\\.[0-9]+){3}");

  private TypeChoice() {}

  /** The types of fields that would hold nearly all of the values, the most frequent first. */
  static List<FieldType> of(Shape shape) {
    Comparator<XpcKind> byCount =
        Comparator.comparing(kind -> -shape.type(kind).map(TypeFacts::count).orElse(0L));
    Collection<XpcKind> kinds = shape.types().keySet();
    return kinds.stream()
        // What may be null is not of two types; nulls are kept beside the fields.
        .filter(kind -> kind != XpcKind.NULL || kinds.size() == 1)
        .sorted(byCount.thenComparing(Comparator.naturalOrder()))
        .map(kind -> of(kind, shape))
        .toList();
  }

  private static FieldType of(XpcKind kind, Shape shape) {
    return switch (kind) {
      case ARRAY -> shape.elements().flatMap(TypeChoice::ofElements).orElse(FieldType.single(kind));
      case DICTIONARY -> shape.fields().map(TypeChoice::ofFields).orElse(FieldType.single(kind));
      case STRING -> new FieldType(kind, FieldType.Form.SINGLE, isEnum(shape));
      default -> FieldType.single(kind);
    };
  }

  private static Optional<FieldType> ofElements(Shape elements) {
    return onlyKind(elements)
        .map(
            kind ->
                new FieldType(
                    kind,
                    FieldType.Form.REPEATED,
                    kind == XpcKind.DICTIONARY && isRecord(elements)));
  }

  private static FieldType ofFields(Fields fields) {
    if (fields.anyValue().isEmpty() && !looksLikeMap(fields)) {
      return new FieldType(XpcKind.DICTIONARY, FieldType.Form.SINGLE, true);
    }
    Shape values = valuesOf(fields);
    return onlyKind(values)
        .map(
            kind ->
                new FieldType(
                    kind, FieldType.Form.MAP, kind == XpcKind.DICTIONARY && isRecord(values)))
        .orElse(FieldType.single(XpcKind.DICTIONARY));
  }

  /** All values of some dictionaries as if they were of one key. */
  static Shape valuesOf(Fields fields) {
    Shape values = new Shape();
    fields.anyValue().ifPresent(values::merge);
    fields.byKey().values().forEach(field -> values.merge(field.shape()));
    return values;
  }

  private static boolean isRecord(Shape shape) {
    return shape.fields().map(TypeChoice::ofFields).filter(FieldType::isRecord).isPresent();
  }

  private static Optional<XpcKind> onlyKind(Shape shape) {
    return shape.types().size() == 1
        ? Optional.of(shape.types().keySet().iterator().next())
        : Optional.empty();
  }

  private static boolean looksLikeMap(Fields fields) {
    Collection<Bytes> keys = fields.byKey().keySet();
    long data = keys.stream().filter(key -> DATA_KEY.matcher(key.toString()).matches()).count();
    return keys.size() >= MIN_MAP_KEYS && data >= DATA_KEYS * keys.size();
  }

  private static boolean isEnum(Shape shape) {
    Optional<TypeFacts> strings = shape.type(XpcKind.STRING);
    Optional<Map<XpcValue, Long>> values = strings.flatMap(TypeFacts::values);
    return values.isPresent()
        && values.get().size() > 1
        && values.get().size() <= MAX_ENUM_VALUES
        && strings.get().count() >= (long) ENUM_REPEATS * values.get().size()
        && values.get().keySet().stream().allMatch(TypeChoice::isEnumText);
  }

  private static boolean isEnumText(XpcValue value) {
    return value instanceof XpcString string
        && ENUM_TEXT.matcher(string.bytes().toString()).matches();
  }
}
