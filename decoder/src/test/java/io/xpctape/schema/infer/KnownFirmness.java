package io.xpctape.schema.infer;

import io.xpctape.model.XpcDictionary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How well kinds would be told if it were known how firm they are about each key: {@link Mixture},
 * having learnt that from the true kinds. For measuring how much is lost by learning it from
 * clusters that may be wrong.
 */
public final class KnownFirmness {
  private KnownFirmness() {}

  /** What the bodies are called then; their kinds are the true ones, in the same order. */
  public static List<String> labels(List<XpcDictionary> bodies, List<String> kinds) {
    Map<KeySet, Map<String, Long>> votes = new LinkedHashMap<>();
    List<KeySet> of = new ArrayList<>();
    for (int i = 0; i < kinds.size(); i++) {
      KeySet keys = KeyList.of(bodies.get(i), KeyPath.MAX_STEPS).toSet();
      of.add(keys);
      votes.computeIfAbsent(keys, k -> new TreeMap<>()).merge(kinds.get(i), 1L, Long::sum);
    }
    Map<KeySet, Long> counts = new HashMap<>();
    Map<String, List<KeySet>> truth = new LinkedHashMap<>();
    votes.forEach(
        (keys, ofKinds) -> {
          counts.put(keys, ofKinds.values().stream().mapToLong(n -> n).sum());
          truth.computeIfAbsent(mostly(ofKinds), k -> new ArrayList<>()).add(keys);
        });
    List<List<KeySet>> clusters =
        Mixture.improve(List.copyOf(votes.keySet()), List.of(List.copyOf(truth.values())), counts);
    Map<KeySet, String> labels = new HashMap<>();
    for (List<KeySet> cluster : clusters) {
      String label = Integer.toString(labels.size());
      cluster.forEach(keys -> labels.put(keys, label));
    }
    return of.stream().map(keys -> labels.getOrDefault(keys, "?")).toList();
  }

  private static String mostly(Map<String, Long> votes) {
    return votes.entrySet().stream()
        .max(
            Map.Entry.<String, Long>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
        .map(Map.Entry::getKey)
        .orElse("");
  }
}
