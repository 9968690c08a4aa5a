package io.xpctape.schema.infer;

import java.util.Arrays;

/**
 * How many of a cluster's key sets have each key, and each dictionary. Immutable but its scores.
 */
final class KeyProfile {
  static final KeyProfile EMPTY = new KeyProfile(0, new int[0], new int[0], new int[0], new int[0]);

  /** How many sets. */
  final int size;

  /** The columns that any has, ascending. */
  final int[] columns;

  /** How many have each of those. */
  final int[] counts;

  /** What somebody keeps for each of those. */
  final double[] scores;

  /** The dictionaries that any has, ascending. */
  final int[] dictionaries;

  /** How many have each of those. */
  final int[] having;

  private KeyProfile(int size, int[] columns, int[] counts, int[] dictionaries, int[] having) {
    this.size = size;
    this.columns = columns;
    this.counts = counts;
    this.dictionaries = dictionaries;
    this.having = having;
    scores = new double[columns.length];
  }

  /** Of one row. */
  static KeyProfile of(KeyColumns table, int row) {
    int[] columns = table.columns[row];
    int[] dictionaries = table.dictionaries[row];
    return new KeyProfile(
        1, columns, ones(columns.length), dictionaries, ones(dictionaries.length));
  }

  private static int[] ones(int length) {
    int[] ones = new int[length];
    Arrays.fill(ones, 1);
    return ones;
  }

  /** How many have a dictionary. */
  int having(int dictionary) {
    int at = Arrays.binarySearch(dictionaries, dictionary);
    return at < 0 ? 0 : having[at];
  }

  /** Of the sets of both. */
  KeyProfile plus(KeyProfile other) {
    int[] allColumns = union(columns, other.columns);
    int[] allDictionaries = union(dictionaries, other.dictionaries);
    return new KeyProfile(
        size + other.size,
        allColumns,
        sum(allColumns, this.columns, counts, other.columns, other.counts),
        allDictionaries,
        sum(allDictionaries, dictionaries, having, other.dictionaries, other.having));
  }

  private static int[] union(int[] a, int[] b) {
    int[] all = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, all, a.length, b.length);
    Arrays.sort(all);
    return Arrays.stream(all).distinct().toArray();
  }

  private static int[] sum(int[] all, int[] a, int[] ofA, int[] b, int[] ofB) {
    int[] sum = new int[all.length];
    int i = 0;
    int j = 0;
    for (int k = 0; k < all.length; k++) {
      if (i < a.length && a[i] == all[k]) {
        sum[k] += ofA[i++];
      }
      if (j < b.length && b[j] == all[k]) {
        sum[k] += ofB[j++];
      }
    }
    return sum;
  }

  /** Whether both have some column. */
  boolean shares(KeyProfile other) {
    for (int i = 0, j = 0; i < columns.length && j < other.columns.length; ) {
      int order = Integer.compare(columns[i], other.columns[j]);
      if (order == 0) {
        return true;
      }
      i += order <= 0 ? 1 : 0;
      j += order >= 0 ? 1 : 0;
    }
    return false;
  }
}
