package io.xpctape.schema.infer;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How firm kinds are about each key: of a Beta distribution the sum of its two parameters. Small,
 * and a kind always or never has the key; great, and all kinds have it alike. Learnt from clusters
 * by empirical Bayes: what all keys have shown is where each begins. For one thread.
 */
final class Firmness {
  private static final double[] TRIED = {0.1, 0.3, 1, 3, 10, 30, 100};
  private static final int ROUNDS = 20;
  private static final double LEAST = 1e-3;

  private final KeyColumns table;

  private final Rises[] rises = Arrays.stream(TRIED).mapToObj(Rises::new).toArray(Rises[]::new);

  /** By a key's share, for each that is tried. */
  private final Map<Double, KeyChance[]> tried = new HashMap<>();

  Firmness(KeyColumns table) {
    this.table = table;
  }

  /** A key's share of the sets that have its dictionary, neither none nor all. */
  static double share(KeyColumns table, int column) {
    return (table.rows[column] + 0.5) / (table.dictionaryRows[table.dictionary[column]] + 1.0);
  }

  /** Of each column. */
  double[] of(List<KeyProfile> clusters) {
    double[][] chances = chances(clusters);
    double[] prior = new double[TRIED.length];
    Arrays.fill(prior, 1.0 / TRIED.length);
    for (int round = 0; round < ROUNDS; round++) {
      double[] sum = new double[TRIED.length];
      for (double[] of : chances) {
        double all = all(of, prior);
        for (int g = 0; g < sum.length; g++) {
          sum[g] += of[g] * prior[g] / all;
        }
      }
      double all = 0;
      for (int g = 0; g < prior.length; g++) {
        prior[g] = sum[g] / chances.length + LEAST;
        all += prior[g];
      }
      for (int g = 0; g < prior.length; g++) {
        prior[g] /= all;
      }
    }
    double[] firmness = new double[chances.length];
    for (int k = 0; k < firmness.length; k++) {
      double all = all(chances[k], prior);
      double log = 0;
      for (int g = 0; g < prior.length; g++) {
        log += chances[k][g] * prior[g] / all * Math.log(TRIED[g]);
      }
      firmness[k] = Math.exp(log);
    }
    return firmness;
  }

  private static double all(double[] chances, double[] prior) {
    double all = 0;
    for (int g = 0; g < prior.length; g++) {
      all += chances[g] * prior[g];
    }
    return all;
  }

  /** By column and what is tried: the chance of what the clusters show, of the greatest. */
  private double[][] chances(List<KeyProfile> clusters) {
    KeyChance[][] of = new KeyChance[table.rows.length][];
    double[][] chances = new double[table.rows.length][];
    double[][][] none = none(clusters);
    for (int k = 0; k < chances.length; k++) {
      of[k] = tried(share(table, k));
      chances[k] = none[table.dictionary[k]][table.rows[k]].clone();
    }
    for (KeyProfile cluster : clusters) {
      for (int i = 0; i < cluster.columns.length; i++) {
        int k = cluster.columns[i];
        for (int g = 0; g < TRIED.length; g++) {
          chances[k][g] += of[k][g].some(cluster.counts[i], cluster.of[i]);
        }
      }
    }
    for (double[] logs : chances) {
      double greatest = Arrays.stream(logs).max().orElse(0);
      for (int g = 0; g < logs.length; g++) {
        logs[g] = Math.exp(logs[g] - greatest);
      }
    }
    return chances;
  }

  /** By dictionary, a column's rows, and what is tried: as if no cluster had the column. */
  private double[][][] none(List<KeyProfile> clusters) {
    int[][] clustersOf = new int[table.dictionaryRows.length][];
    for (int q = 0; q < clustersOf.length; q++) {
      clustersOf[q] = new int[table.dictionaryRows[q] + 1];
    }
    for (KeyProfile cluster : clusters) {
      for (int i = 0; i < cluster.dictionaries.length; i++) {
        clustersOf[cluster.dictionaries[i]][cluster.having[i]]++;
      }
    }
    double[][][] none = new double[clustersOf.length][][];
    for (int q = 0; q < none.length; q++) {
      none[q] = new double[table.dictionaryRows[q] + 1][0];
    }
    for (int k = 0; k < table.rows.length; k++) {
      int q = table.dictionary[k];
      if (none[q][table.rows[k]].length == 0) {
        none[q][table.rows[k]] = none(tried(share(table, k)), clustersOf[q]);
      }
    }
    return none;
  }

  private static double[] none(KeyChance[] tried, int[] clustersOf) {
    double[] none = new double[tried.length];
    for (int size = 1; size < clustersOf.length; size++) {
      if (clustersOf[size] > 0) {
        for (int g = 0; g < none.length; g++) {
          none[g] += clustersOf[size] * tried[g].none(size);
        }
      }
    }
    return none;
  }

  private KeyChance[] tried(double share) {
    return tried.computeIfAbsent(
        share,
        s ->
            IntStream.range(0, TRIED.length)
                .mapToObj(g -> new KeyChance(TRIED[g], s, rises[g]))
                .toArray(KeyChance[]::new));
  }
}
