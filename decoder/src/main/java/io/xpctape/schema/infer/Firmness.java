package io.xpctape.schema.infer;

import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * How firm kinds are about each key: of a Beta distribution the sum of its two parameters. Small,
 * and a kind always or never has the key; great, and all kinds have it alike. Learnt from clusters
 * by empirical Bayes: what all keys have shown is where each begins.
 */
final class Firmness {
  private static final double[] TRIED = {0.1, 0.3, 1, 3, 10, 30, 100};
  private static final int ROUNDS = 20;
  private static final double LEAST = 1e-3;

  private Firmness() {}

  /** A key's share of the sets that have its dictionary, neither none nor all. */
  static double share(KeyColumns table, int column) {
    return (table.rows[column] + 0.5) / (table.dictionaryRows[table.dictionary[column]] + 1.0);
  }

  /** Of each column. */
  static double[] of(KeyColumns table, List<KeyProfile> clusters) {
    double[][] chances = chances(table, clusters);
    double[] prior = new double[TRIED.length];
    Arrays.fill(prior, 1.0 / TRIED.length);
    for (int round = 0; round < ROUNDS; round++) {
      double[] sum = new double[TRIED.length];
      for (double[] of : chances) {
        double[] now = posterior(of, prior);
        for (int g = 0; g < sum.length; g++) {
          sum[g] += now[g];
        }
      }
      double all = 0;
      for (int g = 0; g < sum.length; g++) {
        prior[g] = sum[g] / chances.length + LEAST;
        all += prior[g];
      }
      for (int g = 0; g < prior.length; g++) {
        prior[g] /= all;
      }
    }
    double[] firmness = new double[chances.length];
    for (int k = 0; k < firmness.length; k++) {
      double[] now = posterior(chances[k], prior);
      double log = 0;
      for (int g = 0; g < now.length; g++) {
        log += now[g] * Math.log(TRIED[g]);
      }
      firmness[k] = Math.exp(log);
    }
    return firmness;
  }

  private static double[] posterior(double[] logs, double[] prior) {
    double greatest = Arrays.stream(logs).max().orElse(0);
    double[] chances = new double[logs.length];
    double all = 0;
    for (int g = 0; g < chances.length; g++) {
      chances[g] = Math.exp(logs[g] - greatest) * prior[g];
      all += chances[g];
    }
    for (int g = 0; g < chances.length; g++) {
      chances[g] /= all;
    }
    return chances;
  }

  /** By column and what is tried: the logarithm of the chance of what the clusters show. */
  private static double[][] chances(KeyColumns table, List<KeyProfile> clusters) {
    List<TreeMap<Integer, Integer>> sizes =
        Arrays.stream(table.dictionaryRows).mapToObj(d -> new TreeMap<Integer, Integer>()).toList();
    for (KeyProfile cluster : clusters) {
      for (int i = 0; i < cluster.dictionaries.length; i++) {
        sizes.get(cluster.dictionaries[i]).merge(cluster.having[i], 1, Integer::sum);
      }
    }
    double[][] chances = new double[table.rows.length][TRIED.length];
    for (int k = 0; k < chances.length; k++) {
      double share = share(table, k);
      for (int g = 0; g < TRIED.length; g++) {
        double all = TRIED[g];
        double absent = all * (1 - share);
        double[] of = chances[k];
        int tried = g;
        sizes
            .get(table.dictionary[k])
            .forEach(
                (size, times) ->
                    of[tried] +=
                        times * (LogGammas.rise(absent, size) - LogGammas.rise(all, size)));
      }
    }
    for (KeyProfile cluster : clusters) {
      for (int i = 0; i < cluster.columns.length; i++) {
        int k = cluster.columns[i];
        int in = cluster.counts[i];
        int of = cluster.having(table.dictionary[k]);
        double share = share(table, k);
        for (int g = 0; g < TRIED.length; g++) {
          double present = TRIED[g] * share;
          double absent = TRIED[g] * (1 - share);
          chances[k][g] += LogGammas.rise(present, in) - LogGammas.rise(absent + of - in, in);
        }
      }
    }
    return chances;
  }
}
