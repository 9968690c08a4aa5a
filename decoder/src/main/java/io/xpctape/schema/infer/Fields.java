package io.xpctape.schema.infer;

import io.xpctape.model.Bytes;
import io.xpctape.model.XpcDictionary;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
  public static final int MAX_KEYS = 512;

  private final int depth;
  private final SortedMap<Bytes, Field> byKey = new TreeMap<>();
  private KeyEvidence keys = new KeyEvidence(KeyEvidence.Bounds.PLACE);

  /** What still has to be added to the keys when somebody asks for them. */
  private volatile List<Fields> parts = List.of();

  private long dictionaries;
  private @Nullable Shape anyValue;

  /** All values as one, once somebody asked. */
  private volatile @Nullable Shape values;

  /** The fields of the dictionary before, in their order: a guess at the next one's. */
  private Field[] guess = new Field[0];

  /** Nothing seen yet. */
  public Fields() {
    this(1);
  }

  Fields(int depth) {
    this.depth = depth;
  }

  /** What several have seen as if it were in one place; see {@link Shape#of}. */
  public static Fields of(List<Fields> parts) {
    if (parts.size() == 1) {
      return parts.get(0);
    }
    Fields sum = new Fields();
    Map<Bytes, List<Field>> byKey = new HashMap<>();
    boolean many = false;
    for (Fields part : parts) {
      sum.dictionaries += part.dictionaries;
      for (Field field : part.byKey.values()) {
        byKey.computeIfAbsent(field.key(), key -> new ArrayList<>()).add(field);
      }
      many |= part.anyValue != null;
    }
    if (many || byKey.size() > MAX_KEYS) {
      sum.anyValue = Shape.of(parts.stream().flatMap(part -> part.shapes().stream()).toList());
    } else {
      byKey.forEach((key, fields) -> sum.byKey.put(key, Field.of(fields)));
    }
    sum.parts = List.copyOf(parts);
    return sum;
  }

  void add(XpcDictionary dictionary) {
    forget();
    dictionaries++;
    keys.add(dictionary);
    List<XpcDictionary.Entry> entries = dictionary.entries();
    if (anyValue != null) {
      entries.forEach(entry -> anyValue().get().add(entry.value()));
      return;
    }
    if (isGuessed(entries)) {
      for (int i = 0; i < guess.length; i++) {
        guess[i].present(i);
        guess[i].shape().add(entries.get(i).value());
      }
      return;
    }
    Field[] fields = new Field[entries.size()];
    Set<Bytes> seen = new HashSet<>();
    for (int i = 0; i < fields.length; i++) {
      Field field = field(entries.get(i));
      if (seen.add(field.key())) {
        field.present(i);
      }
      field.shape().add(entries.get(i).value());
      fields[i] = field;
    }
    if (seen.size() == fields.length) {
      guess = fields;
    }
    collapseIfMany();
  }

  private Field field(XpcDictionary.Entry entry) {
    Field field = byKey.get(entry.key());
    if (field == null) {
      field = new Field(entry.key(), depth);
      byKey.put(entry.key(), field);
    }
    return field;
  }

  /** Keys that repeat are never guessed. */
  private boolean isGuessed(List<XpcDictionary.Entry> entries) {
    if (guess.length != entries.size()) {
      return false;
    }
    for (int i = 0; i < guess.length; i++) {
      if (!guess[i].key().equals(entries.get(i).key())) {
        return false;
      }
    }
    return true;
  }

  /** All that another one has seen. */
  public void merge(Fields other) {
    forget();
    dictionaries += other.dictionaries;
    keys.merge(other.keys());
    if (other.anyValue != null) {
      collapse().merge(other.anyValue);
      return;
    }
    for (Field theirs : other.byKey.values()) {
      if (anyValue != null) {
        anyValue.merge(theirs.shape());
      } else {
        byKey.computeIfAbsent(theirs.key(), key -> new Field(key, depth)).merge(theirs);
        collapseIfMany();
      }
    }
  }

  private void forget() {
    if (values != null) {
      values = null;
    }
  }

  private void collapseIfMany() {
    if (byKey.size() > MAX_KEYS) {
      collapse();
    }
  }

  private Shape collapse() {
    Shape any = anyValue;
    if (any == null) {
      any = new Shape(depth);
      for (Field field : byKey.values()) {
        any.merge(field.shape());
      }
      byKey.clear();
      guess = new Field[0];
      anyValue = any;
    }
    return any;
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

  /** Which keys stood together, and with which values of possible tags. */
  public KeyEvidence keys() {
    if (!parts.isEmpty()) {
      sumKeys();
    }
    return keys;
  }

  private synchronized void sumKeys() {
    parts.forEach(part -> keys.merge(part.keys()));
    parts = List.of();
  }

  /** All values as one, when there were too many keys. */
  public Optional<Shape> anyValue() {
    return Optional.ofNullable(anyValue);
  }

  /** The values of all keys as if they were of one; see {@link Shape#of}. */
  public Shape values() {
    Shape all = values;
    if (all == null) {
      all = Shape.of(shapes());
      values = all;
    }
    return all;
  }

  private List<Shape> shapes() {
    return anyValue != null
        ? List.of(anyValue)
        : byKey.values().stream().map(Field::shape).toList();
  }

  /** What a saved one held. */
  static Fields restored(
      int depth,
      long dictionaries,
      Collection<Field> fields,
      KeyEvidence keys,
      @Nullable Shape anyValue) {
    Fields restored = new Fields(depth);
    restored.dictionaries = dictionaries;
    restored.keys = keys;
    fields.forEach(field -> restored.byKey.put(field.key(), field));
    restored.anyValue = anyValue;
    return restored;
  }
}
