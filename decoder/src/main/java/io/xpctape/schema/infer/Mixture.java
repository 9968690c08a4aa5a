package io.xpctape.schema.infer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Key sets as what kinds bring forth: a kind has each key with a chance of its own, which comes
 * from a Beta distribution around the key's share of all sets; kinds come as tables of a Chinese
 * restaurant do. How firm kinds are about a key is learnt from clusters found otherwise ({@link
 * Firmness}), and so is how many kinds to expect; of several ways to cluster, from the one that
 * explains the sets best. Then sets are put together two clusters at a time, those first that most
 * speaks for, until nothing speaks for any two.
 *
 * <p>So a key that few have says much where both have it, and little where only one has it if such
 * keys come and go within kinds; a key that all kinds have now and then says nothing.
 */
final class Mixture {
  /** Of fewer sets nothing is learnt about keys. */
  private static final int FEWEST = 16;

  private final List<KeySet> sets;
  private final KeyColumns table;

  /** Of a key's Beta distribution what stands for not having it. */
  private final double[] absent;

  /** By dictionary and how many sets have it: what speaks for none of them having any key. */
  private final double[][] empty;

  /** By column and how many sets have it: what speaks for so many having it. */
  private final double[][] full;

  /** How many kinds to expect: the parameter of the Chinese restaurant. */
  private double tables = 1;

  /** Of the clusters, by their first sets. */
  private final KeyProfile[] profiles;

  /** What speaks for putting two together, as the logarithm of a ratio of chances. */
  private final float[][] gains;

  private final int[] nearest;
  private final int[] into;

  private Mixture(List<KeySet> sets) {
    this.sets = sets;
    table = new KeyColumns(sets);
    absent = new double[table.rows.length];
    empty = new double[table.dictionaryRows.length][];
    for (int q = 0; q < empty.length; q++) {
      empty[q] = new double[table.dictionaryRows[q] + 1];
    }
    full = new double[table.rows.length][];
    for (int k = 0; k < full.length; k++) {
      full[k] = new double[table.rows[k] + 1];
    }
    profiles = new KeyProfile[sets.size()];
    gains = new float[sets.size()][];
    nearest = new int[sets.size()];
    into = new int[sets.size()];
  }

  /**
   * The clusters of the same sets that explain them best; those found if the sets are few or all in
   * one cluster, for then they show nothing of how kinds differ, and if kinds would hardly come
   * again.
   *
   * @param found otherwise, in several ways
   * @param counts how many messages each set has
   */
  static List<List<KeySet>> improve(
      List<KeySet> sets, List<List<List<KeySet>>> found, Map<KeySet, Long> counts) {
    List<List<KeySet>> first = found.get(0);
    if (first.size() < 2 || sets.size() < FEWEST) {
      return first;
    }
    Mixture mixture = new Mixture(sets);
    mixture.learnFromBest(found);
    mixture.merge();
    List<List<KeySet>> better = mixture.clusters();
    double all = sets.stream().mapToDouble(set -> counts.getOrDefault(set, 1L)).sum();
    double most = Math.max(Linkage.MAX_ALONE * all, (double) Linkage.alone(first, counts));
    return Linkage.alone(better, counts) <= most ? better : first;
  }

  private void learnFromBest(List<List<List<KeySet>>> found) {
    List<KeyProfile> best = List.of();
    double greatest = Double.NEGATIVE_INFINITY;
    for (List<List<KeySet>> clusters : found) {
      if (clusters.size() > 1) {
        List<KeyProfile> profiles = profiles(clusters);
        learn(profiles);
        double chance = chance(profiles);
        if (chance > greatest) {
          best = profiles;
          greatest = chance;
        }
      }
    }
    learn(best);
  }

  private List<KeyProfile> profiles(List<List<KeySet>> clusters) {
    Map<KeySet, Integer> rows = new HashMap<>();
    sets.forEach(set -> rows.put(set, rows.size()));
    List<KeyProfile> of = new ArrayList<>();
    for (List<KeySet> cluster : clusters) {
      KeyProfile profile = KeyProfile.EMPTY;
      for (KeySet set : cluster) {
        profile = profile.plus(KeyProfile.of(table, rows.getOrDefault(set, 0)));
      }
      of.add(profile);
    }
    return of;
  }

  private void learn(List<KeyProfile> clusters) {
    double[] firmness = Firmness.of(table, clusters);
    for (double[] of : empty) {
      Arrays.fill(of, 0);
    }
    for (int k = 0; k < firmness.length; k++) {
      double share = Firmness.share(table, k);
      double present = firmness[k] * share;
      absent[k] = firmness[k] * (1 - share);
      for (int in = 1; in < full[k].length; in++) {
        full[k][in] = full[k][in - 1] + Math.log(present + in - 1);
      }
      double[] of = empty[table.dictionary[k]];
      double sum = 0;
      for (int m = 1; m < of.length; m++) {
        sum += table.weight[k] * Math.log((absent[k] + m - 1) / (firmness[k] + m - 1));
        of[m] += sum;
      }
    }
    tables = Restaurant.of(Math.min(clusters.size(), sets.size() - 1), sets.size());
  }

  /** The logarithm of the chance that the sets come so, and in these clusters. */
  private double chance(List<KeyProfile> clusters) {
    double chance = -LogGammas.rise(tables, sets.size());
    for (KeyProfile cluster : clusters) {
      chance += Math.log(tables) + LogGammas.of(cluster.size);
      for (double score : score(cluster).scores) {
        chance += score;
      }
      for (int i = 0; i < cluster.dictionaries.length; i++) {
        chance += empty[cluster.dictionaries[i]][cluster.having[i]];
      }
    }
    return chance;
  }

  /** What speaks for a key being in so many of the sets of a kind, beside its being in none. */
  private double support(int column, int in, int of) {
    return table.weight[column] * (full[column][in] - LogGammas.rise(absent[column] + of - in, in));
  }

  private KeyProfile score(KeyProfile profile) {
    for (int i = 0; i < profile.columns.length; i++) {
      int column = profile.columns[i];
      int of = profile.having(table.dictionary[column]);
      profile.scores[i] = support(column, profile.counts[i], of);
    }
    return profile;
  }

  private float gain(KeyProfile a, KeyProfile b) {
    if (!a.shares(b)) {
      return Float.NEGATIVE_INFINITY;
    }
    double gain =
        LogGammas.of(a.size + b.size)
            - LogGammas.of(a.size)
            - LogGammas.of(b.size)
            - Math.log(tables);
    for (int i = 0, j = 0; i < a.dictionaries.length && j < b.dictionaries.length; ) {
      int order = Integer.compare(a.dictionaries[i], b.dictionaries[j]);
      if (order == 0) {
        double[] none = empty[a.dictionaries[i]];
        gain += none[a.having[i] + b.having[j]] - none[a.having[i]] - none[b.having[j]];
      }
      i += order <= 0 ? 1 : 0;
      j += order >= 0 ? 1 : 0;
    }
    for (int i = 0, j = 0; i < a.columns.length || j < b.columns.length; ) {
      int order =
          i == a.columns.length
              ? 1
              : j == b.columns.length ? -1 : Integer.compare(a.columns[i], b.columns[j]);
      int column = order <= 0 ? a.columns[i] : b.columns[j];
      int inA = a.having(table.dictionary[column]);
      int inB = b.having(table.dictionary[column]);
      if (inA > 0 && inB > 0) {
        int count = (order <= 0 ? a.counts[i] : 0) + (order >= 0 ? b.counts[j] : 0);
        double before = (order <= 0 ? a.scores[i] : 0) + (order >= 0 ? b.scores[j] : 0);
        gain += support(column, count, inA + inB) - before;
      }
      i += order <= 0 ? 1 : 0;
      j += order >= 0 ? 1 : 0;
    }
    return (float) gain;
  }

  private float gainOf(int i, int j) {
    return gains[Math.max(i, j)][Math.min(i, j)];
  }

  private boolean isThere(int i) {
    return into[i] == i;
  }

  /** The one that most speaks for putting it with; the first of several; -1 if nothing does. */
  private int nearest(int i) {
    int best = -1;
    for (int j = 0; j < profiles.length; j++) {
      if (j != i
          && isThere(j)
          && gainOf(i, j) > 0
          && (best < 0 || gainOf(i, j) > gainOf(i, best))) {
        best = j;
      }
    }
    return best;
  }

  private void merge() {
    for (int i = 0; i < profiles.length; i++) {
      profiles[i] = score(KeyProfile.of(table, i));
      into[i] = i;
      gains[i] = new float[i];
      for (int j = 0; j < i; j++) {
        gains[i][j] = gain(profiles[i], profiles[j]);
      }
    }
    for (int i = 0; i < nearest.length; i++) {
      nearest[i] = nearest(i);
    }
    while (true) {
      int best = -1;
      for (int i = 0; i < nearest.length; i++) {
        if (isThere(i)
            && nearest[i] >= 0
            && (best < 0 || gainOf(i, nearest[i]) > gainOf(best, nearest[best]))) {
          best = i;
        }
      }
      if (best < 0) {
        return;
      }
      put(Math.max(best, nearest[best]), Math.min(best, nearest[best]));
    }
  }

  private void put(int gone, int keep) {
    profiles[keep] = score(profiles[keep].plus(profiles[gone]));
    into[gone] = keep;
    for (int k = 0; k < profiles.length; k++) {
      if (isThere(k) && k != keep) {
        gains[Math.max(keep, k)][Math.min(keep, k)] = gain(profiles[keep], profiles[k]);
      }
    }
    for (int k = 0; k < profiles.length; k++) {
      if (isThere(k) && (k == keep || nearest[k] == keep || nearest[k] == gone)) {
        nearest[k] = nearest(k);
      } else if (isThere(k) && gainOf(k, keep) > (nearest[k] < 0 ? 0 : gainOf(k, nearest[k]))) {
        nearest[k] = keep;
      }
    }
  }

  private List<List<KeySet>> clusters() {
    Map<Integer, List<KeySet>> byRoot = new LinkedHashMap<>();
    for (int i = 0; i < into.length; i++) {
      int root = i;
      while (!isThere(root)) {
        root = into[root];
      }
      byRoot.computeIfAbsent(root, r -> new ArrayList<>()).add(sets.get(i));
    }
    return List.copyOf(byRoot.values());
  }
}
