package io.xpctape.schema.infer;

import io.xpctape.model.Bytes;
import io.xpctape.model.XpcDictionary;
import java.util.Collections;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The entries of many dictionaries, key by key; when there are too many keys, all values as one.
 */
public final class Fields {
  /** More different keys than this are data, no names. */
  static final int MAX_KEYS = 512;

  private final int depth;
  private final SortedMap<Bytes, Field> byKey = new TreeMap<>();
  private long dictionaries;
  private @Nullable Shape anyValue;

  Fields(int depth) {
    this.depth = depth;
  }

  void add(XpcDictionary dictionary) {
    dictionaries++;
    Set<Bytes> seen = new HashSet<>();
    int position = 0;
    for (XpcDictionary.Entry entry : dictionary.entries()) {
      if (anyValue != null) {
        anyValue.add(entry.value());
        continue;
      }
      Field field = byKey.computeIfAbsent(entry.key(), key -> new Field(depth));
      if (seen.add(entry.key())) {
        field.present(position);
      }
      field.shape().add(entry.value());
      position++;
      collapseIfMany();
    }
  }

  void merge(Fields other) {
    dictionaries += other.dictionaries;
    if (other.anyValue != null) {
      collapse().merge(other.anyValue);
      return;
    }
    for (var theirs : other.byKey.entrySet()) {
      if (anyValue != null) {
        anyValue.merge(theirs.getValue().shape());
      } else {
        byKey.computeIfAbsent(theirs.getKey(), key -> new Field(depth)).merge(theirs.getValue());
        collapseIfMany();
      }
    }
  }

  private void collapseIfMany() {
    if (byKey.size() > MAX_KEYS) {
      collapse();
    }
  }

  private Shape collapse() {
    if (anyValue == null) {
      anyValue = new Shape(depth);
      for (Field field : byKey.values()) {
        anyValue.merge(field.shape());
      }
      byKey.clear();
    }
    return anyValue;
  }

  /** How many dictionaries there were. */
  public long dictionaries() {
    return dictionaries;
  }

  /** What was seen of each key; empty when there were too many keys. */
  public SortedMap<Bytes, Field> byKey() {
    return Collections.unmodifiableSortedMap(byKey);
  }

  /** What was seen of one key. */
  public Optional<Field> field(Bytes key) {
    return Optional.ofNullable(byKey.get(key));
  }

  /** All values as one, when there were too many keys. */
  public Optional<Shape> anyValue() {
    return Optional.ofNullable(anyValue);
  }
}
