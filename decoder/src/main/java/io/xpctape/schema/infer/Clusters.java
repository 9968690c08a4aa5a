package io.xpctape.schema.infer;

import io.xpctape.model.XpcDictionary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Kinds of messages that carry no discriminator, by their key sets: each belongs to the leader that
 * it shares most keys with, rare keys counting more (Jaccard weighted by inverse document
 * frequency), if that is at least half.
 *
 * @param leaders the key sets that others are compared with
 * @param weights what each key counts; one that is not here counts as much as the rarest
 */
public record Clusters(List<Leader> leaders, Map<KeyPath, Double> weights) {
  private static final double ALIKE = 0.5;

  /** More kinds than this are no kinds. */
  private static final int MAX_LEADERS = 64;

  /**
   * The key set that others are compared with.
   *
   * @param label its cluster's name: the keys that set it apart, or empty for the only one
   */
  public record Leader(String label, KeySet keys) {}

  /** Nothing known. */
  static final Clusters NONE = new Clusters(List.of(), Map.of());

  public Clusters {
    leaders = List.copyOf(leaders);
    weights = Map.copyOf(weights);
  }

  /** The name of the cluster that a message belongs to, if any. */
  Optional<String> label(XpcDictionary body) {
    return nearest(KeyList.of(body, KeyPath.MAX_STEPS).toSet()).map(Leader::label);
  }

  /**
   * These clusters, and new ones for key sets that belong to none. Old ones keep their names.
   *
   * @param counts the key sets, and how often each was there
   */
  Clusters learn(Map<KeySet, Long> counts) {
    List<KeySet> byFrequency =
        counts.entrySet().stream()
            .sorted(
                Map.Entry.<KeySet, Long>comparingByValue()
                    .reversed()
                    .thenComparing(Map.Entry.comparingByKey()))
            .map(Map.Entry::getKey)
            .toList();
    Map<KeyPath, Double> heavier = new TreeMap<>(weigh(counts));
    heavier.putAll(weights);
    Clusters learnt = new Clusters(leaders, heavier);
    for (KeySet keys : byFrequency) {
      if (learnt.leaders.size() < MAX_LEADERS && learnt.nearest(keys).isEmpty()) {
        List<Leader> more = new ArrayList<>(learnt.leaders);
        more.add(new Leader("", keys));
        learnt = new Clusters(more, heavier);
      }
    }
    return learnt.named(leaders.size());
  }

  private static Map<KeyPath, Double> weigh(Map<KeySet, Long> counts) {
    Map<KeyPath, Long> in = new HashMap<>();
    long all = 0;
    for (Map.Entry<KeySet, Long> entry : counts.entrySet()) {
      all += entry.getValue();
      entry.getKey().paths().forEach(key -> in.merge(key, entry.getValue(), Long::sum));
    }
    Map<KeyPath, Double> weights = new HashMap<>();
    for (Map.Entry<KeyPath, Long> entry : in.entrySet()) {
      // Smoothed, so that with few kinds an optional key does not outweigh what they share.
      weights.put(entry.getKey(), Math.log1p((double) all / entry.getValue()));
    }
    return weights;
  }

  private Optional<Leader> nearest(KeySet keys) {
    double rarest = weights.values().stream().mapToDouble(w -> w).max().orElse(1);
    return leaders.stream()
        .filter(leader -> likeness(leader.keys, keys, rarest) >= ALIKE)
        .max(Comparator.comparingDouble(leader -> likeness(leader.keys, keys, rarest)));
  }

  private double likeness(KeySet a, KeySet b, double rarest) {
    Set<KeyPath> inBoth = new HashSet<>(b.paths());
    double shared = 0;
    double all = 0;
    for (KeyPath key : a.paths()) {
      double weight = weights.getOrDefault(key, rarest);
      all += weight;
      shared += inBoth.remove(key) ? weight : 0;
    }
    for (KeyPath key : inBoth) {
      all += weights.getOrDefault(key, rarest);
    }
    return all == 0 ? 1 : shared / all;
  }

  /**
   * Names the leaders from {@code first} on, each by as few of its rarest keys as tell it apart.
   */
  private Clusters named(int first) {
    if (leaders.size() == 1) {
      return this;
    }
    Set<String> taken = new HashSet<>();
    List<Leader> named = new ArrayList<>(leaders.subList(0, first));
    named.forEach(leader -> taken.add(leader.label));
    for (Leader leader : leaders.subList(first, leaders.size())) {
      List<String> keys =
          leader.keys.paths().stream()
              .filter(key -> key.keys().size() == 1)
              .sorted(
                  Comparator.comparingDouble((KeyPath key) -> -weights.getOrDefault(key, 0.0))
                      .thenComparing(Comparator.naturalOrder()))
              .map(KeyPath::toString)
              .toList();
      String label = keys.isEmpty() ? "empty" : keys.get(0);
      for (int i = 1; taken.contains(label) && i < keys.size(); i++) {
        label = label + "_" + keys.get(i);
      }
      for (int i = 2; !taken.add(label); i++) {
        label = (keys.isEmpty() ? "empty" : keys.get(0)) + "_" + i;
      }
      named.add(new Leader(label, leader.keys));
    }
    return new Clusters(named, weights);
  }
}
