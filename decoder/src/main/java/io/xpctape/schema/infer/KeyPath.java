package io.xpctape.schema.infer;

import io.xpctape.model.Bytes;
import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A way from the body through at most {@link #MAX_STEPS} dictionaries, by their keys. */
public record KeyPath(List<Bytes> keys) implements Comparable<KeyPath> {
  /** Messages are told apart by their own keys and those of the dictionaries in them. */
  static final int MAX_STEPS = 2;

  /** The body itself. */
  static final KeyPath ROOT = new KeyPath(List.of());

  public KeyPath {
    keys = List.copyOf(keys);
  }

  /** One step further. */
  KeyPath then(Bytes key) {
    List<Bytes> longer = new ArrayList<>(keys);
    longer.add(key);
    return new KeyPath(longer);
  }

  /** One step less. */
  KeyPath parent() {
    return new KeyPath(keys.subList(0, keys.size() - 1));
  }

  /** To a key of the body itself. */
  public static KeyPath of(Bytes key) {
    return new KeyPath(List.of(key));
  }

  /** What lies there; the first, if a key repeats. */
  Optional<XpcValue> get(XpcValue body) {
    Optional<XpcValue> value = Optional.of(body);
    for (Bytes key : keys) {
      value =
          value
              .filter(XpcDictionary.class::isInstance)
              .map(XpcDictionary.class::cast)
              .flatMap(dictionary -> dictionary.get(key));
    }
    return value;
  }

  @Override
  public int compareTo(KeyPath other) {
    int steps = Integer.compare(keys.size(), other.keys.size());
    for (int i = 0; steps == 0 && i < keys.size(); i++) {
      steps = keys.get(i).compareTo(other.keys.get(i));
    }
    return steps;
  }

  /** For people and tests. */
  @Override
  public String toString() {
    return keys.stream().map(Bytes::toString).collect(Collectors.joining("."));
  }
}
