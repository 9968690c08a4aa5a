package io.xpctape.schema.infer;

import io.xpctape.model.XpcString;
import io.xpctape.model.XpcValue;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How often each value of a possible tag stood with each key set of a sample; nothing once the
 * values are many.
 */
public final class TagEvidence {
  private final int maxValues;
  private long present;
  private boolean text = true;
  private @Nullable Map<XpcValue, Counts<KeySet>> counts = new HashMap<>();

  TagEvidence(int maxValues) {
    this.maxValues = maxValues;
  }

  /** One more, with keys that are in the sample or null. */
  void add(XpcValue value, @Nullable KeySet keys) {
    present++;
    text &= value instanceof XpcString;
    Counts<KeySet> sets = setsOf(value);
    if (sets != null && keys != null) {
      sets.add(keys, 1);
    }
  }

  private @Nullable Counts<KeySet> setsOf(XpcValue value) {
    if (counts == null) {
      return null;
    }
    Counts<KeySet> sets = counts.get(value);
    if (sets == null) {
      sets = new Counts<>();
      counts.put(value, sets);
      if (counts.size() > maxValues) {
        counts = null;
        return null;
      }
    }
    return sets;
  }

  void merge(TagEvidence other) {
    present += other.present;
    text &= other.text;
    if (other.counts == null) {
      counts = null;
      return;
    }
    other.counts.forEach(
        (value, theirs) -> {
          Counts<KeySet> ours = setsOf(value);
          if (ours != null) {
            theirs.forEach(ours::add);
          }
        });
  }

  /** Forgets the key sets that are not in the sample any more; all values stay. */
  void keep(Predicate<KeySet> sample) {
    if (counts != null) {
      counts.values().forEach(sets -> sets.keep(sample));
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

  /** How many values it had; empty when there were too many for a tag. */
  public OptionalInt values() {
    return counts == null ? OptionalInt.empty() : OptionalInt.of(counts.size());
  }

  /**
   * How often each value stood with each key set; empty when there were too many values for a tag.
   */
  public Optional<Map<XpcValue, Map<KeySet, Long>>> counts() {
    return Optional.ofNullable(counts)
        .map(
            known -> {
              Map<XpcValue, Map<KeySet, Long>> copy = new HashMap<>();
              known.forEach((value, sets) -> copy.put(value, sets.toMap()));
              return copy;
            });
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
    if (counts == null) {
      evidence.counts = null;
    } else {
      Map<XpcValue, Counts<KeySet>> known = new HashMap<>();
      counts.forEach((value, sets) -> known.put(value, Counts.of(sets)));
      evidence.counts = known;
    }
    return evidence;
  }
}
