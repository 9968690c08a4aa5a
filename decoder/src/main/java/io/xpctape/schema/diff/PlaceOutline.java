package io.xpctape.schema.diff;

import io.xpctape.model.Bytes;
import io.xpctape.model.XpcKind;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One place in the messages of a kind.
 *
 * @param types the types of its values
 * @param keys of its dictionaries, if they are records
 * @param dictionaries how many of those
 * @param values of its dictionaries, if they are maps
 * @param elements of its arrays: one for all, or one for each position of a tuple
 */
record PlaceOutline(
    Map<XpcKind, TypeOutline> types,
    SortedMap<Bytes, Member> keys,
    long dictionaries,
    Optional<PlaceOutline> values,
    List<PlaceOutline> elements) {
  /** One of its keys, and how many dictionaries have it. */
  record Member(long present, PlaceOutline place) {}

  PlaceOutline {
    types =
        types.isEmpty()
            ? Map.of()
            : Collections.unmodifiableMap(new EnumMap<XpcKind, TypeOutline>(types));
    keys = Collections.unmodifiableSortedMap(new TreeMap<>(keys));
    elements = List.copyOf(elements);
  }

  /** Of these types, and nothing known of what is in them. */
  static PlaceOutline of(Map<XpcKind, TypeOutline> types) {
    return new PlaceOutline(types, new TreeMap<>(), 0, Optional.empty(), List.of());
  }

  /** How many values there were of each type. */
  Map<XpcKind, Long> counts() {
    Map<XpcKind, Long> counts = new EnumMap<>(XpcKind.class);
    types.forEach((kind, type) -> counts.put(kind, type.count()));
    return counts;
  }
}
