package io.xpctape.schema.decide;

import io.xpctape.model.Count;
import io.xpctape.model.XpcKind;
import io.xpctape.schema.infer.Fields;
import io.xpctape.schema.infer.Shape;
import io.xpctape.schema.infer.TypeFacts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What the values of some places that go together mean, each type in turn. */
final class Decisions {
  private static final Comparator<Map.Entry<XpcKind, TypeFacts>> MOST_FIRST =
      Comparator.<Map.Entry<XpcKind, TypeFacts>>comparingLong(type -> -type.getValue().count())
          .thenComparing(Map.Entry.comparingByKey());

  private final Function<Fields, RecordType> records;
  private final Function<Fields, Maps> maps;
  private final ByHand byHand;

  /**
   * Ready to decide.
   *
   * @param records which type dictionaries are of if they are records
   * @param maps whether dictionaries are maps, in one place or in places that mean the same
   * @param byHand what people say otherwise
   */
  Decisions(Function<Fields, RecordType> records, Function<Fields, Maps> maps, ByHand byHand) {
    this.records = records;
    this.maps = maps;
    this.byHand = byHand;
  }

  Meaning of(Node node) {
    Shape shape = node.merged();
    List<Map.Entry<XpcKind, TypeFacts>> seen = new ArrayList<>(shape.types().entrySet());
    if (seen.size() > 1) {
      // What may be null is not of two types.
      seen.removeIf(type -> type.getKey() == XpcKind.NULL);
      seen.sort(MOST_FIRST);
    }
    List<TypeMeaning> types = new ArrayList<>(seen.size());
    for (Map.Entry<XpcKind, TypeFacts> type : seen) {
      types.add(of(type.getKey(), node));
    }
    List<Trait> traits = Traits.of(shape);
    return byHand.isSilent()
        ? new Meaning(types, traits, Names.NONE)
        : new Meaning(byHand.types(types, node), byHand.traits(traits, node), byHand.names(node));
  }

  private TypeMeaning of(XpcKind kind, Node node) {
    Verdict verdict =
        switch (kind) {
          case ARRAY -> arrays(node.merged());
          case DICTIONARY -> dictionaries(node);
          case STRING, INT64, UINT64 ->
              node.merged()
                  .type(kind)
                  .flatMap(facts -> Enums.of(kind, facts, node.name()))
                  .orElseGet(() -> plain(kind, node.merged()));
          default -> plain(kind, node.merged());
        };
    return new TypeMeaning(kind, verdict.use(), verdict.confidence(), verdict.evidence(), false);
  }

  /** The chance that the next value is of the type too, by Laplace's rule. */
  private static Verdict plain(XpcKind kind, Shape shape) {
    long count = shape.type(kind).map(TypeFacts::count).orElse(0L);
    long all = shape.count();
    return new Verdict(
        new Use.Plain(),
        Odds.next((double) count, (double) all - count),
        count == all
            ? (all == 1 ? "the only value" : "all " + all + " values")
            : count + " of " + all + " values");
  }

  private static Verdict arrays(Shape shape) {
    if (shape.elements().isEmpty()) {
      return plain(XpcKind.ARRAY, shape);
    }
    long arrays = shape.type(XpcKind.ARRAY).map(TypeFacts::count).orElse(0L);
    Shape elements = shape.elements().get();
    List<Shape> positions = shape.positions();
    Tuples tuples = Tuples.of(positions, arrays);
    if (tuples.isTuple()) {
      return new Verdict(new Use.TupleOf(positions), tuples.confidence(), tuples.evidence());
    }
    String in = Count.of(arrays, "array");
    return positions.isEmpty()
        ? new Verdict(
            new Use.ListOf(elements),
            Odds.next((double) arrays, 0),
            Count.of(elements.count(), "element") + " in " + in)
        : new Verdict(
            new Use.ListOf(elements),
            tuples.confidence(),
            "always "
                + Count.of(positions.size(), "element")
                + " in "
                + in
                + ", none unlike the others");
  }

  private Verdict dictionaries(Node node) {
    Shape shape = node.merged();
    if (shape.fields().isEmpty()) {
      return plain(XpcKind.DICTIONARY, shape);
    }
    Fields fields = shape.fields().get();
    List<Fields> parts = node.fields();
    Maps judged = maps.apply(fields);
    if (judged.isMap()) {
      List<Shape> values = parts.stream().map(Fields::values).toList();
      Shape all = values.isEmpty() ? fields.values() : Shape.of(values);
      return new Verdict(new Use.MapOf(all), judged.confidence(), judged.evidence());
    }
    RecordType type = records.apply(parts.isEmpty() ? fields : parts.get(0));
    boolean body = node.parts().stream().anyMatch(part -> part.spot().isBody());
    return (body ? Optional.<Verdict>empty() : TaggedUnions.of(type.fields(), type))
        .orElseGet(
            () -> new Verdict(new Use.RecordOf(type), judged.confidence(), judged.evidence()));
  }
}
