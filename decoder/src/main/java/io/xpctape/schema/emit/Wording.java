package io.xpctape.schema.emit;

import io.xpctape.model.Bytes;
import io.xpctape.model.Count;
import io.xpctape.model.XpcBool;
import io.xpctape.model.XpcDouble;
import io.xpctape.model.XpcInt64;
import io.xpctape.model.XpcKind;
import io.xpctape.model.XpcString;
import io.xpctape.model.XpcUint64;
import io.xpctape.model.XpcValue;
import io.xpctape.schema.infer.Field;
import io.xpctape.schema.infer.Range;
import io.xpctape.schema.infer.Shape;
import io.xpctape.schema.infer.TypeFacts;
import io.xpctape.schema.ledger.FieldType;
import io.xpctape.text.SafeText;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Evidence in plain words. Examples are short, and never of data. */
final class Wording {
  /** As many different values are listed one by one. */
  private static final int LISTED = 5;

  private static final int EXAMPLE_COLUMNS = 40;

  private Wording() {}

  /** A key or string from a recording, in quotes, safe in a terminal and in a comment. */
  static String quoted(Bytes text) {
    return SafeText.quoted(text, EXAMPLE_COLUMNS).replace("*/", "*\\/");
  }

  /** How often a key is there, and how often as what a field of this type holds. */
  static String presence(Field field, FieldType type, long dictionaries) {
    Map<XpcKind, TypeFacts> types = field.shape().types();
    boolean mixed = types.keySet().stream().filter(kind -> kind != XpcKind.NULL).count() > 1;
    String present = "In " + field.present() + " of " + dictionaries;
    return present + (mixed ? share(field.shape(), type) : "") + ".";
  }

  /** How often a place had values that a field of this type holds, to go on with. */
  static String share(Shape shape, FieldType type) {
    long count = shape.type(type.whole()).map(TypeFacts::count).orElse(0L);
    return ", " + Count.times(count) + " as " + type.whole().label();
  }

  /**
   * What the values of a place were, as far as a field of this type holds them; empty if that says
   * nothing.
   *
   * @param examples whether values say anything about others
   */
  static String values(Shape shape, FieldType type, boolean examples) {
    Optional<TypeFacts> facts = shape.type(type.whole());
    boolean message = type.isRecord() || type.isTuple();
    if (facts.isEmpty() || (message && type.form() == FieldType.Form.SINGLE)) {
      return "";
    }
    String what = describe(type.whole(), facts.get(), examples);
    if (type.form() != FieldType.Form.REPEATED || message) {
      return what;
    }
    String elements =
        shape
            .elements()
            .flatMap(each -> each.type(type.kind()))
            .map(inside -> describe(type.kind(), inside, examples))
            .orElse("");
    return elements.isEmpty() ? what : what + " Each: " + elements;
  }

  /** What a key held that no field of its message does. */
  static String exceptions(Shape shape) {
    StringBuilder text = new StringBuilder();
    Map<XpcKind, TypeFacts> types = shape.types();
    TypeFacts nulls = types.get(XpcKind.NULL);
    if (nulls != null && types.size() > 1) {
      text.append(" Null ").append(Count.times(nulls.count())).append('.');
    }
    long incomplete = types.values().stream().mapToLong(TypeFacts::incomplete).sum();
    if (incomplete > 0) {
      text.append(" Not whole ").append(Count.times(incomplete)).append('.');
    }
    long odd = types.values().stream().mapToLong(TypeFacts::notUtf8).sum();
    if (odd > 0) {
      text.append(" No UTF-8 ").append(Count.times(odd)).append('.');
    }
    return text.toString().trim();
  }

  private static String describe(XpcKind kind, TypeFacts facts, boolean examples) {
    Optional<Map<XpcValue, Long>> values = facts.values();
    // What comes again is no accident.
    if (values.isPresent()
        && values.get().size() <= LISTED
        && (examples || values.get().values().stream().anyMatch(n -> n > 1))) {
      return listed(values.get());
    }
    Optional<Range> range = facts.range();
    if (range.isEmpty()) {
      return "";
    }
    Range r = range.get();
    return switch (kind) {
      case INT64, UINT64, DOUBLE ->
          span(Range.text(kind, r.least()), Range.text(kind, r.greatest())) + ".";
      case DATE -> span(instant(r.least()), instant(r.greatest())) + ".";
      case STRING -> size(r, "byte") + (examples ? examples(facts) : "") + ".";
      case DATA -> size(r, "byte") + ".";
      case ARRAY -> r.greatest() == 0 ? "Always empty." : size(r, "element") + ".";
      case DICTIONARY -> size(r, "entry") + ".";
      default -> "";
    };
  }

  private static String listed(Map<XpcValue, Long> values) {
    if (values.size() == 1) {
      Map.Entry<XpcValue, Long> only = values.entrySet().iterator().next();
      return (only.getValue() > 1 ? "Always " : "") + text(only.getKey()) + ".";
    }
    return values.entrySet().stream()
            .sorted(
                Map.Entry.<XpcValue, Long>comparingByValue()
                    .reversed()
                    .thenComparing(Map.Entry.comparingByKey(Comparator.comparing(Wording::text))))
            .map(entry -> text(entry.getKey()) + " (" + entry.getValue() + ")")
            .collect(Collectors.joining(", "))
        + ".";
  }

  private static String text(XpcValue value) {
    if (value instanceof XpcString string) {
      return quoted(string.bytes());
    } else if (value instanceof XpcInt64 integer) {
      return Long.toString(integer.value());
    } else if (value instanceof XpcUint64 integer) {
      return Long.toUnsignedString(integer.value());
    } else if (value instanceof XpcDouble number) {
      return Double.toString(number.value());
    } else if (value instanceof XpcBool bool) {
      return Boolean.toString(bool.value());
    }
    return value.kind().label();
  }

  private static String size(Range range, String noun) {
    String greatest = Count.of(range.greatest(), noun);
    return range.least() == range.greatest() ? greatest : range.least() + " to " + greatest;
  }

  private static String span(String from, String to) {
    return from.equals(to) ? from : from + " to " + to;
  }

  private static String instant(long nanoseconds) {
    long second = TimeUnit.SECONDS.toNanos(1);
    return Instant.ofEpochSecond(
            Math.floorDiv(nanoseconds, second), Math.floorMod(nanoseconds, second))
        .toString();
  }

  private static String examples(TypeFacts facts) {
    List<Bytes> texts = facts.texts();
    return texts.isEmpty()
        ? ""
        : ", such as " + texts.stream().map(Wording::quoted).collect(Collectors.joining(", "));
  }
}
