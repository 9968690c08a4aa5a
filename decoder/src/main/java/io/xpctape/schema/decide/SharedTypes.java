package io.xpctape.schema.decide;

import io.xpctape.model.Bytes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

    /** How much the keys weigh that it shares with the place in question. */
    private double shared;

    Candidate(double weight) {
      this.weight = weight;
    }
  }

  private static final class Key {
    private int places;
    private double weight;

    /** The types whose first place has it. */
    private final List<Candidate> candidates = new ArrayList<>();
  }

  private final Map<Bytes, Key> keys = new HashMap<>();
  private final List<RecordType> types = new ArrayList<>();

  /** Of all places but bodies, whose types are their kinds, and maps, which have no keys. */
  SharedTypes(List<Place> places) {
    for (Place place : places) {
      place.fields().byKey().keySet().forEach(key -> known(key).places++);
    }
    keys.values().forEach(key -> key.weight = Math.log1p((double) places.size() / key.places));
    places.stream()
        .filter(place -> !place.isBody() && !place.isMap())
        .sorted(
            Comparator.comparingInt((Place place) -> -place.fields().byKey().size())
                .thenComparing(place -> place.spot().kind())
                .thenComparing(place -> place.spot().text()))
        .forEach(this::add);
  }

  private Key known(Bytes key) {
    return keys.computeIfAbsent(key, k -> new Key());
  }

  private void add(Place place) {
    List<Key> own = place.fields().byKey().keySet().stream().map(this::known).toList();
    double weight = 0;
    List<Candidate> sharing = new ArrayList<>();
    for (Key key : own) {
      weight += key.weight;
      for (Candidate candidate : key.candidates) {
        if (candidate.shared == 0) {
          sharing.add(candidate);
        }
        candidate.shared += key.weight;
      }
    }
    RecordType best = null;
    double likeness = 0;
    for (Candidate candidate : sharing) {
      double both = candidate.shared;
      candidate.shared = 0;
      RecordType type = candidate.type;
      double alike = both / (weight + candidate.weight - both);
      if (alike > likeness
          && (type.isNamed(place.name())
              ? alike >= ALIKE_BY_NAME
              : alike >= ALIKE && (own.size() >= FEW_KEYS || isWithin(type, place)))) {
        best = type;
        likeness = alike;
      }
    }
    if (best == null) {
      Candidate candidate = new Candidate(weight);
      best = candidate.type;
      types.add(best);
      own.forEach(key -> key.candidates.add(candidate));
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

  List<List<Place>> groups() {
    return types.stream().map(RecordType::places).toList();
  }
}
