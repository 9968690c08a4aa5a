package io.xpctape.schema.infer;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * The keys of one dictionary, and as far as they were asked for those of the dictionaries in it.
 */
public final class KeySet implements Comparable<KeySet> {
  /** No keys. */
  static final KeySet EMPTY = new KeySet(List.of());

  private static final long FNV_OFFSET = 0xcbf2_9ce4_8422_2325L;
  private static final long FNV_PRIME = 0x100_0000_01b3L;
  private static final int END_OF_KEY = 0x100;
  private static final int END_OF_PATH = 0x101;

  private final List<KeyPath> paths;
  private final int hash;

  /** 0 until somebody asks; threads may each compute the same. */
  private long spread;

  private KeySet(List<KeyPath> paths) {
    this.paths = paths;
    hash = paths.hashCode();
  }

  /** Of these paths, in any order, repeated or not. */
  public static KeySet of(Collection<KeyPath> paths) {
    KeyPath[] sorted = paths.toArray(KeyPath[]::new);
    Arrays.sort(sorted);
    int size = 0;
    for (KeyPath path : sorted) {
      if (size == 0 || !path.equals(sorted[size - 1])) {
        sorted[size++] = path;
      }
    }
    return new KeySet(List.of(Arrays.copyOf(sorted, size)));
  }

  /** Its keys in order, those of the dictionary itself first. */
  public List<KeyPath> paths() {
    return paths;
  }

  /** 64 bits by the keys alone: the same on every machine, and spread evenly. */
  long hash() {
    long known = spread;
    if (known == 0) {
      long bits = FNV_OFFSET;
      for (KeyPath path : paths) {
        bits = (add(path, bits) ^ END_OF_PATH) * FNV_PRIME;
      }
      known = Sketch.mix(bits);
      spread = known;
    }
    return known;
  }

  private static long add(KeyPath path, long before) {
    if (path.steps() == 0) {
      return before;
    }
    long bits = add(path.parent(), before);
    for (int i = 0; i < path.key().size(); i++) {
      bits = (bits ^ path.key().at(i)) * FNV_PRIME;
    }
    return (bits ^ END_OF_KEY) * FNV_PRIME;
  }

  @Override
  public int compareTo(KeySet other) {
    int sizes = Integer.compare(paths.size(), other.paths.size());
    for (int i = 0; sizes == 0 && i < paths.size(); i++) {
      sizes = paths.get(i).compareTo(other.paths.get(i));
    }
    return sizes;
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof KeySet that && hash == that.hash && paths.equals(that.paths));
  }

  @Override
  public int hashCode() {
    return hash;
  }

  /** For people and tests. */
  @Override
  public String toString() {
    return paths.toString();
  }
}
