package io.xpctape.schema.infer;

import io.xpctape.model.XpcString;
import io.xpctape.model.XpcValue;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** How often each value of a possible tag stood with each key set; nothing once they are many. */
public final class TagEvidence {
  private final int maxValues;
  private long present;
  private boolean text = true;
  private @Nullable Map<XpcValue, Map<KeySet, Long>> counts = new HashMap<>();

  TagEvidence(int maxValues) {
    this.maxValues = maxValues;
  }

  void add(XpcValue value, KeySet keys) {
    present++;
    text &= value instanceof XpcString;
    count(value, keys, 1);
  }

  private void count(XpcValue value, KeySet keys, long times) {
    if (counts != null) {
      counts.computeIfAbsent(value, v -> new HashMap<>()).merge(keys, times, Long::sum);
      if (counts.size() > maxValues) {
        counts = null;
      }
    }
  }

  void merge(TagEvidence other) {
    present += other.present;
    text &= other.text;
    if (other.counts == null) {
      counts = null;
    } else {
      other.counts.forEach((value, sets) -> sets.forEach((keys, n) -> count(value, keys, n)));
    }
  }

  /** Sees less of each key set from now on. */
  void project(UnaryOperator<KeySet> by) {
    if (counts != null) {
      counts.replaceAll(
          (value, sets) -> {
            Map<KeySet, Long> projected = new HashMap<>();
            sets.forEach((keys, n) -> projected.merge(by.apply(keys), n, Long::sum));
            return projected;
          });
    }
  }

  /** In how many dictionaries it was a possible tag. */
  public long present() {
    return present;
  }

  /** Whether it was a string each time. */
  boolean isText() {
    return text;
  }

  /** The counts; empty when there were too many values for a tag. */
  Optional<Map<XpcValue, Map<KeySet, Long>>> counts() {
    return Optional.ofNullable(counts).map(Collections::unmodifiableMap);
  }

  /** The same in an order that depends on them alone. */
  public Optional<SortedMap<XpcValue, SortedMap<KeySet, Long>>> sorted() {
    return counts()
        .map(
            known -> {
              SortedMap<XpcValue, SortedMap<KeySet, Long>> sorted = new TreeMap<>(Distinct.ORDER);
              known.forEach((value, sets) -> sorted.put(value, new TreeMap<>(sets)));
              return sorted;
            });
  }

  /** What a saved one held. */
  static TagEvidence restored(
      int maxValues,
      long present,
      boolean text,
      @Nullable Map<XpcValue, Map<KeySet, Long>> counts) {
    TagEvidence evidence = new TagEvidence(maxValues);
    evidence.present = present;
    evidence.text = text;
    evidence.counts = counts;
    return evidence;
  }
}
