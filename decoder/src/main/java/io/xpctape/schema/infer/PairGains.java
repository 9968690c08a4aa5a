package io.xpctape.schema.infer;

import java.util.Arrays;

/**
 * What speaks for putting two key sets together, both still alone: the {@link Gains} of a row with
 * each of those before it. A row adds what it has to the rows that have it too, so that only what
 * is shared takes time. For one thread.
 */
final class PairGains {
  private final KeyColumns table;
  private final KeyModel model;

  /** By column, the rows so far that have it, ascending; so many of them count. */
  private final int[][] withColumn;

  private final int[] columnRows;

  /** The same by dictionary. */
  private final int[][] withDictionary;

  private final int[] dictionaryRows;

  /** What speaks for putting each of these to a row that has none of its columns there. */
  private final double[][] alone;

  /** Of the row that was asked about, with each of those before it. */
  private final double[] gains;

  private final boolean[] shares;

  PairGains(KeyColumns table, KeyModel model) {
    this.table = table;
    this.model = model;
    withColumn = Arrays.stream(table.rows).mapToObj(int[]::new).toArray(int[][]::new);
    columnRows = new int[withColumn.length];
    withDictionary = Arrays.stream(table.dictionaryRows).mapToObj(int[]::new).toArray(int[][]::new);
    dictionaryRows = new int[withDictionary.length];
    alone = Arrays.stream(table.dictionaryRows).mapToObj(double[]::new).toArray(double[][]::new);
    gains = new double[table.size()];
    shares = new boolean[table.size()];
  }

  /** Of the next row, into the places of those before it. */
  void next(int row, float[] into) {
    Arrays.fill(gains, 0, row, model.table(2) - 2 * model.table(1));
    Arrays.fill(shares, 0, row, false);
    int[] columns = table.columns[row];
    int i = 0;
    for (int dictionary : table.dictionaries[row]) {
      double own = 0;
      for (; i < columns.length && table.dictionary[columns[i]] == dictionary; i++) {
        own += column(columns[i], row);
      }
      dictionary(dictionary, row, own);
    }
    for (int other = 0; other < row; other++) {
      into[other] = shares[other] ? (float) gains[other] : Float.NEGATIVE_INFINITY;
    }
  }

  private void dictionary(int dictionary, int row, double own) {
    int before = dictionaryRows[dictionary]++;
    if (before > 0) {
      double both = own + model.none(dictionary, 2) - 2 * model.none(dictionary, 1);
      for (int r = 0; r < before; r++) {
        gains[withDictionary[dictionary][r]] += both + alone[dictionary][r];
      }
    }
    withDictionary[dictionary][before] = row;
    alone[dictionary][before] = own;
  }

  /** What speaks for putting the row to others that have the dictionary and not the column. */
  private double column(int column, int row) {
    int before = columnRows[column]++;
    double one = model.some(column, 1, 2);
    double both = model.some(column, 2, 2) - 2 * one;
    for (int r = 0; r < before; r++) {
      gains[withColumn[column][r]] += both;
      shares[withColumn[column][r]] = true;
    }
    withColumn[column][before] = row;
    return one - model.some(column, 1, 1);
  }
}
