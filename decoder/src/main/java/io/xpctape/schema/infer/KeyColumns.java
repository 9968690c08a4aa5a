package io.xpctape.schema.infer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Key sets as a table: a row a set, a column a key, or several keys that always come together.
 * Those of a dictionary in the body count as one key then, for it came as a whole; the body's own
 * count each. A key is there or not only where its dictionary is; those of a dictionary in the body
 * with more different ones than {@link Fields#MAX_KEYS} are data, and left out.
 */
final class KeyColumns {
  /** The columns of each row, ascending. */
  final int[][] columns;

  /** The dictionaries of each row, ascending; the body, 0, is in all. */
  final int[][] dictionaries;

  /** Which dictionary each column is of; those of one are side by side. */
  final int[] dictionary;

  /** How much each column counts. */
  final double[] weight;

  /** In how many rows each column is. */
  final int[] rows;

  /** In how many rows each dictionary is. */
  final int[] dictionaryRows;

  /** Of these sets, in their order. */
  KeyColumns(List<KeySet> sets) {
    Map<KeyPath, List<Integer>> rowsOf = new HashMap<>();
    for (int i = 0; i < sets.size(); i++) {
      for (KeyPath key : sets.get(i).paths()) {
        rowsOf.computeIfAbsent(key, k -> new ArrayList<>()).add(i);
      }
    }
    Map<KeyPath, Integer> keysIn = new HashMap<>();
    rowsOf.keySet().forEach(key -> keysIn.merge(key.parent(), 1, Integer::sum));
    rowsOf
        .keySet()
        .removeIf(key -> key.steps() > 1 && keysIn.getOrDefault(key.parent(), 0) > Fields.MAX_KEYS);
    Map<List<Integer>, List<KeyPath>> together = new LinkedHashMap<>();
    // In the order of paths, so that the body's own key stands for what always comes with it.
    rowsOf.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            of -> together.computeIfAbsent(of.getValue(), i -> new ArrayList<>()).add(of.getKey()));

    Map<KeyPath, Integer> ids = new HashMap<>();
    ids.put(KeyPath.ROOT, 0);
    together
        .values()
        .forEach(keys -> ids.computeIfAbsent(keys.get(0).parent(), parent -> ids.size()));
    dictionaries = new int[sets.size()][];
    dictionaryRows = new int[ids.size()];
    for (int i = 0; i < dictionaries.length; i++) {
      BitSet has = new BitSet();
      sets.get(i).paths().forEach(key -> has.set(ids.getOrDefault(key.parent(), 0)));
      dictionaries[i] = has.stream().toArray();
      for (int id : dictionaries[i]) {
        dictionaryRows[id]++;
      }
    }

    dictionary = new int[together.size()];
    weight = new double[together.size()];
    rows = new int[together.size()];
    List<List<Integer>> columnsOf = new ArrayList<>();
    sets.forEach(set -> columnsOf.add(new ArrayList<>()));
    int column = 0;
    for (Map.Entry<List<Integer>, List<KeyPath>> entry : together.entrySet()) {
      List<KeyPath> keys = entry.getValue();
      dictionary[column] = ids.getOrDefault(keys.get(0).parent(), 0);
      weight[column] = Math.max(1, keys.stream().filter(key -> key.steps() == 1).count());
      rows[column] = entry.getKey().size();
      for (int row : entry.getKey()) {
        columnsOf.get(row).add(column);
      }
      column++;
    }
    columns =
        columnsOf.stream()
            .map(of -> of.stream().mapToInt(id -> id).sorted().toArray())
            .toArray(int[][]::new);
  }

  /** How many rows. */
  int size() {
    return columns.length;
  }

  /** For tests. */
  @Override
  public String toString() {
    return Arrays.deepToString(columns);
  }
}
