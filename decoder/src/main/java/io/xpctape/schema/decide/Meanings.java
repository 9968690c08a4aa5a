package io.xpctape.schema.decide;

import io.xpctape.schema.infer.Field;
import io.xpctape.schema.infer.Fields;
import io.xpctape.schema.infer.Kind;
import io.xpctape.schema.infer.Shape;
import io.xpctape.schema.infer.Summary;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

/** What each place of a summary means. */
final class Meanings {
  private final Decisions decisions;
  private final IdentityHashMap<Shape, Meaning> byShape = new IdentityHashMap<>();
  private final Map<Kind, Map<String, Meaning>> byPath = new HashMap<>();

  Meanings(Summary summary, Decisions decisions) {
    this.decisions = decisions;
    summary.kinds().forEach((kind, shape) -> decide(Spot.body(kind), shape));
  }

  private void decide(Spot spot, Shape shape) {
    Meaning meaning = decisions.of(shape);
    byShape.put(shape, meaning);
    byPath.computeIfAbsent(spot.kind(), kind -> new HashMap<>()).put(spot.text(), meaning);
    for (TypeMeaning type : meaning.types()) {
      if (type.use() instanceof Use.MapOf map) {
        decide(spot.values(), map.values());
      } else if (type.use() instanceof Use.ListOf list) {
        decide(spot.elements(), list.elements());
      } else if (type.use() instanceof Use.TupleOf tuple) {
        for (int i = 0; i < tuple.positions().size(); i++) {
          decide(spot.position(i), tuple.positions().get(i));
        }
      } else if (type.use() instanceof Use.RecordOf || type.use() instanceof Use.TaggedUnion) {
        shape.fields().ifPresent(fields -> decide(spot, fields));
      }
    }
  }

  private void decide(Spot spot, Fields fields) {
    for (Field field : fields.byKey().values()) {
      decide(spot.key(field.key()), field.shape());
    }
  }

  /** Of a shape in the summary; of any other as it stands. */
  Meaning of(Shape shape) {
    Meaning known = byShape.get(shape);
    return known == null ? decisions.of(shape) : known;
  }

  Optional<Meaning> at(Kind kind, String path) {
    return Optional.ofNullable(byPath.getOrDefault(kind, Map.of()).get(path));
  }
}
