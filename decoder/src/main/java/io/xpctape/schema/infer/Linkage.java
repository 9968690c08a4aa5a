package io.xpctape.schema.infer;

import java.util.ArrayList;
import java.util.Arrays;
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

  /** Less than anything: all are put together in the end. */
  private static final float LEAST = -1;

  private final Likenesses sets;
  private final List<Agglomeration.Merge> merges;
  private double alike = ALIKE[0];

  /**
   * Of these sets.
   *
   * @param counts how many messages each set has
   */
  Linkage(Likenesses sets, Map<KeySet, Long> counts) {
    this.sets = sets;
    merges = Agglomeration.of(sets.sets().size(), LEAST, new Average());
    cut(counts);
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
    double all = sets.sets().stream().mapToDouble(set -> counts.getOrDefault(set, 1L)).sum();
    for (double enough : ALIKE) {
      if (sets.sets().size() < FEW && enough > ALIKE_OF_FEW) {
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

  private List<List<KeySet>> collect(double enough) {
    return Agglomeration.clusters(
        sets.sets(), merges.stream().filter(merge -> merge.likeness() >= enough).toList());
  }

  /** Of clusters, the mean of their sets' likenesses. */
  private final class Average implements Agglomeration.Likeness {
    private final int[] sizes = new int[sets.sets().size()];
    private int one;
    private int kept;
    private int gone;

    private Average() {
      Arrays.fill(sizes, 1);
    }

    @Override
    public void about(int set) {
      one = set;
    }

    @Override
    public float with(int other) {
      return (float) sets.of(one, other);
    }

    @Override
    public void merge(int keep, int go) {
      kept = sizes[keep];
      gone = sizes[go];
      sizes[keep] += gone;
    }

    @Override
    public float with(int other, float toKept, float toGone) {
      return (toKept * kept + toGone * gone) / (kept + gone);
    }
  }
}
