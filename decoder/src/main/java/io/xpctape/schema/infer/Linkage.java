package io.xpctape.schema.infer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Key sets put together two clusters at a time, the two that are most alike on average first, until
 * none are alike enough (average linkage).
 */
final class Linkage {
  /** How alike two clusters have to be, in the order in which it is tried. */
  private static final double[] ALIKE = {0.5, 0.4, 0.3, 0.2, 0.1, 0};

  /** Of fewer sets, how rare a key is says little: those that share less are together already. */
  private static final int FEW = 64;

  private static final double ALIKE_OF_FEW = 0.4;

  /** The part of messages that may be the only ones of their kind. */
  static final double MAX_ALONE = 0.1;

  private final List<KeySet> sets;
  private final int[][] keys;
  private final double[] weights;
  private final float[][] likeness;
  private final List<Merge> merges;
  private double alike = ALIKE[0];

  /**
   * Of these sets.
   *
   * @param weightOf what each key counts
   * @param counts how many messages each set has
   */
  Linkage(List<KeySet> sets, Map<KeyPath, Double> weightOf, Map<KeySet, Long> counts) {
    this.sets = sets;
    Map<KeyPath, Integer> ids = new HashMap<>();
    keys = new int[sets.size()][];
    List<Double> ofId = new ArrayList<>();
    for (int i = 0; i < keys.length; i++) {
      List<KeyPath> paths = sets.get(i).paths();
      keys[i] = new int[paths.size()];
      for (int j = 0; j < keys[i].length; j++) {
        Integer id = ids.get(paths.get(j));
        if (id == null) {
          id = ids.size();
          ids.put(paths.get(j), id);
          ofId.add(weightOf.getOrDefault(paths.get(j), 1.0));
        }
        keys[i][j] = id;
      }
      Arrays.sort(keys[i]);
    }
    weights = ofId.stream().mapToDouble(weight -> weight).toArray();
    likeness = new float[keys.length][];
    for (int i = 0; i < keys.length; i++) {
      likeness[i] = new float[i];
      for (int j = 0; j < i; j++) {
        likeness[i][j] = (float) compare(keys[i], keys[j]);
      }
    }
    merges = merges();
    cut(counts);
  }

  private double compare(int[] a, int[] b) {
    double shared = 0;
    double all = 0;
    int j = 0;
    for (int key : a) {
      while (j < b.length && b[j] < key) {
        all += weights[b[j++]];
      }
      all += weights[key];
      if (j < b.length && b[j] == key) {
        shared += weights[key];
        j++;
      }
    }
    while (j < b.length) {
      all += weights[b[j++]];
    }
    return all == 0 ? 1 : shared / all;
  }

  /** The clusters, in the order of their first members, and those in the order given. */
  List<List<KeySet>> clusters() {
    return collect(alike);
  }

  /** The same, and what they become when less alike is enough. */
  List<List<List<KeySet>>> coarser() {
    List<List<List<KeySet>>> coarser = new ArrayList<>(List.of(clusters()));
    for (double enough : ALIKE) {
      if (enough < alike && enough > 0) {
        coarser.add(collect(enough));
      }
    }
    return coarser;
  }

  /** How alike the sets in them are at least, on average. */
  double alike() {
    return alike;
  }

  /**
   * Kinds come again and again: where too many messages are of a cluster of their own, their keys
   * differ by chance, and clusters less alike are put together.
   */
  private void cut(Map<KeySet, Long> counts) {
    double all = sets.stream().mapToDouble(set -> counts.getOrDefault(set, 1L)).sum();
    for (double enough : ALIKE) {
      if (sets.size() < FEW && enough > ALIKE_OF_FEW) {
        continue;
      }
      alike = enough;
      if (alone(clusters(), counts) <= MAX_ALONE * all) {
        break;
      }
    }
  }

  /** How many messages are the only ones of their cluster. */
  static long alone(List<List<KeySet>> clusters, Map<KeySet, Long> counts) {
    return clusters.stream()
        .filter(one -> one.size() == 1 && counts.getOrDefault(one.get(0), 1L) == 1)
        .count();
  }

  private record Merge(int keep, int gone, double likeness) {}

  private List<Merge> merges() {
    List<Merge> merges = new ArrayList<>();
    int n = keys.length;
    int[] size = new int[n];
    int[] nearest = new int[n];
    for (int i = 0; i < n; i++) {
      size[i] = 1;
    }
    for (int i = 0; i < n; i++) {
      nearest[i] = nearest(i, size);
    }
    while (true) {
      int best = -1;
      for (int i = 0; i < n; i++) {
        if (size[i] > 0
            && nearest[i] >= 0
            && (best < 0 || of(i, nearest[i]) > of(best, nearest[best]))) {
          best = i;
        }
      }
      if (best < 0) {
        return merges;
      }
      int keep = Math.min(best, nearest[best]);
      int gone = Math.max(best, nearest[best]);
      merges.add(new Merge(keep, gone, of(keep, gone)));
      for (int k = 0; k < n; k++) {
        if (size[k] > 0 && k != keep && k != gone) {
          float mean =
              (of(keep, k) * size[keep] + of(gone, k) * size[gone]) / (size[keep] + size[gone]);
          likeness[Math.max(keep, k)][Math.min(keep, k)] = mean;
        }
      }
      size[keep] += size[gone];
      size[gone] = 0;
      for (int k = 0; k < n; k++) {
        if (size[k] > 0 && (k == keep || nearest[k] == keep || nearest[k] == gone)) {
          nearest[k] = nearest(k, size);
        } else if (size[k] > 0 && k != keep && of(k, keep) > of(k, nearest[k])) {
          nearest[k] = keep;
        }
      }
    }
  }

  private float of(int i, int j) {
    return likeness[Math.max(i, j)][Math.min(i, j)];
  }

  /** The most alike of the others; the first of several; -1 if there are no others. */
  private int nearest(int i, int[] size) {
    int best = -1;
    for (int j = 0; j < size.length; j++) {
      if (j != i && size[j] > 0 && (best < 0 || of(i, j) > of(i, best))) {
        best = j;
      }
    }
    return best;
  }

  private List<List<KeySet>> collect(double enough) {
    int[] into = new int[keys.length];
    Arrays.setAll(into, i -> i);
    for (Merge merge : merges) {
      if (merge.likeness >= enough) {
        into[merge.gone] = merge.keep;
      }
    }
    Map<Integer, List<KeySet>> byRoot = new LinkedHashMap<>();
    for (int i = 0; i < into.length; i++) {
      int root = i;
      while (into[root] != root) {
        root = into[root];
      }
      byRoot.computeIfAbsent(root, r -> new ArrayList<>()).add(sets.get(i));
    }
    return List.copyOf(byRoot.values());
  }
}
