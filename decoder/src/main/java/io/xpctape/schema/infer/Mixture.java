package io.xpctape.schema.infer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Key sets as what kinds bring forth: a kind has each key with a chance of its own, which comes
 * from a Beta distribution around the key's share of all sets; kinds come as tables of a Chinese
 * restaurant do. How firm kinds are about a key is learnt from clusters found otherwise, and so is
 * how many kinds to expect; of several ways to cluster, from the one that explains the sets best
 * ({@link KeyModel}). Then sets are put together two clusters at a time, those first that most
 * speaks for, until nothing speaks for any two ({@link Gains}).
 *
 * <p>So a key that few have says much where both have it, and little where only one has it if such
 * keys come and go within kinds; a key that all kinds have now and then says nothing.
 */
final class Mixture {
  /** Of fewer sets nothing is learnt about keys. */
  private static final int FEWEST = 16;

  private Mixture() {}

  /**
   * The clusters of the same sets that explain them best; those found if the sets are few or all in
   * one cluster, for then they show nothing of how kinds differ, and if kinds would hardly come
   * again.
   *
   * @param found otherwise, in several ways
   * @param counts how many messages each set has
   */
  static List<List<KeySet>> improve(
      List<KeySet> sets, List<List<List<KeySet>>> found, Map<KeySet, Long> counts) {
    List<List<KeySet>> first = found.get(0);
    if (first.size() < 2 || sets.size() < FEWEST) {
      return first;
    }
    KeyColumns table = new KeyColumns(sets);
    Gains gains = new Gains(table, learn(table, sets, found));
    List<List<KeySet>> better =
        Agglomeration.clusters(sets, Agglomeration.of(sets.size(), 0, gains));
    double all = sets.stream().mapToDouble(set -> counts.getOrDefault(set, 1L)).sum();
    double most = Math.max(Linkage.MAX_ALONE * all, (double) Linkage.alone(first, counts));
    return Linkage.alone(better, counts) <= most ? better : first;
  }

  private static KeyModel learn(
      KeyColumns table, List<KeySet> sets, List<List<List<KeySet>>> found) {
    Map<KeySet, Integer> rows = new HashMap<>();
    sets.forEach(set -> rows.put(set, rows.size()));
    Firmness firmness = new Firmness(table);
    List<KeyProfile> profiles = profiles(table, rows, found.get(0));
    KeyModel best = new KeyModel(table, firmness, profiles);
    double greatest = best.chance(profiles);
    for (List<List<KeySet>> clusters : found.subList(1, found.size())) {
      if (clusters.size() > 1) {
        profiles = profiles(table, rows, clusters);
        KeyModel model = new KeyModel(table, firmness, profiles);
        double chance = model.chance(profiles);
        if (chance > greatest) {
          best = model;
          greatest = chance;
        }
      }
    }
    return best;
  }

  private static List<KeyProfile> profiles(
      KeyColumns table, Map<KeySet, Integer> rows, List<List<KeySet>> clusters) {
    List<KeyProfile> profiles = new ArrayList<>();
    for (List<KeySet> cluster : clusters) {
      profiles.add(
          cluster.stream()
              .map(set -> KeyProfile.of(table, rows.getOrDefault(set, 0)))
              .reduce(KeyProfile::plus)
              .orElseThrow());
    }
    return profiles;
  }
}
