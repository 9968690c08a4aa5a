package io.xpctape.schema.decide;

import io.xpctape.model.XpcKind;
import io.xpctape.model.XpcValue;
import io.xpctape.schema.infer.Format;
import io.xpctape.schema.infer.Shape;
import io.xpctape.schema.infer.TypeFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the values of a place have in common besides their use. */
final class Traits {
  /** Fewer values are the same by chance. */
  private static final int CONSTANT = 10;

  /** Fewer values differ by chance. */
  private static final int VOLATILE = 10;

  /** The share of values that are new each time; a count of many is right to some 13 %. */
  private static final double NEW_EACH_TIME = 0.8;

  private static final int FORMATTED = 3;
  private static final double NEARLY_ALL = 0.9;

  private Traits() {}

  static List<Trait> of(Shape shape) {
    List<Trait> traits = new ArrayList<>();
    constant(shape).ifPresent(traits::add);
    changing(shape).ifPresent(traits::add);
    format(shape).ifPresent(traits::add);
    return traits;
  }

  private static Optional<Trait> constant(Shape shape) {
    return only(shape)
        .filter(value -> shape.count() >= CONSTANT)
        .map(
            value ->
                new Trait.Constant(
                    value,
                    Odds.next((double) shape.count(), 0),
                    "the same in all " + shape.count(),
                    false));
  }

  /** The only value of a place. */
  static Optional<XpcValue> only(Shape shape) {
    if (shape.types().size() != 1) {
      return Optional.empty();
    }
    TypeFacts facts = shape.types().values().iterator().next();
    return facts.isCounted() && facts.distinct() == 1
        ? facts.values().map(values -> values.keySet().iterator().next())
        : Optional.empty();
  }

  private static Optional<Trait> changing(Shape shape) {
    long n = 0;
    long distinct = 0;
    for (Map.Entry<XpcKind, TypeFacts> type : shape.types().entrySet()) {
      switch (type.getKey()) {
        case POINTER -> distinct += type.getValue().count();
        case INT64, UINT64, DOUBLE, STRING, DATA, DATE, UUID ->
            distinct += Math.min(type.getValue().distinct(), type.getValue().count());
        default -> {
          return Optional.empty();
        }
      }
      n += type.getValue().count();
    }
    if (n < VOLATILE || distinct < NEW_EACH_TIME * n) {
      return Optional.empty();
    }
    boolean exact = shape.types().values().stream().allMatch(TypeFacts::isCounted);
    return Optional.of(
        new Trait.Volatile(
            Odds.next((double) distinct, (double) n - distinct),
            (exact ? "" : "about ") + distinct + " different values in " + n,
            false));
  }

  private static Optional<Trait> format(Shape shape) {
    Trait best = null;
    long most = 0;
    for (XpcKind kind : List.of(XpcKind.STRING, XpcKind.DATA)) {
      TypeFacts facts = shape.types().get(kind);
      if (facts == null || facts.count() < FORMATTED) {
        continue;
      }
      for (Map.Entry<Format, Long> format : facts.formats().entrySet()) {
        long n = format.getValue();
        if (n >= NEARLY_ALL * facts.count() && n > most) {
          most = n;
          best =
              new Trait.Formatted(
                  format.getKey(),
                  Odds.next((double) n, (double) facts.count() - n),
                  n + " of " + facts.count() + " look like it",
                  false);
        }
      }
    }
    return Optional.ofNullable(best);
  }
}
