package io.xpctape.schema.evaluate;

import io.xpctape.model.XpcArray;
import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcKind;
import io.xpctape.model.XpcValue;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What some messages hold, path by path; the elements of an array are one place. */
final class PathFacts {
  /** One place. */
  static final class Place {
    int messages;
    int dictionaries;
    final Set<XpcKind> types = EnumSet.noneOf(XpcKind.class);

    /** How many of the dictionaries have the key. */
    final Map<String, Integer> keys = new HashMap<>();
  }

  final Map<String, Place> places = new HashMap<>();

  static PathFacts of(Collection<XpcDictionary> bodies) {
    PathFacts facts = new PathFacts();
    for (XpcDictionary body : bodies) {
      Set<String> seen = new HashSet<>();
      facts.add("", body, seen);
      facts.places.forEach((path, place) -> place.messages += seen.contains(path) ? 1 : 0);
    }
    return facts;
  }

  private void add(String path, XpcValue value, Set<String> seen) {
    Place place = places.computeIfAbsent(path, p -> new Place());
    seen.add(path);
    place.types.add(value.kind());
    if (value instanceof XpcDictionary dictionary) {
      place.dictionaries++;
      for (XpcDictionary.Entry entry : dictionary.entries()) {
        place.keys.merge(entry.key().toString(), 1, Integer::sum);
        add(below(path, entry), entry.value(), seen);
      }
    } else if (value instanceof XpcArray array) {
      array.values().forEach(element -> add(path + "[]", element, seen));
    }
  }

  static String below(String path, XpcDictionary.Entry entry) {
    return path + "\n" + entry.key();
  }

  /** Whether all of a message's paths and their types are here. */
  boolean hold(XpcDictionary body) {
    PathFacts other = of(List.of(body));
    return other.places.entrySet().stream()
        .allMatch(
            entry ->
                places.containsKey(entry.getKey())
                    && places.get(entry.getKey()).types.containsAll(entry.getValue().types));
  }
}
