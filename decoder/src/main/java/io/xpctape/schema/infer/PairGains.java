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

  /** By column and by dictionary, the rows so far that have it. */
  private final Rows[] withColumn;

  private final Rows[] withDictionary;

  /** Of the row that was asked about, with each of those before it. */
  private final double[] gains;

  private final boolean[] shares;

  /** Some rows, ascending. */
  private static final class Rows {
    private int[] rows = new int[1];
    private int count;

    /** What speaks for putting each to a row that has none of its columns in the dictionary. */
    private double[] alone = new double[1];

    private void add(int row, double speaks) {
      if (count == rows.length) {
        rows = Arrays.copyOf(rows, 2 * count);
        alone = Arrays.copyOf(alone, 2 * count);
      }
      rows[count] = row;
      alone[count++] = speaks;
    }
  }

  PairGains(KeyColumns table, KeyModel model) {
    this.table = table;
    this.model = model;
    withColumn = empty(table.rows.length);
    withDictionary = empty(table.dictionaryRows.length);
    gains = new double[table.size()];
    shares = new boolean[table.size()];
  }

  private static Rows[] empty(int size) {
    Rows[] rows = new Rows[size];
    Arrays.setAll(rows, i -> new Rows());
    return rows;
  }

  /** Of the next row, into the places of those before it. */
  void next(int row, float[] into) {
    Arrays.fill(gains, 0, row, model.table(2) - 2 * model.table(1));
    Arrays.fill(shares, 0, row, false);
    int[] columns = table.columns[row];
    int i = 0;
    for (int dictionary : table.dictionaries[row]) {
      double alone = 0;
      for (; i < columns.length && table.dictionary[columns[i]] == dictionary; i++) {
        alone += column(columns[i], row);
      }
      dictionary(dictionary, row, alone);
    }
    for (int other = 0; other < row; other++) {
      into[other] = shares[other] ? (float) gains[other] : Float.NEGATIVE_INFINITY;
    }
  }

  private void dictionary(int dictionary, int row, double alone) {
    Rows others = withDictionary[dictionary];
    if (others.count > 0) {
      double both = alone + model.none(dictionary, 2) - 2 * model.none(dictionary, 1);
      for (int r = 0; r < others.count; r++) {
        gains[others.rows[r]] += both + others.alone[r];
      }
    }
    others.add(row, alone);
  }

  /** What speaks for putting the row to others that have the dictionary and not the column. */
  private double column(int column, int row) {
    double one = model.some(column, 1, 2);
    double both = model.some(column, 2, 2) - 2 * one;
    Rows others = withColumn[column];
    for (int r = 0; r < others.count; r++) {
      gains[others.rows[r]] += both;
      shares[others.rows[r]] = true;
    }
    others.add(row, 0);
    return one - model.some(column, 1, 1);
  }
}
