package io.xpctape.schema.infer;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How alike key sets are to one another: the weights of the keys that both have, divided by those
 * of the keys that either has (weighted Jaccard); 1 if neither has a key that counts.
 */
final class Likenesses {
  private final List<KeySet> sets;

  /** By place, to those before. */
  private final double[][] likeness;

  /**
   * Of these sets.
   *
   * @param weightOf what each key counts, 1 if that is not said
   */
  Likenesses(List<KeySet> sets, Map<KeyPath, Double> weightOf) {
    this.sets = List.copyOf(sets);
    Map<KeyPath, Integer> ids = new HashMap<>();
    int[][] keys = new int[sets.size()][];
    for (int i = 0; i < keys.length; i++) {
      keys[i] =
          sets.get(i).paths().stream()
              .mapToInt(path -> ids.computeIfAbsent(path, p -> ids.size()))
              .toArray();
    }
    double[] weights = new double[ids.size()];
    ids.forEach((path, id) -> weights[id] = weightOf.getOrDefault(path, 1.0));
    likeness = compare(keys, weights);
  }

  private static double[][] compare(int[][] keys, double[] weights) {
    double[][] likeness = new double[keys.length][];
    double[] totals = new double[keys.length];
    double[] counted = new double[weights.length];
    for (int i = 0; i < keys.length; i++) {
      for (int key : keys[i]) {
        counted[key] = weights[key];
        totals[i] += weights[key];
      }
      likeness[i] = new double[i];
      for (int j = 0; j < i; j++) {
        double shared = 0;
        for (int key : keys[j]) {
          shared += counted[key];
        }
        double all = totals[i] + totals[j] - shared;
        likeness[i][j] = all > 0 ? shared / all : 1;
      }
      Arrays.fill(counted, 0);
    }
    return likeness;
  }

  /** The sets, in their order. */
  List<KeySet> sets() {
    return sets;
  }

  /** Of two by their places; 1 of a set and itself. */
  double of(int i, int j) {
    return i > j ? likeness[i][j] : i < j ? likeness[j][i] : 1;
  }
}
