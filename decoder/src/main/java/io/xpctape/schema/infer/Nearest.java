package io.xpctape.schema.infer;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntToDoubleFunction;

/**
 * Finds the leader that a key set is most like: the weights of the keys that both have, divided by
 * those of the keys that either has (weighted Jaccard). For many threads.
 */
final class Nearest {
  /** Of the leader before, from which on only a greater likeness counts. */
  private static final double SAME = 1 + 1e-9;

  /** A key: what it counts, and the leaders that have it, by their places. */
  private static final class Key {
    private final double weight;
    private int[] leaders = new int[1];
    private int count;

    private Key(double weight) {
      this.weight = weight;
    }

    private void add(int leader) {
      if (count == leaders.length) {
        leaders = Arrays.copyOf(leaders, 2 * count);
      }
      leaders[count++] = leader;
    }
  }

  private final Map<KeyPath, Key> known;
  private final double rarest;

  /** The dictionaries whose keys count nothing. */
  private final Set<KeyPath> maps = new HashSet<>();

  private final double alike;
  private final List<Clusters.Leader> leaders;
  private final double[] totals;
  private final Map<KeySet, Clusters.Leader> exactly = new HashMap<>();

  /**
   * Among these.
   *
   * @param weights what each key counts
   * @param alike how much alike they have to be at least, 0 to 1
   */
  Nearest(List<Clusters.Leader> leaders, Map<KeyPath, Double> weights, double alike) {
    this.leaders = leaders;
    this.alike = alike;
    known = new HashMap<>(2 * weights.size());
    double most = 0;
    for (Map.Entry<KeyPath, Double> key : weights.entrySet()) {
      known.put(key.getKey(), new Key(key.getValue()));
      most = Math.max(most, key.getValue());
      if (key.getValue() == 0) {
        maps.add(key.getKey().parent());
      }
    }
    rarest = weights.isEmpty() ? 1 : most;
    totals = new double[leaders.size()];
    for (int i = 0; i < totals.length; i++) {
      add(i, leaders.get(i));
    }
  }

  private void add(int place, Clusters.Leader leader) {
    exactly.putIfAbsent(leader.keys(), leader);
    for (KeyPath path : leader.keys().paths()) {
      Key key = known.computeIfAbsent(path, p -> new Key(ofNew(p)));
      key.add(place);
      totals[place] += key.weight;
    }
  }

  /** The first of those that are most alike, if any is enough. */
  Optional<Clusters.Leader> find(KeySet keys) {
    Clusters.Leader same = exactly.get(keys);
    if (same != null) {
      return Optional.of(same);
    }
    double[] shared = new double[totals.length];
    double sum = 0;
    for (KeyPath path : keys.paths()) {
      Key key = known.get(path);
      if (key == null) {
        sum += ofNew(path);
      } else {
        sum += key.weight;
        for (int i = 0; i < key.count; i++) {
          shared[key.leaders[i]] += key.weight;
        }
      }
    }
    double total = sum;
    int first =
        first(
            totals.length,
            i -> {
              double all = total + totals[i] - shared[i];
              return all > 0 ? shared[i] / all : 1;
            },
            alike);
    return first < 0 ? Optional.empty() : Optional.of(leaders.get(first));
  }

  /** The first of those that are most alike, of so many; -1 if none is enough. */
  static int first(int leaders, IntToDoubleFunction likeness, double enough) {
    int best = -1;
    double most = enough;
    for (int i = 0; i < leaders; i++) {
      double is = likeness.applyAsDouble(i);
      if (best < 0 ? is >= most : is > most * SAME) {
        best = i;
        most = is;
      }
    }
    return best;
  }

  /** One that is new counts as much as the rarest, but nothing in a map. */
  private double ofNew(KeyPath key) {
    KeyPath parent = key.parent();
    return parent.equals(KeyPath.ROOT)
        ? rarest
        : maps.contains(parent) ? 0 : rarest * Clusters.INSIDE;
  }
}
