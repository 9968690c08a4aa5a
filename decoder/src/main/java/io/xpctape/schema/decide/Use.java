package io.xpctape.schema.decide;

import io.xpctape.model.Bytes;
import io.xpctape.model.XpcValue;
import io.xpctape.schema.infer.Shape;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the values of one type in a place are used as. */
public sealed interface Use {
  /** Just values of their type. */
  record Plain() implements Use {}

  /** Dictionaries with known keys, each with a meaning of its own. */
  record RecordOf(RecordType type) implements Use {}

  /**
   * Dictionaries whose keys are data.
   *
   * @param values of all keys as one; {@link Schema#meaning(Shape)} knows it
   */
  record MapOf(Shape values) implements Use {}

  /**
   * Arrays whose elements are all of a sort.
   *
   * @param elements all as one; {@link Schema#meaning(Shape)} knows it
   */
  record ListOf(Shape elements) implements Use {}

  /**
   * Arrays of one length in which each position has a meaning of its own.
   *
   * @param positions in order; {@link Schema#meaning(Shape)} knows them
   */
  record TupleOf(List<Shape> positions) implements Use {
    public TupleOf {
      positions = List.copyOf(positions);
    }
  }

  /**
   * Some few values that stand for something each.
   *
   * @param values strings or integers, and how often each was seen, the most frequent first
   */
  record EnumOf(Map<XpcValue, Long> values) implements Use {
    public EnumOf {
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
  }

  /**
   * Records whose keys depend on the value of one of them.
   *
   * @param type all of them as one
   * @param tagKey the key whose value tells
   * @param variants what stands with each value, the most frequent first
   */
  record TaggedUnion(RecordType type, Bytes tagKey, Map<XpcValue, Variant> variants)
      implements Use {
    public TaggedUnion {
      variants = Collections.unmodifiableMap(new LinkedHashMap<>(variants));
    }

    /** The values of the tag that a key was seen with. */
    public Set<XpcValue> valuesWith(Bytes key) {
      Set<XpcValue> values = new LinkedHashSet<>();
      variants.forEach(
          (value, variant) -> {
            if (variant.keys().containsKey(key)) {
              values.add(value);
            }
          });
      return values;
    }

    /** Whether all dictionaries have a key, whatever the tag. */
    public boolean isAlwaysThere(Bytes key) {
      return variants.values().stream()
          .allMatch(variant -> variant.keys().getOrDefault(key, 0L) == variant.count());
    }

    /**
     * The value of the tag that alone goes with a key.
     *
     * @param chance how likely that may be, 0 to 1, if the key does not depend on the tag
     */
    public Optional<XpcValue> goesWith(Bytes key, double chance) {
      Set<XpcValue> values = valuesWith(key);
      if (values.size() != 1) {
        return Optional.empty();
      }
      double all = variants.values().stream().mapToLong(Variant::count).sum();
      XpcValue value = values.iterator().next();
      return Optional.ofNullable(variants.get(value))
          .filter(
              variant ->
                  Math.pow(variant.count() / all, variant.keys().getOrDefault(key, 0L)) <= chance)
          .map(variant -> value);
    }
  }

  /**
   * The dictionaries with one value of the tag.
   *
   * @param count how many
   * @param keys all of theirs, and in how many each was
   */
  record Variant(long count, Map<Bytes, Long> keys) {
    public Variant {
      keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
    }
  }
}
