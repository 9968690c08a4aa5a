package io.xpctape.schema.decide;

import io.xpctape.model.Bytes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which dictionaries are of one type: those that share most keys, rare keys counting more (Jaccard
 * weighted by inverse document frequency), with fewer to share if they are values of the same key.
 */
final class SharedTypes {
  private static final double ALIKE = 0.6;
  private static final double ALIKE_BY_NAME = 0.35;

  /**
   * Dictionaries of fewer keys than this are one type only if they are values of the same key, or
   * one lies in the other.
   */
  private static final int FEW_KEYS = 4;

  private final Map<Bytes, Double> weights = new HashMap<>();
  private final Map<Bytes, List<RecordType>> byKey = new HashMap<>();
  private final List<RecordType> types = new ArrayList<>();

  /** Of all places but bodies, whose types are their kinds, and maps, which have no keys. */
  SharedTypes(List<Place> places) {
    weigh(places);
    places.stream()
        .filter(place -> !place.isBody() && !place.isMap())
        .sorted(
            Comparator.comparingInt((Place place) -> -place.fields().byKey().size())
                .thenComparing(place -> place.spot().kind())
                .thenComparing(place -> place.spot().text()))
        .forEach(this::add);
  }

  private void weigh(List<Place> places) {
    Map<Bytes, Integer> in = new HashMap<>();
    for (Place place : places) {
      place.fields().byKey().keySet().forEach(key -> in.merge(key, 1, Integer::sum));
    }
    in.forEach((key, n) -> weights.put(key, Math.log1p((double) places.size() / n)));
  }

  private void add(Place place) {
    Set<Bytes> keys = place.fields().byKey().keySet();
    Set<RecordType> candidates = new LinkedHashSet<>();
    keys.forEach(key -> candidates.addAll(byKey.getOrDefault(key, List.of())));
    RecordType best = null;
    double likeness = 0;
    for (RecordType type : candidates) {
      double alike = likeness(type, place);
      boolean named = type.isNamed(place.name());
      if (alike > likeness
          && (named
              ? alike >= ALIKE_BY_NAME
              : alike >= ALIKE && (keys.size() >= FEW_KEYS || isWithin(type, place)))) {
        best = type;
        likeness = alike;
      }
    }
    if (best == null) {
      best = new RecordType();
      types.add(best);
    }
    for (Bytes key : keys) {
      if (best.member(key).isEmpty()) {
        byKey.computeIfAbsent(key, k -> new ArrayList<>()).add(best);
      }
    }
    best.add(place);
  }

  /** Whether one lies in the other and has more than one key: a tree's node in its parent. */
  private static boolean isWithin(RecordType type, Place place) {
    return place.fields().byKey().size() > 1
        && type.places().stream()
            .anyMatch(
                other -> other.spot().isAbove(place.spot()) || place.spot().isAbove(other.spot()));
  }

  /** With the keys of its first place, the one with most of them. */
  private double likeness(RecordType type, Place place) {
    Set<Bytes> ours = place.fields().byKey().keySet();
    Set<Bytes> theirs = type.places().get(0).fields().byKey().keySet();
    double shared = 0;
    double all = 0;
    for (Bytes key : ours) {
      double weight = weights.getOrDefault(key, 1.0);
      all += weight;
      shared += theirs.contains(key) ? weight : 0;
    }
    for (Bytes key : theirs) {
      all += ours.contains(key) ? 0 : weights.getOrDefault(key, 1.0);
    }
    return all == 0 ? 1 : shared / all;
  }

  List<List<Place>> groups() {
    return types.stream().map(RecordType::places).toList();
  }
}
