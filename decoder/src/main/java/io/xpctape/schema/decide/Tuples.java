package io.xpctape.schema.decide;

import io.xpctape.model.Bytes;
import io.xpctape.model.Count;
import io.xpctape.model.XpcKind;
import io.xpctape.schema.infer.Format;
import io.xpctape.schema.infer.Range;
import io.xpctape.schema.infer.Shape;
import io.xpctape.schema.infer.TypeFacts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether arrays are tuples. All must be of one length, and two positions at least must differ in
 * what stands there: in type, in format, in range, in how many different values there are. A fixed
 * length alone is no tuple, however often it was seen.
 */
final class Tuples {
  private static final double BEFORE = -3;

  /** Fewer arrays say nothing. */
  private static final int ENOUGH = 5;

  /** Ranges of fewer values differ by chance. */
  private static final int ENOUGH_FOR_RANGES = 20;

  private static final int ENOUGH_FOR_VALUES = 10;
  private static final double HALF = 0.5;
  private static final double NEARLY_ALL = 0.9;

  /** One reason why two positions are not alike. */
  private record Difference(double weight, String text) {}

  private final List<Shape> positions;
  private final long arrays;
  private final Odds odds = new Odds(BEFORE);
  private Difference greatest = new Difference(0, "");

  private Tuples(List<Shape> positions, long arrays) {
    this.positions = positions;
    this.arrays = arrays;
    if (positions.size() < 2 || arrays < ENOUGH) {
      return;
    }
    for (int i = 0; i < positions.size(); i++) {
      for (int j = i + 1; j < positions.size(); j++) {
        for (Difference difference : differences(i, j)) {
          greatest = difference.weight() > greatest.weight() ? difference : greatest;
        }
      }
    }
    odds.add(greatest.weight());
    odds.add(Math.min(3, Math.log((double) arrays) / Math.log(2) / 2));
  }

  /**
   * Of arrays of one length.
   *
   * @param arrays how many there were
   */
  static Tuples of(List<Shape> positions, long arrays) {
    return new Tuples(positions, arrays);
  }

  private List<Difference> differences(int i, int j) {
    Shape a = positions.get(i);
    Shape b = positions.get(j);
    String first = "the " + Phrases.position(i) + " ";
    String second = ", the " + Phrases.position(j) + " ";
    Set<XpcKind> ofA = kinds(a);
    Set<XpcKind> ofB = kinds(b);
    List<Difference> found = new ArrayList<>();
    Set<XpcKind> both = new HashSet<>(ofA);
    both.retainAll(ofB);
    if (ofA.isEmpty() || ofB.isEmpty()) {
      return found;
    } else if (both.isEmpty()) {
      found.add(new Difference(5, first + label(ofA) + second + label(ofB)));
      return found;
    } else if (ofA.size() > 1 || ofB.size() > 1) {
      return found;
    }
    XpcKind kind = ofA.iterator().next();
    TypeFacts factsA = a.types().get(kind);
    TypeFacts factsB = b.types().get(kind);
    if (factsA == null || factsB == null) {
      return found;
    }
    String formatA = format(factsA);
    String formatB = format(factsB);
    if (!formatA.equals(formatB)) {
      found.add(new Difference(3, first + formatA + second + formatB));
    }
    ranges(kind, factsA, factsB, first, second).ifPresent(found::add);
    if (fewer(factsA, factsB)) {
      found.add(new Difference(3, first + values(factsA) + second + values(factsB)));
    } else if (fewer(factsB, factsA)) {
      found.add(new Difference(3, first + values(factsA) + second + values(factsB)));
    }
    if (kind == XpcKind.DICTIONARY && likeness(a, b) < 1 - 2 * (1 - NEARLY_ALL) - HALF) {
      found.add(new Difference(3, first + "and" + second.substring(1) + "of other keys"));
    }
    return found;
  }

  private static Set<XpcKind> kinds(Shape shape) {
    Set<XpcKind> kinds = new HashSet<>(shape.types().keySet());
    kinds.remove(XpcKind.NULL);
    return kinds;
  }

  private static String label(Set<XpcKind> kinds) {
    return String.join(" or ", kinds.stream().sorted().map(XpcKind::label).toList());
  }

  private static String format(TypeFacts facts) {
    for (Map.Entry<Format, Long> format : facts.formats().entrySet()) {
      if (format.getValue() >= NEARLY_ALL * facts.count()) {
        return format.getKey().label();
      }
    }
    return "of no known form";
  }

  private Optional<Difference> ranges(
      XpcKind kind, TypeFacts a, TypeFacts b, String first, String second) {
    boolean number =
        kind == XpcKind.INT64
            || kind == XpcKind.UINT64
            || kind == XpcKind.DOUBLE
            || kind == XpcKind.DATE;
    if (!number || arrays < ENOUGH_FOR_RANGES || a.range().isEmpty() || b.range().isEmpty()) {
      return Optional.empty();
    }
    double overlap = overlap(kind, a.range().get(), b.range().get());
    if (overlap > HALF) {
      return Optional.empty();
    }
    String text = first + span(kind, a.range().get()) + second + span(kind, b.range().get());
    return Optional.of(new Difference(overlap <= 0 ? 4 : 2.5, text));
  }

  /** What both ranges have in common, as a share of what they cover together. */
  private static double overlap(XpcKind kind, Range a, Range b) {
    double leastA = Range.number(kind, a.least());
    double leastB = Range.number(kind, b.least());
    double mostA = Range.number(kind, a.greatest());
    double mostB = Range.number(kind, b.greatest());
    double all = Math.max(mostA, mostB) - Math.min(leastA, leastB);
    return all > 0 ? (Math.min(mostA, mostB) - Math.max(leastA, leastB)) / all : 1;
  }

  private static String span(XpcKind kind, Range range) {
    return Range.text(kind, range.least()) + " to " + Range.text(kind, range.greatest());
  }

  /** Whether the values repeat in one position, and hardly in the other. */
  private boolean fewer(TypeFacts few, TypeFacts many) {
    return arrays >= ENOUGH_FOR_VALUES
        && few.values().isPresent()
        && few.distinct() * ENOUGH_FOR_VALUES <= arrays
        && many.distinct() >= HALF * arrays;
  }

  private static String values(TypeFacts facts) {
    return Count.of(facts.distinct(), "value");
  }

  private static double likeness(Shape a, Shape b) {
    Set<Bytes> ofA = a.fields().map(f -> f.byKey().keySet()).orElse(Set.of());
    Set<Bytes> ofB = b.fields().map(f -> f.byKey().keySet()).orElse(Set.of());
    Set<Bytes> all = new HashSet<>(ofA);
    all.addAll(ofB);
    double both = ofA.stream().filter(ofB::contains).count();
    return all.isEmpty() ? 1 : both / all.size();
  }

  boolean isTuple() {
    return greatest.weight() > 0 && odds.favour();
  }

  double confidence() {
    return odds.confidence((double) arrays);
  }

  String evidence() {
    return "always "
        + Count.of(positions.size(), "element")
        + " in "
        + Count.of(arrays, "array")
        + ": "
        + greatest.text();
  }
}
