package io.xpctape.schema.infer;

import java.util.Arrays;

/**
 * What speaks for putting each key set that is still alone to a cluster: the {@link Gains} of one
 * with many at once. What they share is added to the rows that have it, and what each has besides
 * is kept, so that no row is looked through. Most sets are alone for long. For one thread.
 */
final class LoneGains {
  /**
   * Of clusters with more sets nothing is kept: it would take space that grows with the square of
   * the sets, for each dictionary.
   */
  private static final int MAX_KEPT = 32;

  private final KeyModel model;

  /** The rows that have each column, ascending, and those that have each dictionary. */
  private final int[][] withColumn;

  private final int[][] withDictionary;

  /** By column, where each of its rows is among those of its dictionary. */
  private final int[][] places;

  /** By dictionary, so many columns are of those before it. */
  private final int[] columnsBefore;

  /**
   * By dictionary, by how many sets of a cluster have it, and by place among the rows that do: what
   * the row's columns add there if the cluster has none of them. Empty is not asked for yet.
   */
  private final double[][][] strange;

  /** Of the cluster that is asked about, by row. */
  private final double[] gains;

  private final boolean[] shares;

  LoneGains(KeyColumns table, KeyModel model) {
    this.model = model;
    withColumn = rows(table.columns, table.rows);
    withDictionary = rows(table.dictionaries, table.dictionaryRows);
    places = new int[withColumn.length][];
    for (int k = 0; k < places.length; k++) {
      int[] all = withDictionary[table.dictionary[k]];
      places[k] = Arrays.stream(withColumn[k]).map(r -> Arrays.binarySearch(all, r)).toArray();
    }
    strange = new double[withDictionary.length][][];
    for (int q = 0; q < strange.length; q++) {
      strange[q] = new double[Math.min(withDictionary[q].length, MAX_KEPT + 1)][0];
    }
    columnsBefore = new int[strange.length + 1];
    for (int q : table.dictionary) {
      columnsBefore[q + 1]++;
    }
    Arrays.parallelPrefix(columnsBefore, Integer::sum);
    gains = new double[table.size()];
    shares = new boolean[table.size()];
  }

  private static int[][] rows(int[][] things, int[] counts) {
    int[][] rows = Arrays.stream(counts).mapToObj(int[]::new).toArray(int[][]::new);
    int[] known = new int[counts.length];
    for (int row = 0; row < things.length; row++) {
      for (int thing : things[row]) {
        rows[thing][known[thing]++] = row;
      }
    }
    return rows;
  }

  /** The next questions are about these sets, and rows before an end. */
  void about(KeyProfile one, int end) {
    Arrays.fill(gains, 0, end, model.table(one.size + 1) - model.table(one.size) - model.table(1));
    Arrays.fill(shares, 0, end, false);
    for (int d = 0, i = 0; d < one.dictionaries.length; i = one.ends[d++]) {
      int dictionary = one.dictionaries[d];
      int having = one.having[d];
      int[] rows = withDictionary[dictionary];
      if (having == rows.length) {
        continue;
      }
      double own =
          model.none(dictionary, having + 1)
              - model.none(dictionary, having)
              - model.none(dictionary, 1);
      for (; i < one.ends[d]; i++) {
        own += column(one.columns[i], one.counts[i], having, end);
      }
      double[] besides = strange(dictionary, having);
      for (int r = 0; r < rows.length && rows[r] < end; r++) {
        gains[rows[r]] += own + besides[r];
      }
    }
  }

  /**
   * Adds to the rows that have a column what is not added already.
   *
   * @return what all others with its dictionary add to the cluster's score of it
   */
  private double column(int column, int in, int of, int end) {
    double without = model.some(column, in, of + 1);
    double shared = model.some(column, in + 1, of + 1) - without - model.some(column, 1, of + 1);
    int[] rows = withColumn[column];
    for (int r = 0; r < rows.length && rows[r] < end; r++) {
      gains[rows[r]] += shared;
      shares[rows[r]] = true;
    }
    return without - model.some(column, in, of);
  }

  private double[] strange(int dictionary, int having) {
    double[][] known = strange[dictionary];
    if (having >= known.length) {
      return add(dictionary, having);
    }
    if (known[having].length == 0) {
      known[having] = add(dictionary, having);
    }
    return known[having];
  }

  private double[] add(int dictionary, int having) {
    double[] sums = new double[withDictionary[dictionary].length];
    int end = columnsBefore[dictionary + 1];
    for (int column = columnsBefore[dictionary]; column < end; column++) {
      double adds = model.some(column, 1, having + 1) - model.some(column, 1, 1);
      for (int place : places[column]) {
        sums[place] += adds;
      }
    }
    return sums;
  }

  /** Less than anything for a row that shares no column. */
  float with(int row) {
    return shares[row] ? (float) gains[row] : Float.NEGATIVE_INFINITY;
  }
}
