package io.xpctape.schema.infer;

import io.xpctape.model.Bytes;
import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcValue;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** A way from the body through at most {@link #MAX_STEPS} dictionaries, by their keys. */
public record KeyPath(List<Bytes> keys) implements Comparable<KeyPath> {
  /** Messages are told apart by their own keys and those of the dictionaries in them. */
  static final int MAX_STEPS = 2;

  public KeyPath {
    keys = List.copyOf(keys);
  }

  static KeyPath of(Bytes key) {
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

  /** Calls back for every key within reach. */
  static void visit(XpcDictionary body, BiConsumer<KeyPath, XpcValue> visitor) {
    for (XpcDictionary.Entry entry : body.entries()) {
      visitor.accept(of(entry.key()), entry.value());
      if (entry.value() instanceof XpcDictionary inner) {
        for (XpcDictionary.Entry below : inner.entries()) {
          visitor.accept(new KeyPath(List.of(entry.key(), below.key())), below.value());
        }
      }
    }
  }

  /** All keys within reach. */
  static SortedSet<KeyPath> allOf(XpcDictionary body) {
    SortedSet<KeyPath> paths = new TreeSet<>();
    visit(body, (path, value) -> paths.add(path));
    return paths;
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
