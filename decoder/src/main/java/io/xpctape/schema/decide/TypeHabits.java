package io.xpctape.schema.decide;

import io.xpctape.model.XpcKind;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which types share places. In one program what holds a string is often null as well, in another
 * never, but may be a dictionary.
 */
final class TypeHabits {
  private final Map<XpcKind, Integer> places = new TreeMap<>();
  private final Map<XpcKind, Map<XpcKind, Integer>> together = new TreeMap<>();

  /** The types of one place. */
  void add(Set<XpcKind> types) {
    for (XpcKind type : types) {
      places.merge(type, 1, Integer::sum);
      for (XpcKind other : types) {
        if (type != other) {
          together.computeIfAbsent(type, t -> new TreeMap<>()).merge(other, 1, Integer::sum);
        }
      }
    }
  }

  /**
   * The share of the places of a type that hold another one as well, 0 to 1.
   *
   * @param usual that share by all else that is known
   * @param weight how many places that counts as
   */
  double share(XpcKind of, XpcKind other, double usual, double weight) {
    int both = together.getOrDefault(of, Map.of()).getOrDefault(other, 0);
    return (both + weight * usual) / (places.getOrDefault(of, 0) + weight);
  }
}
