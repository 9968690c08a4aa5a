package io.xpctape.schema.infer;

import java.util.Arrays;

/** How many of a cluster's key sets have each key, and each dictionary. Immutable. */
final class KeyProfile {
  /** How many sets. */
  final int size;

  /** The columns that any has, ascending. */
  final int[] columns;

  /** How many have each of those. */
  final int[] counts;

  /** How many have each of those columns' dictionaries. */
  final int[] of;

  /** The dictionaries that any has, ascending. */
  final int[] dictionaries;

  /** How many have each of those. */
  final int[] having;

  /** Where the columns of each of those end, which are side by side and in the same order. */
  final int[] ends;

  private final KeyColumns table;

  private KeyProfile(
      KeyColumns table, int size, int[] columns, int[] counts, int[] dictionaries, int[] having) {
    this.table = table;
    this.size = size;
    this.columns = columns;
    this.counts = counts;
    this.dictionaries = dictionaries;
    this.having = having;
    of = new int[columns.length];
    ends = new int[dictionaries.length];
    for (int d = 0, i = 0; d < dictionaries.length; d++) {
      for (; i < columns.length && table.dictionary[columns[i]] == dictionaries[d]; i++) {
        of[i] = having[d];
      }
      ends[d] = i;
    }
  }

  /** Of one row. */
  static KeyProfile of(KeyColumns table, int row) {
    int[] columns = table.columns[row];
    int[] dictionaries = table.dictionaries[row];
    return new KeyProfile(
        table, 1, columns, ones(columns.length), dictionaries, ones(dictionaries.length));
  }

  private static int[] ones(int length) {
    int[] ones = new int[length];
    Arrays.fill(ones, 1);
    return ones;
  }

  /** Of the sets of both. */
  KeyProfile plus(KeyProfile other) {
    int[] allColumns = union(columns, other.columns);
    int[] allDictionaries = union(dictionaries, other.dictionaries);
    return new KeyProfile(
        table,
        size + other.size,
        allColumns,
        sum(allColumns, this.columns, counts, other.columns, other.counts),
        allDictionaries,
        sum(allDictionaries, dictionaries, having, other.dictionaries, other.having));
  }

  private static int[] union(int[] a, int[] b) {
    int[] all = new int[a.length + b.length];
    int size = 0;
    for (int i = 0, j = 0; i < a.length || j < b.length; size++) {
      all[size] = j == b.length || (i < a.length && a[i] <= b[j]) ? a[i] : b[j];
      i += i < a.length && a[i] == all[size] ? 1 : 0;
      j += j < b.length && b[j] == all[size] ? 1 : 0;
    }
    return Arrays.copyOf(all, size);
  }

  private static int[] sum(int[] all, int[] a, int[] ofA, int[] b, int[] ofB) {
    int[] sum = new int[all.length];
    for (int i = 0, j = 0, k = 0; k < all.length; k++) {
      if (i < a.length && a[i] == all[k]) {
        sum[k] += ofA[i++];
      }
      if (j < b.length && b[j] == all[k]) {
        sum[k] += ofB[j++];
      }
    }
    return sum;
  }
}
