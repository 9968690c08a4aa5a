package io.xpctape.schema.diff;

import io.xpctape.model.Bytes;
import io.xpctape.model.XpcKind;
import io.xpctape.schema.decide.Meaning;
import io.xpctape.schema.decide.Schema;
import io.xpctape.schema.decide.TypeMeaning;
import io.xpctape.schema.decide.Use;
import io.xpctape.schema.infer.Field;
import io.xpctape.schema.infer.Fields;
import io.xpctape.schema.infer.Kind;
import io.xpctape.schema.infer.Range;
import io.xpctape.schema.infer.Shape;
import io.xpctape.schema.infer.TypeFacts;
import io.xpctape.text.SafeText;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A schema's outline by what its recordings have shown. */
public final class SummaryOutline {
  /** Fewer values than this show no habit. */
  private static final int ENOUGH = 3;

  private static final double UNIQUE = 0.9;

  private final Schema schema;

  private SummaryOutline(Schema schema) {
    this.schema = schema;
  }

  /**
   * The outline of a schema.
   *
   * @param names what the schema calls its kinds
   */
  public static SchemaOutline of(Schema schema, Map<Kind, String> names) {
    SummaryOutline outline = new SummaryOutline(schema);
    List<KindOutline> kinds = new ArrayList<>();
    schema
        .summary()
        .kinds()
        .forEach(
            (kind, shape) ->
                kinds.add(
                    new KindOutline(
                        kind,
                        names.getOrDefault(kind, wordy(kind)),
                        shape.count(),
                        outline.place(shape))));
    return new SchemaOutline(
        kinds, schema.rules(), true, schema.summary().recordings(), schema.summary().messages());
  }

  /** For what no message of the schema stands for. */
  private static String wordy(Kind kind) {
    return (SafeText.of(kind.label()) + " " + kind.group().role().label()).trim();
  }

  private PlaceOutline place(Shape shape) {
    Meaning meaning = schema.meaning(shape);
    Map<XpcKind, TypeOutline> types = new EnumMap<>(XpcKind.class);
    shape.types().forEach((kind, facts) -> types.put(kind, type(kind, facts, meaning)));
    SortedMap<Bytes, PlaceOutline.Member> keys = new TreeMap<>();
    Optional<PlaceOutline> values = Optional.empty();
    List<PlaceOutline> elements = List.of();
    for (TypeMeaning type : meaning.types()) {
      if (type.use() instanceof Use.MapOf map) {
        values = Optional.of(place(map.values()));
      } else if (type.use() instanceof Use.ListOf list) {
        elements = List.of(place(list.elements()));
      } else if (type.use() instanceof Use.TupleOf tuple) {
        elements = tuple.positions().stream().map(this::place).toList();
      } else if (type.kind() == XpcKind.DICTIONARY) {
        shape.fields().ifPresent(fields -> addKeys(fields, keys));
      }
    }
    long dictionaries = shape.fields().map(Fields::dictionaries).orElse(0L);
    return new PlaceOutline(types, keys, dictionaries, values, elements);
  }

  private void addKeys(Fields fields, SortedMap<Bytes, PlaceOutline.Member> to) {
    for (Field field : fields.byKey().values()) {
      to.put(field.key(), new PlaceOutline.Member(field.present(), place(field.shape())));
    }
  }

  private static TypeOutline type(XpcKind kind, TypeFacts facts, Meaning meaning) {
    Optional<Use> use = meaning.type(kind).map(TypeMeaning::use);
    return new TypeOutline(
        facts.count(),
        use.map(SummaryOutline::form).orElse(""),
        facts.values().orElse(Map.of()),
        facts.values().isPresent()
            && (meaning.constant().isPresent()
                || use.filter(Use.EnumOf.class::isInstance).isPresent()),
        facts.range().filter(range -> saysSomething(kind, facts, range, meaning)),
        format(kind, facts, meaning));
  }

  private static String form(Use use) {
    if (use instanceof Use.MapOf) {
      return "map";
    } else if (use instanceof Use.ListOf) {
      return "list";
    } else if (use instanceof Use.TupleOf tuple) {
      return "tuple of " + tuple.positions().size();
    } else if (use instanceof Use.RecordOf || use instanceof Use.TaggedUnion) {
      return "record";
    }
    return "";
  }

  private static boolean saysSomething(
      XpcKind kind, TypeFacts facts, Range range, Meaning meaning) {
    return facts.count() >= ENOUGH
        && switch (kind) {
          case INT64, UINT64, DOUBLE -> !isIdentifier(facts) && meaning.variable().isEmpty();
          case DATA, ARRAY -> true;
          case STRING -> range.least() == range.greatest();
          default -> false;
        };
  }

  /** A number that is another one each time is an identifier or a clock, no amount. */
  private static boolean isIdentifier(TypeFacts facts) {
    return facts.distinct() >= UNIQUE * facts.count();
  }

  private static Optional<String> format(XpcKind kind, TypeFacts facts, Meaning meaning) {
    return facts.count() < ENOUGH || (kind != XpcKind.STRING && kind != XpcKind.DATA)
        ? Optional.empty()
        : Optional.of(meaning.format().map(trait -> trait.format().label()).orElse(""));
  }
}
