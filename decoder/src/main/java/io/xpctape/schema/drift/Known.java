package io.xpctape.schema.drift;

import io.xpctape.model.XpcKind;
import io.xpctape.schema.infer.Shape;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a schema knows of a place.
 *
 * @param shape what was seen there
 * @param alike what was seen where the same type has other places
 * @param witnesses how many messages, at most, have shown it: the elements of one array are alike
 *     and say it once
 */
record Known(Shape shape, Supplier<List<Shape>> alike, long witnesses) {
  /**
   * The same for a place inside.
   *
   * @param step the way there from any such place
   */
  Known inside(Shape there, Function<Shape, Optional<Shape>> step) {
    return new Known(
        there,
        () -> alike.get().stream().flatMap(other -> step.apply(other).stream()).toList(),
        witnesses);
  }

  /** What other places of the type hold, if some of it is of such a kind. */
  Optional<Known> elsewhere(XpcKind kind) {
    return alike.get().stream()
        .filter(other -> other.type(kind).isPresent())
        .max(Comparator.comparingLong(Shape::count))
        .map(other -> new Known(other, alike, other.count()));
  }
}
