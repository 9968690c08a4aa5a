package io.xpctape.schema.evaluate;

import io.xpctape.model.XpcDictionary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Other ways to tell messages apart, as others publish them, each as simple as it is told. */
final class KindMethods {
  /** A key belongs to the envelope if more of the messages have it. */
  private static final double ENVELOPE = 0.25;

  private static final double ALIKE = 0.5;

  private KindMethods() {}

  /** What each, by its name, calls the kinds of bodies; all go by the bodies' own keys. */
  static Map<String, List<String>> labels(List<XpcDictionary> bodies) {
    List<Set<String>> sets = bodies.stream().map(KindMethods::keys).toList();
    Map<String, List<String>> labels = new LinkedHashMap<>();
    labels.put("leaders, idf-Jaccard 0.5", leaders(sets));
    labels.put("keys but the envelope's", withoutEnvelope(sets));
    labels.put("all keys", texts(sets));
    return labels;
  }

  static Set<String> keys(XpcDictionary body) {
    return body.entries().stream()
        .map(entry -> entry.key().toString())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> texts(List<Set<String>> sets) {
    return sets.stream().map(set -> String.join("\n", set)).toList();
  }

  /** In how many of the sets each key is. */
  static Map<String, Integer> frequencies(List<Set<String>> sets) {
    Map<String, Integer> in = new HashMap<>();
    sets.forEach(set -> set.forEach(key -> in.merge(key, 1, Integer::sum)));
    return in;
  }

  /** The keys that belong to none of the kinds because they belong to so many messages. */
  static Set<String> envelope(List<Set<String>> sets) {
    return frequencies(sets).entrySet().stream()
        .filter(key -> key.getValue() > ENVELOPE * sets.size())
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private static List<String> withoutEnvelope(List<Set<String>> sets) {
    Set<String> envelope = envelope(sets);
    List<Set<String>> rest = new ArrayList<>();
    for (Set<String> set : sets) {
      Set<String> own = new TreeSet<>(set);
      own.removeAll(envelope);
      rest.add(own);
    }
    return texts(rest);
  }

  /** The first of its kind leads; who is like no leader leads another. */
  private static List<String> leaders(List<Set<String>> sets) {
    Map<String, Integer> in = frequencies(sets);
    Map<String, Double> weights = new HashMap<>();
    in.forEach((key, n) -> weights.put(key, Math.log((double) sets.size() / n)));
    List<Set<String>> leaders = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    for (Set<String> set : sets) {
      int best = -1;
      double most = ALIKE;
      for (int i = 0; i < leaders.size(); i++) {
        double alike = jaccard(set, leaders.get(i), weights);
        if (alike >= most && (best < 0 || alike > most)) {
          best = i;
          most = alike;
        }
      }
      if (best < 0) {
        best = leaders.size();
        leaders.add(set);
      }
      labels.add(Integer.toString(best));
    }
    return labels;
  }

  private static double jaccard(Set<String> a, Set<String> b, Map<String, Double> weights) {
    Set<String> either = new HashSet<>(a);
    either.addAll(b);
    double all = 0;
    double both = 0;
    for (String key : either) {
      double weight = weights.getOrDefault(key, 1.0);
      all += weight;
      both += a.contains(key) && b.contains(key) ? weight : 0;
    }
    return all == 0 ? 1 : both / all;
  }
}
