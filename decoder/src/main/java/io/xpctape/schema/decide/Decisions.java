package io.xpctape.schema.decide;

import io.xpctape.model.XpcKind;
import io.xpctape.schema.infer.Fields;
import io.xpctape.schema.infer.Shape;
import io.xpctape.schema.infer.TypeFacts;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** What the values of a place mean, each type in turn. */
final class Decisions {
  private final Function<Fields, RecordType> records;

  /**
   * Ready to decide.
   *
   * @param records which type dictionaries are of if they are records
   */
  Decisions(Function<Fields, RecordType> records) {
    this.records = records;
  }

  Meaning of(Shape shape) {
    Set<XpcKind> kinds = shape.types().keySet();
    Comparator<XpcKind> byCount =
        Comparator.comparing(kind -> -shape.type(kind).map(TypeFacts::count).orElse(0L));
    return new Meaning(
        kinds.stream()
            // What may be null is not of two types.
            .filter(kind -> kind != XpcKind.NULL || kinds.size() == 1)
            .sorted(byCount.thenComparing(Comparator.naturalOrder()))
            .map(kind -> of(kind, shape))
            .toList(),
        List.of());
  }

  private TypeMeaning of(XpcKind kind, Shape shape) {
    long count = shape.type(kind).map(TypeFacts::count).orElse(0L);
    Use use = use(kind, shape);
    return new TypeMeaning(kind, use, sure((double) count, 0), "seen " + count + " times", false);
  }

  /** Laplace's rule of succession. */
  static double sure(double speakFor, double speakAgainst) {
    return (speakFor + 1) / (speakFor + speakAgainst + 2);
  }

  private Use use(XpcKind kind, Shape shape) {
    return switch (kind) {
      case ARRAY -> shape.elements().<Use>map(Use.ListOf::new).orElseGet(Use.Plain::new);
      case DICTIONARY -> shape.fields().map(this::ofFields).orElseGet(Use.Plain::new);
      case STRING -> shape.type(kind).<Use>flatMap(Enums::ofStrings).orElseGet(Use.Plain::new);
      default -> new Use.Plain();
    };
  }

  private Use ofFields(Fields fields) {
    return Maps.isMap(fields)
        ? new Use.MapOf(fields.values())
        : new Use.RecordOf(records.apply(fields));
  }
}
