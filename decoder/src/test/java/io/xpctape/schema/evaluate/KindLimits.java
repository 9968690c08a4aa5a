package io.xpctape.schema.evaluate;

import io.xpctape.model.Bytes;
import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcString;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** How well kinds can be told at all, by one who knows them. */
final class KindLimits {
  private final List<DataSet.Item> items;
  private final List<String> kinds;

  /** The keys of the bodies and of the dictionaries in them. */
  private final List<Set<String>> sets = new ArrayList<>();

  KindLimits(List<DataSet.Item> items) {
    this.items = items;
    kinds = items.stream().map(DataSet.Item::kind).toList();
    items.forEach(item -> sets.add(keys(item.body())));
  }

  private static Set<String> keys(XpcDictionary body) {
    Set<String> keys = new TreeSet<>();
    for (XpcDictionary.Entry entry : body.entries()) {
      keys.add(entry.key().toString());
      if (entry.value() instanceof XpcDictionary inner) {
        inner.entries().forEach(below -> keys.add(PathFacts.below(entry.key().toString(), below)));
      }
    }
    return keys;
  }

  /** By the values of a string alone, the best one of the bodies' own. */
  double ofTheBestTag() {
    Set<Bytes> tags = new TreeSet<>();
    for (DataSet.Item item : items) {
      item.body().entries().stream()
          .filter(entry -> entry.value() instanceof XpcString)
          .forEach(entry -> tags.add(entry.key()));
    }
    return tags.stream()
        .mapToDouble(
            tag ->
                Scores.v(
                    kinds,
                    items.stream()
                        .map(item -> item.body().get(tag).map(DataSet::json).orElse(""))
                        .toList()))
        .max()
        .orElse(0);
  }

  /** Who takes the same keys for the same kind: the one that most of them are of. */
  double ofSameKeys() {
    return Scores.v(kinds, bySameKeys());
  }

  private List<String> bySameKeys() {
    Map<Set<String>, Map<String, Integer>> votes = new HashMap<>();
    for (int i = 0; i < kinds.size(); i++) {
      votes.computeIfAbsent(sets.get(i), s -> new HashMap<>()).merge(kinds.get(i), 1, Integer::sum);
    }
    return sets.stream()
        .map(
            set ->
                votes.getOrDefault(set, Map.of()).entrySet().stream()
                    .max(
                        Map.Entry.<String, Integer>comparingByValue()
                            .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                    .map(Map.Entry::getKey)
                    .orElse(""))
        .toList();
  }

  /**
   * Who, on top of that, does not see that two are of one kind unless they share a key, or each one
   * with a third: the envelope's keys do not count.
   */
  double ofSharedKeys() {
    List<String> labels = bySameKeys();
    Set<String> envelope = KindMethods.envelope(sets);
    int[] parent = new int[sets.size()];
    Map<List<String>, Integer> first = new HashMap<>();
    for (int i = 0; i < parent.length; i++) {
      parent[i] = i;
      List<String> own = new ArrayList<>(sets.get(i));
      own.removeAll(envelope);
      own.add(String.join("\t", sets.get(i)));
      for (String key : own) {
        Integer before = first.putIfAbsent(List.of(labels.get(i), key), i);
        if (before != null) {
          parent[root(parent, i)] = root(parent, before);
        }
      }
    }
    List<String> connected = new ArrayList<>();
    for (int i = 0; i < parent.length; i++) {
      connected.add(labels.get(i) + " " + root(parent, i));
    }
    return Scores.v(kinds, connected);
  }

  private static int root(int[] parent, int of) {
    int at = of;
    while (parent[at] != at) {
      at = parent[at];
    }
    return at;
  }
}
