package io.xpctape.schema.decide;

import io.xpctape.model.Bytes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
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

  /** A type, and how much the keys of its first place weigh, the one with most of them. */
  private static final class Candidate {
    private final RecordType type = new RecordType();
    private final double weight;

    Candidate(double weight) {
      this.weight = weight;
    }
  }

  private final Map<Bytes, Double> weights = new HashMap<>();

  /** The types whose first place has a key. */
  private final Map<Bytes, List<Candidate>> byKey = new HashMap<>();

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
    double weight = weight(keys);
    Map<Candidate, Double> shared = new LinkedHashMap<>();
    for (Bytes key : keys) {
      for (Candidate candidate : byKey.getOrDefault(key, List.of())) {
        shared.merge(candidate, weights.getOrDefault(key, 1.0), Double::sum);
      }
    }
    RecordType best = null;
    double likeness = 0;
    for (Map.Entry<Candidate, Double> candidate : shared.entrySet()) {
      double both = candidate.getValue();
      RecordType type = candidate.getKey().type;
      double alike = both / (weight + candidate.getKey().weight - both);
      if (alike > likeness
          && (type.isNamed(place.name())
              ? alike >= ALIKE_BY_NAME
              : alike >= ALIKE && (keys.size() >= FEW_KEYS || isWithin(type, place)))) {
        best = type;
        likeness = alike;
      }
    }
    if (best == null) {
      Candidate candidate = new Candidate(weight);
      best = candidate.type;
      types.add(best);
      keys.forEach(key -> byKey.computeIfAbsent(key, k -> new ArrayList<>()).add(candidate));
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

  private double weight(Set<Bytes> keys) {
    double sum = 0;
    for (Bytes key : keys) {
      sum += weights.getOrDefault(key, 1.0);
    }
    return sum;
  }

  List<List<Place>> groups() {
    return types.stream().map(RecordType::places).toList();
  }
}
