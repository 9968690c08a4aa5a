package io.xpctape.schema.infer;

import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcString;
import io.xpctape.model.XpcValue;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds the key whose value says what a message is. The best one makes the key sets cheapest to
 * describe: bits for each message's key set given the tag, and half of log2(n) bits for each pair
 * of tag and key set, as for any parameter learnt from n messages.
 */
final class TagFinder {
  private static final double PRESENT = 0.99;

  /** Below this many values of a tag its share of the messages says nothing. */
  private static final int FEW = 8;

  /** Bounds on memory; what is beyond is no discriminator. */
  private static final int MAX_PATHS = 10_000;

  private static final int MAX_VALUES = 4096;

  private final List<XpcDictionary> bodies;
  private final double halfLog;
  private final int[] keySetOf;
  private final int keySets;

  private TagFinder(List<XpcDictionary> bodies) {
    this.bodies = bodies;
    halfLog = log2(bodies.size()) / 2;
    keySetOf = new int[bodies.size()];
    Map<Set<KeyPath>, Integer> ids = new HashMap<>();
    for (int i = 0; i < bodies.size(); i++) {
      Integer next = ids.size();
      Integer known = ids.putIfAbsent(KeyPath.allOf(bodies.get(i)), next);
      keySetOf[i] = known == null ? next : known;
    }
    keySets = ids.size();
  }

  /** The discriminator of these messages, if they have one. */
  static Optional<KeyPath> find(List<XpcDictionary> bodies) {
    return bodies.isEmpty() ? Optional.empty() : new TagFinder(bodies).best();
  }

  private Optional<KeyPath> best() {
    double untagged = cost(new int[bodies.size()]);
    return candidates().stream()
        .map(this::measure)
        .filter(candidate -> isOne(candidate, untagged))
        .min(
            Comparator.comparingInt(this::rank)
                .thenComparingLong(candidate -> Math.round(candidate.cost))
                .thenComparing(candidate -> !candidate.named)
                .thenComparing(candidate -> !candidate.text)
                .thenComparing(candidate -> candidate.path))
        .map(candidate -> candidate.path);
  }

  private record Candidate(KeyPath path, int values, boolean text, boolean named, double cost) {}

  /** Evidence first: a tag that never repeats or never changes has shown nothing. */
  private int rank(Candidate candidate) {
    if (candidate.values == 1) {
      return 2;
    }
    return candidate.values < bodies.size() || candidate.named ? 0 : 1;
  }

  private boolean isOne(Candidate candidate, double untagged) {
    double root = Math.sqrt(bodies.size());
    if (candidate.values > Math.max(Math.max(root, FEW), 2.0 * keySets)) {
      return false;
    }
    if (candidate.named) {
      return true;
    }
    boolean explains = candidate.cost < untagged;
    if (candidate.text) {
      return explains || (candidate.values > 1 && candidate.values <= root);
    }
    return explains && candidate.values <= Math.max(root, keySets) && rank(candidate) == 0;
  }

  /** The paths with a possible tag in nearly all messages. */
  private List<KeyPath> candidates() {
    Map<KeyPath, Integer> present = new TreeMap<>();
    Set<KeyPath> inThis = new HashSet<>();
    for (XpcDictionary body : bodies) {
      inThis.clear();
      KeyPath.visit(
          body,
          (path, value) -> {
            if (isPossible(value)
                && (present.size() < MAX_PATHS || present.containsKey(path))
                && inThis.add(path)) {
              present.merge(path, 1, Integer::sum);
            }
          });
    }
    return present.entrySet().stream()
        .filter(entry -> entry.getValue() >= PRESENT * bodies.size())
        .map(Map.Entry::getKey)
        .toList();
  }

  private static boolean isPossible(XpcValue value) {
    return value instanceof XpcString ? Tag.looksLikeName(value) : Tag.value(value).isPresent();
  }

  private Candidate measure(KeyPath path) {
    Map<String, Integer> ids = new HashMap<>();
    int[] tags = new int[bodies.size()];
    boolean text = true;
    for (int i = 0; i < tags.length; i++) {
      Optional<XpcValue> value = path.get(bodies.get(i)).filter(TagFinder::isPossible);
      String tag = value.flatMap(Tag::value).orElse("");
      text &= value.isEmpty() || value.get() instanceof XpcString;
      Integer next = ids.size();
      Integer known = ids.putIfAbsent(tag, next);
      tags[i] = known == null ? next : known;
      if (ids.size() > MAX_VALUES) {
        return new Candidate(path, Integer.MAX_VALUE, text, false, Double.MAX_VALUE);
      }
    }
    return new Candidate(path, ids.size(), text, Tag.isNamedLikeOne(path), cost(tags));
  }

  /** Bits to describe all key sets, given each message's tag. */
  private double cost(int[] tags) {
    Map<Long, Integer> pairs = new HashMap<>();
    Map<Integer, Integer> ofTag = new HashMap<>();
    for (int i = 0; i < tags.length; i++) {
      pairs.merge((long) tags[i] << Integer.SIZE | keySetOf[i], 1, Integer::sum);
      ofTag.merge(tags[i], 1, Integer::sum);
    }
    double bits = halfLog * pairs.size();
    for (Map.Entry<Long, Integer> pair : pairs.entrySet()) {
      int tag = (int) (pair.getKey() >> Integer.SIZE);
      double all = ofTag.getOrDefault(tag, 0);
      bits -= pair.getValue() * log2(pair.getValue() / all);
    }
    return bits;
  }

  private static double log2(double x) {
    return Math.log(x) / Math.log(2);
  }
}
