package io.xpctape.schema.diff;

import io.xpctape.model.Bytes;
import io.xpctape.model.XpcKind;
import io.xpctape.schema.decide.Schema;
import io.xpctape.schema.infer.Field;
import io.xpctape.schema.infer.Fields;
import io.xpctape.schema.infer.Format;
import io.xpctape.schema.infer.Kind;
import io.xpctape.schema.infer.Range;
import io.xpctape.schema.infer.Shape;
import io.xpctape.schema.infer.TypeFacts;
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

  /** Values are an enum's if each was seen this often on average. */
  private static final int REPEATS = 10;

  private static final int MAX_VALUES = 50;

  /** A number that is another one this often is an identifier or a clock, no amount. */
  private static final double UNIQUE = 0.9;

  private SummaryOutline() {}

  /**
   * The outline of a schema.
   *
   * @param names what the schema calls its kinds
   */
  public static SchemaOutline of(Schema schema, Map<Kind, String> names) {
    List<KindOutline> kinds = new ArrayList<>();
    schema
        .summary()
        .kinds()
        .forEach(
            (kind, shape) ->
                kinds.add(
                    new KindOutline(
                        kind,
                        names.getOrDefault(kind, kind.label()),
                        shape.count(),
                        place(shape))));
    return new SchemaOutline(
        kinds, schema.rules(), true, schema.summary().recordings(), schema.summary().messages());
  }

  private static PlaceOutline place(Shape shape) {
    Map<XpcKind, TypeOutline> types = new EnumMap<>(XpcKind.class);
    shape.types().forEach((kind, facts) -> types.put(kind, type(kind, facts, shape)));
    SortedMap<Bytes, PlaceOutline.Member> keys = new TreeMap<>();
    shape
        .fields()
        .filter(fields -> fields.anyValue().isEmpty())
        .ifPresent(fields -> fields.byKey().forEach((key, field) -> keys.put(key, member(field))));
    return new PlaceOutline(
        types,
        keys,
        shape.fields().map(Fields::dictionaries).orElse(0L),
        shape.fields().flatMap(Fields::anyValue).map(SummaryOutline::place),
        shape.elements().map(SummaryOutline::place).stream().toList());
  }

  private static PlaceOutline.Member member(Field field) {
    return new PlaceOutline.Member(field.present(), place(field.shape()));
  }

  private static TypeOutline type(XpcKind kind, TypeFacts facts, Shape shape) {
    String form =
        switch (kind) {
          case ARRAY -> "list";
          case DICTIONARY ->
              shape.fields().flatMap(Fields::anyValue).isPresent() ? "map" : "record";
          default -> "";
        };
    boolean closed =
        facts.values().isPresent()
            && facts.distinct() <= MAX_VALUES
            && (facts.distinct() == 1
                ? facts.count() >= ENOUGH
                : facts.count() >= REPEATS * facts.distinct());
    return new TypeOutline(
        facts.count(),
        form,
        facts.values().orElse(Map.of()),
        closed,
        facts.range().filter(range -> saysSomething(kind, facts, range)),
        format(kind, facts));
  }

  private static boolean saysSomething(XpcKind kind, TypeFacts facts, Range range) {
    return facts.count() >= ENOUGH
        && switch (kind) {
          case INT64, UINT64, DOUBLE -> facts.distinct() < UNIQUE * facts.count();
          case DATA, ARRAY -> true;
          case STRING -> range.least() == range.greatest();
          default -> false;
        };
  }

  private static Optional<String> format(XpcKind kind, TypeFacts facts) {
    if (facts.count() < ENOUGH || (kind != XpcKind.STRING && kind != XpcKind.DATA)) {
      return Optional.empty();
    }
    return Optional.of(
        facts.formats().entrySet().stream()
            .filter(format -> format.getValue() == facts.count())
            .map(Map.Entry::getKey)
            .findFirst()
            .map(Format::label)
            .orElse(""));
  }
}
