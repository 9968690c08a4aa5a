package io.xpctape.schema.infer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the leader that a key set is most like: the weights of the keys that both have, divided by
 * those of the keys that either has (weighted Jaccard). Not for adding and asking at a time.
 */
final class Nearest {
  /** Of the leader before, from which on only a greater likeness counts. */
  private static final double SAME = 1 + 1e-9;

  private final Map<KeyPath, Double> weights;
  private final double rarest;

  /** The dictionaries whose keys count nothing. */
  private final Set<KeyPath> maps = new HashSet<>();

  private final double alike;
  private final List<Clusters.Leader> leaders = new ArrayList<>();
  private final List<Double> totals = new ArrayList<>();
  private final Map<KeySet, Clusters.Leader> exactly = new HashMap<>();

  /** The leaders that have a key, by their places. */
  private final Map<KeyPath, List<Integer>> having = new HashMap<>();

  /**
   * Among none so far.
   *
   * @param alike how much alike they have to be at least, 0 to 1
   */
  Nearest(Map<KeyPath, Double> weights, double alike) {
    this.weights = new HashMap<>(weights);
    this.alike = alike;
    weights.forEach(
        (key, weight) -> {
          if (weight == 0) {
            maps.add(key.parent());
          }
        });
    rarest = weights.values().stream().mapToDouble(weight -> weight).max().orElse(1);
  }

  void add(Clusters.Leader leader) {
    exactly.putIfAbsent(leader.keys(), leader);
    for (KeyPath key : leader.keys().paths()) {
      having.computeIfAbsent(key, k -> new ArrayList<>()).add(leaders.size());
    }
    leaders.add(leader);
    totals.add(total(leader.keys()));
  }

  List<Clusters.Leader> leaders() {
    return leaders;
  }

  /** The first of those that are most alike, if any is enough. */
  Optional<Clusters.Leader> find(KeySet keys) {
    Clusters.Leader same = exactly.get(keys);
    if (same != null) {
      return Optional.of(same);
    }
    double[] shared = new double[leaders.size()];
    double total = 0;
    for (KeyPath key : keys.paths()) {
      double weight = weight(key);
      total += weight;
      for (int leader : having.getOrDefault(key, List.of())) {
        shared[leader] += weight;
      }
    }
    Optional<Clusters.Leader> best = Optional.empty();
    double likeness = alike;
    for (int i = 0; i < shared.length; i++) {
      double all = total + totals.get(i) - shared[i];
      double is = all == 0 ? 1 : shared[i] / all;
      if (best.isEmpty() ? is >= likeness : is > likeness * SAME) {
        best = Optional.of(leaders.get(i));
        likeness = is;
      }
    }
    return best;
  }

  private double total(KeySet keys) {
    return keys.paths().stream().mapToDouble(this::weight).sum();
  }

  /** One that is new counts as much as the rarest, but nothing in a map. */
  private double weight(KeyPath key) {
    Double known = weights.get(key);
    if (known != null) {
      return known;
    }
    KeyPath parent = key.parent();
    return parent.equals(KeyPath.ROOT)
        ? rarest
        : maps.contains(parent) ? 0 : rarest * Clusters.INSIDE;
  }
}
