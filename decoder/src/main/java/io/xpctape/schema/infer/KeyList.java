package io.xpctape.schema.infer;

import io.xpctape.model.Bytes;
import io.xpctape.model.XpcDictionary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The keys of a dictionary as they came: quick to make and to compare, not yet a set. */
final class KeyList {
  private static final KeyList NONE = new KeyList(new Bytes[0], 0);

  /** Keys in turn; null opens and closes what is inside the key before. */
  private final @Nullable Bytes[] keys;

  private final int size;
  private final int hash;

  private KeyList(@Nullable Bytes[] keys, int size) {
    this.keys = keys;
    this.size = size;
    hash = Arrays.hashCode(keys);
  }

  static KeyList of(XpcDictionary dictionary, int levels) {
    if (levels == 0) {
      return NONE;
    }
    List<@Nullable Bytes> keys = new ArrayList<>(2 * dictionary.entries().size());
    int size = 0;
    for (XpcDictionary.Entry entry : dictionary.entries()) {
      keys.add(entry.key());
      size++;
      if (levels > 1 && entry.value() instanceof XpcDictionary inner) {
        keys.add(null);
        for (XpcDictionary.Entry below : inner.entries()) {
          keys.add(below.key());
          size++;
        }
        keys.add(null);
      }
    }
    return new KeyList(keys.toArray(new Bytes[0]), size);
  }

  /** Whether this is what {@link #of} would make. */
  boolean isOf(XpcDictionary dictionary, int levels) {
    if (levels == 0) {
      return keys.length == 0;
    }
    int at = 0;
    for (XpcDictionary.Entry entry : dictionary.entries()) {
      if (!is(at++, entry.key())) {
        return false;
      }
      if (levels > 1 && entry.value() instanceof XpcDictionary inner) {
        if (!is(at++, null)) {
          return false;
        }
        for (XpcDictionary.Entry below : inner.entries()) {
          if (!is(at++, below.key())) {
            return false;
          }
        }
        if (!is(at++, null)) {
          return false;
        }
      }
    }
    return at == keys.length;
  }

  private boolean is(int at, @Nullable Bytes key) {
    return at < keys.length && Objects.equals(keys[at], key);
  }

  /** How many keys. */
  int size() {
    return size;
  }

  KeySet toSet() {
    List<KeyPath> paths = new ArrayList<>();
    KeyPath above = KeyPath.ROOT;
    boolean inside = false;
    for (Bytes key : keys) {
      if (key == null) {
        inside = !inside;
      } else if (inside) {
        paths.add(above.then(key));
      } else {
        above = KeyPath.of(key);
        paths.add(above);
      }
    }
    return KeySet.of(paths);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof KeyList that && hash == that.hash && Arrays.equals(keys, that.keys);
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
