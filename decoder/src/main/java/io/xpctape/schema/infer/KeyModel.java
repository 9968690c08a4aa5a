package io.xpctape.schema.infer;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How key sets come about, learnt from clusters: each kind has each key with a chance around the
 * key's share of all sets, as near to it as {@link Firmness} says, and a {@link Restaurant} says
 * how many kinds to expect. Gives logarithms of chances. For one thread.
 */
final class KeyModel {
  private final KeyColumns table;

  /** By column; one for all that are equal. */
  private final KeyChance[] chances;

  /** By dictionary, the different chances of its columns, and how much each counts. */
  private final List<Map<KeyChance, Double>> inDictionary;

  /** By dictionary and how many sets have it; NaN is not asked for yet. */
  private final double[][] none;

  /** How many kinds to expect: the parameter of the restaurant. */
  private final double tables;

  private final double logTables;
  private final Rises ofWholeNumbers = new Rises(1);

  /**
   * Learns.
   *
   * @param clusters found by other means
   */
  KeyModel(KeyColumns table, Firmness firmness, List<KeyProfile> clusters) {
    this.table = table;
    chances = chances(table, firmness.of(clusters));
    inDictionary = Arrays.stream(table.dictionaryRows).mapToObj(KeyModel::empty).toList();
    for (int k = 0; k < chances.length; k++) {
      inDictionary.get(table.dictionary[k]).merge(chances[k], table.weight[k], Double::sum);
    }
    none = new double[table.dictionaryRows.length][];
    for (int q = 0; q < none.length; q++) {
      none[q] = new double[table.dictionaryRows[q] + 1];
      Arrays.fill(none[q], Double.NaN);
    }
    tables = Restaurant.of(Math.min(clusters.size(), table.size() - 1), table.size());
    logTables = Math.log(tables);
  }

  private static Map<KeyChance, Double> empty(int dictionary) {
    // In the order of columns: sums of doubles depend on it.
    return new LinkedHashMap<>();
  }

  private static KeyChance[] chances(KeyColumns table, double[] firmness) {
    record Beta(double firmness, double share) {}
    Map<Beta, KeyChance> byBeta = new HashMap<>();
    KeyChance[] chances = new KeyChance[firmness.length];
    for (int k = 0; k < chances.length; k++) {
      Beta beta = new Beta(firmness[k], Firmness.share(table, k));
      chances[k] = byBeta.computeIfAbsent(beta, b -> new KeyChance(b.firmness, b.share));
    }
    return chances;
  }

  /** What speaks for none of so many dictionaries having any key. */
  double none(int dictionary, int having) {
    double[] known = none[dictionary];
    if (Double.isNaN(known[having])) {
      double sum = 0;
      for (Map.Entry<KeyChance, Double> chance : inDictionary.get(dictionary).entrySet()) {
        sum += chance.getValue() * chance.getKey().none(having);
      }
      known[having] = sum;
    }
    return known[having];
  }

  /** What speaks for a column being in so many of the sets with its dictionary, beside none. */
  double some(int column, int in, int of) {
    return table.weight[column] * chances[column].some(in, of);
  }

  /** What speaks for a cluster of so many sets, whatever they are. */
  double table(int size) {
    return logTables + ofWholeNumbers.of(size - 1);
  }

  /** What speaks for the sets coming so, and in these clusters. */
  double chance(List<KeyProfile> clusters) {
    double chance = -new Rises(tables).of(table.size());
    for (KeyProfile cluster : clusters) {
      chance += table(cluster.size);
      for (int i = 0; i < cluster.columns.length; i++) {
        chance += some(cluster.columns[i], cluster.counts[i], cluster.of[i]);
      }
      for (int i = 0; i < cluster.dictionaries.length; i++) {
        chance += none(cluster.dictionaries[i], cluster.having[i]);
      }
    }
    return chance;
  }
}
