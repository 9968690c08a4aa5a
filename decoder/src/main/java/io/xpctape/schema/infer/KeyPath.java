package io.xpctape.schema.infer;

import io.xpctape.model.Bytes;
import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcValue;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A way from the body through at most {@link #MAX_STEPS} dictionaries, by their keys. */
public final class KeyPath implements Comparable<KeyPath> {
  /** Messages are told apart by their own keys and those of the dictionaries in them. */
  static final int MAX_STEPS = 2;

  /** The body itself. */
  public static final KeyPath ROOT = new KeyPath(null, Bytes.EMPTY);

  /** One step less; null of the body itself. */
  private final @Nullable KeyPath parent;

  /** The last step. */
  private final Bytes key;

  private final int steps;

  /** Asked for so often that it is kept. */
  private final int hash;

  private KeyPath(@Nullable KeyPath parent, Bytes key) {
    this.parent = parent;
    this.key = key;
    steps = parent == null ? 0 : parent.steps + 1;
    hash = parent == null ? 0 : 31 * parent.hash + key.hashCode() + 1;
  }

  /** The way by these keys, the body's first. */
  public static KeyPath of(List<Bytes> keys) {
    KeyPath path = ROOT;
    for (Bytes key : keys) {
      path = path.then(key);
    }
    return path;
  }

  /** To a key of the body itself. */
  public static KeyPath of(Bytes key) {
    return ROOT.then(key);
  }

  /** One step further. */
  public KeyPath then(Bytes next) {
    return new KeyPath(this, next);
  }

  /** One step less; the body's own is itself. */
  KeyPath parent() {
    return parent == null ? this : parent;
  }

  /** How many steps. */
  int steps() {
    return steps;
  }

  /** The last step; nothing for the body itself. */
  public Bytes key() {
    return key;
  }

  /** All steps, the body's first. */
  public List<Bytes> keys() {
    Bytes[] keys = new Bytes[steps];
    for (KeyPath path = this; path.parent != null; path = path.parent) {
      keys[path.steps - 1] = path.key;
    }
    return List.of(keys);
  }

  /** What lies there; the first, if a key repeats. */
  Optional<XpcValue> get(XpcValue body) {
    Optional<XpcValue> value = Optional.of(body);
    for (Bytes step : keys()) {
      value =
          value
              .filter(XpcDictionary.class::isInstance)
              .map(XpcDictionary.class::cast)
              .flatMap(dictionary -> dictionary.get(step));
    }
    return value;
  }

  /** Those of fewer steps first. */
  @Override
  public int compareTo(KeyPath other) {
    if (steps != other.steps) {
      return Integer.compare(steps, other.steps);
    }
    int parents =
        parent == null || other.parent == null || parent == other.parent
            ? 0
            : parent.compareTo(other.parent);
    return parents == 0 ? key.compareTo(other.key) : parents;
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof KeyPath that
            && hash == that.hash
            && key.equals(that.key)
            && Objects.equals(parent, that.parent));
  }

  @Override
  public int hashCode() {
    return hash;
  }

  /** For people and tests. */
  @Override
  public String toString() {
    return keys().stream().map(Bytes::toString).collect(Collectors.joining("."));
  }
}
