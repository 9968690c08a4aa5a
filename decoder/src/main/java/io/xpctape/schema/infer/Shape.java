package io.xpctape.schema.infer;

import io.xpctape.model.XpcArray;
import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcKind;
import io.xpctape.model.XpcValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was seen in one place of many messages. Shapes merge in any order and grouping to the same
 * result, and a new one changes nothing. For one thread; for many once nobody adds to it any more.
 */
public final class Shape {
  /** What lies deeper is counted and not described. */
  static final int MAX_DEPTH = 16;

  private final int depth;

  /** Mostly one; an EnumMap would look at all there are each time. */
  private final Map<XpcKind, TypeFacts> types = new TreeMap<>();

  private final Map<XpcKind, TypeFacts> typesSeen = Collections.unmodifiableMap(types);
  private @Nullable Elements elements;
  private @Nullable Fields fields;

  /** What this is the sum of, until somebody asks what that is. */
  private volatile @Nullable List<Shape> parts;

  /** Nothing seen yet. */
  public Shape() {
    this(0);
  }

  Shape(int depth) {
    this.depth = depth;
  }

  /**
   * What several have seen as if it were one place. It is added up when somebody asks, and no
   * deeper than he asks.
   *
   * @param parts nobody may add to them any more, nor to the sum
   */
  public static Shape of(Collection<Shape> parts) {
    if (parts.size() == 1) {
      return parts.iterator().next();
    }
    Shape sum = new Shape();
    sum.parts = List.copyOf(parts);
    return sum;
  }

  private Shape summed() {
    if (parts != null) {
      sum();
    }
    return this;
  }

  private synchronized void sum() {
    List<Shape> all = parts;
    if (all == null) {
      return;
    }
    Map<XpcKind, List<TypeFacts>> seen = new TreeMap<>();
    List<Elements> arrays = new ArrayList<>();
    List<Fields> dictionaries = new ArrayList<>();
    for (Shape part : all) {
      part.summed()
          .types
          .forEach((kind, facts) -> seen.computeIfAbsent(kind, k -> new ArrayList<>()).add(facts));
      if (part.elements != null) {
        arrays.add(part.elements);
      }
      if (part.fields != null) {
        dictionaries.add(part.fields);
      }
    }
    seen.forEach((kind, facts) -> types.put(kind, TypeFacts.of(facts)));
    elements = arrays.isEmpty() ? null : Elements.of(arrays);
    fields = dictionaries.isEmpty() ? null : Fields.of(dictionaries);
    parts = null;
  }

  /** One more value. */
  public void add(XpcValue value) {
    XpcKind kind = value.kind();
    TypeFacts facts = types.get(kind);
    if (facts == null) {
      facts = new TypeFacts();
      types.put(kind, facts);
    }
    facts.add(value);
    if (depth >= MAX_DEPTH) {
      return;
    }
    if (value instanceof XpcArray array) {
      ensureElements().add(array.values());
    } else if (value instanceof XpcDictionary dictionary) {
      ensureFields().add(dictionary);
    }
  }

  /** All that another one has seen in a place as deep. */
  public void merge(Shape other) {
    other.types().forEach(this::add);
    other.arrays().ifPresent(arrays -> ensureElements().merge(arrays));
    other.fields().ifPresent(dictionaries -> ensureFields().merge(dictionaries));
  }

  private void add(XpcKind kind, TypeFacts facts) {
    types.computeIfAbsent(kind, k -> new TypeFacts()).merge(facts);
  }

  private Elements ensureElements() {
    if (elements == null) {
      elements = new Elements(depth + 1);
    }
    return elements;
  }

  private Fields ensureFields() {
    if (fields == null) {
      fields = new Fields(depth + 1);
    }
    return fields;
  }

  /** How many values there were. */
  public long count() {
    long count = 0;
    for (TypeFacts facts : summed().types.values()) {
      count += facts.count();
    }
    return count;
  }

  /** The types that were seen, in the order of {@link XpcKind}. */
  public Map<XpcKind, TypeFacts> types() {
    return summed().typesSeen;
  }

  /** What was seen of one type. */
  public Optional<TypeFacts> type(XpcKind kind) {
    return Optional.ofNullable(summed().types.get(kind));
  }

  /** All elements of the arrays among the values as one. */
  public Optional<Shape> elements() {
    return arrays().map(Elements::all);
  }

  /** Place by place, if all arrays were of the same small length; else empty. */
  public List<Shape> positions() {
    return arrays().map(Elements::positions).orElse(List.of());
  }

  /** The entries of the dictionaries among the values. */
  public Optional<Fields> fields() {
    return Optional.ofNullable(summed().fields);
  }

  /** How many containers it is in. */
  int depth() {
    return depth;
  }

  /** What a saved one held. */
  static Shape restored(
      int depth,
      Map<XpcKind, TypeFacts> types,
      @Nullable Elements elements,
      @Nullable Fields fields) {
    Shape shape = new Shape(depth);
    shape.types.putAll(types);
    shape.elements = elements;
    shape.fields = fields;
    return shape;
  }

  /** Whether there were dictionaries or arrays among the values. */
  public boolean hasContainers() {
    return summed().fields != null || elements != null;
  }

  Optional<Elements> arrays() {
    return Optional.ofNullable(summed().elements);
  }
}
