package io.xpctape.schema.infer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Kinds of messages that carry no discriminator, by their key sets: those most alike belong
 * together, rare keys counting more (Jaccard weighted by the square of the inverse document
 * frequency). So it is told which cluster a set is of; what the clusters are, {@link Linkage} and
 * {@link Mixture} find.
 *
 * @param leaders the key sets that others are compared with; several may have one label
 * @param weights what each key counts; nothing in dictionaries that are maps
 * @param alike how much a key set has to be like a leader to belong to its cluster, 0 to 1
 */
public record Clusters(List<Leader> leaders, Map<KeyPath, Double> weights, double alike) {
  /** How much it is at most, and in schemas that do not say it. */
  public static final double ALIKE = 0.4;

  private static final int MAX_LEADERS = 2048;

  /**
   * If more of the sets have to lead beside the first of a cluster, for they are not like it
   * enough, sets that nobody has seen yet would not be found either: then less is enough.
   */
  private static final double MAX_LEADING = 0.01;

  private static final double LESS_ALIKE = 0.1;
  private static final double LEAST_ALIKE = 0.15;

  /** A key of a dictionary in the body counts this much of one of the body's own. */
  static final double INSIDE = 0.25;

  /**
   * A dictionary in the body with so many keys is a map if many of its entries are one set's own.
   */
  private static final int MANY = 8;

  private static final double MAP_SINGLES = 0.3;

  private static final double SMOOTH = 40;

  /**
   * A key set that others are compared with.
   *
   * @param label its cluster's name: the keys that set it apart, or empty for the only one
   */
  public record Leader(String label, KeySet keys) {}

  /** Nothing known. */
  static final Clusters NONE = new Clusters(List.of(), Map.of(), ALIKE);

  public Clusters {
    leaders = List.copyOf(leaders);
    weights = Map.copyOf(weights);
  }

  /** To compare key sets with the leaders. */
  Nearest nearest() {
    return nearest(weights);
  }

  private Nearest nearest(Map<KeyPath, Double> weighing) {
    return new Nearest(leaders, weighing, alike);
  }

  /**
   * These clusters, and new ones for key sets that belong to none. Old ones keep their names.
   *
   * @param counts the key sets, and how often each was there
   */
  Clusters learn(Map<KeySet, Long> counts) {
    Map<KeyPath, Double> all = weigh(counts.keySet());
    all.putAll(weights);
    Nearest known = nearest(all);
    List<KeySet> unknown =
        counts.entrySet().stream()
            .sorted(
                Map.Entry.<KeySet, Long>comparingByValue()
                    .reversed()
                    .thenComparing(Map.Entry.comparingByKey()))
            .map(Map.Entry::getKey)
            .filter(keys -> known.find(keys).isEmpty())
            .limit(Math.max(0, MAX_LEADERS - leaders.size()))
            .toList();
    Likenesses sets = new Likenesses(unknown, all);
    Linkage linkage = new Linkage(sets, counts);
    Map<KeySet, String> labels =
        names(Mixture.improve(unknown, linkage.coarser(), counts), counts, all);
    // What leads already is like none of them.
    double enough = leaders.isEmpty() ? Math.min(ALIKE, linkage.alike()) : alike;
    List<Leader> led = lead(labels, sets, enough);
    long kinds = labels.values().stream().distinct().count();
    while (leaders.isEmpty()
        && enough > LEAST_ALIKE
        && led.size() - kinds > MAX_LEADING * labels.size()) {
      enough -= LESS_ALIKE;
      led = lead(labels, sets, enough);
    }
    return new Clusters(Stream.concat(leaders.stream(), led.stream()).toList(), all, enough);
  }

  /** As many leaders as it takes for each of the key sets to be found by its label. */
  private static List<Leader> lead(Map<KeySet, String> labels, Likenesses sets, double enough) {
    Map<KeySet, Integer> places = new HashMap<>();
    sets.sets().forEach(keys -> places.put(keys, places.size()));
    List<Leader> led = new ArrayList<>();
    List<Integer> leading = new ArrayList<>();
    Set<KeySet> leads = new HashSet<>();
    int before;
    do {
      before = led.size();
      labels.forEach(
          (keys, label) -> {
            int place = places.getOrDefault(keys, 0);
            int first = Nearest.first(led.size(), i -> sets.of(place, leading.get(i)), enough);
            if (!leads.contains(keys) && (first < 0 || !led.get(first).label.equals(label))) {
              led.add(new Leader(label, keys));
              leading.add(place);
              leads.add(keys);
            }
          });
    } while (led.size() > before);
    return led;
  }

  /** Over the sets, however often each was there: a busy kind's keys are no commoner for that. */
  static Map<KeyPath, Double> weigh(Collection<KeySet> sets) {
    Map<KeyPath, Integer> in = new HashMap<>();
    sets.forEach(set -> set.paths().forEach(key -> in.merge(key, 1, Integer::sum)));
    Map<KeyPath, int[]> inside = new HashMap<>();
    in.forEach(
        (key, n) -> {
          int[] ofParent = inside.computeIfAbsent(key.parent(), parent -> new int[3]);
          ofParent[0]++;
          ofParent[1] += n;
          ofParent[2] += n == 1 ? 1 : 0;
        });
    Map<KeyPath, Double> weights = new HashMap<>();
    in.forEach(
        (key, n) -> {
          // Smoothed, so that with few kinds an optional key does not outweigh what they share.
          double weight = Math.log1p((sets.size() + SMOOTH) / (n + 1));
          int[] ofParent = inside.getOrDefault(key.parent(), new int[3]);
          boolean isMap = ofParent[0] >= MANY && ofParent[2] >= MAP_SINGLES * ofParent[1];
          double part = key.steps() == 1 ? 1 : isMap ? 0 : INSIDE;
          weights.put(key, weight * weight * part);
        });
    return weights;
  }

  /** With more clusters than one, each named by as few of its rarest keys as tell it apart. */
  private Map<KeySet, String> names(
      List<List<KeySet>> clusters, Map<KeySet, Long> counts, Map<KeyPath, Double> weighing) {
    Map<KeySet, String> labels = new LinkedHashMap<>();
    Set<String> taken = new HashSet<>();
    leaders.forEach(leader -> taken.add(leader.label));
    for (List<KeySet> cluster : clusters) {
      String label =
          clusters.size() == 1 && leaders.isEmpty()
              ? ""
              : name(telling(cluster, counts, weighing), taken);
      cluster.forEach(keys -> labels.put(keys, label));
    }
    return labels;
  }

  /** A cluster's own keys, those first that most of its messages have and few others. */
  private static List<KeyPath> telling(
      List<KeySet> cluster, Map<KeySet, Long> counts, Map<KeyPath, Double> weighing) {
    Map<KeyPath, Double> scores = new HashMap<>();
    for (KeySet set : cluster) {
      double count = counts.getOrDefault(set, 1L);
      for (KeyPath key : set.paths()) {
        if (key.steps() == 1) {
          scores.merge(key, count * weighing.getOrDefault(key, 1.0), Double::sum);
        }
      }
    }
    return scores.entrySet().stream()
        .sorted(
            Map.Entry.<KeyPath, Double>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static String name(List<KeyPath> keys, Set<String> taken) {
    String first = keys.isEmpty() ? "empty" : keys.get(0).toString();
    String label = first;
    for (int i = 1; taken.contains(label) && i < keys.size(); i++) {
      label = label + "_" + keys.get(i);
    }
    for (int i = 2; !taken.add(label); i++) {
      label = first + "_" + i;
    }
    return label;
  }
}
