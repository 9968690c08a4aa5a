package io.xpctape.schema.infer;

import io.xpctape.model.XpcArray;
import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcKind;
import io.xpctape.model.XpcValue;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was seen in one place of many messages. Shapes merge in any order and grouping to the same
 * result, and a new one changes nothing. For one thread.
 */
public final class Shape {
  /** What lies deeper is counted and not described. */
  static final int MAX_DEPTH = 16;

  private final int depth;
  private final Map<XpcKind, TypeFacts> types = new EnumMap<>(XpcKind.class);
  private @Nullable Elements elements;
  private @Nullable Fields fields;

  /** Nothing seen yet. */
  public Shape() {
    this(0);
  }

  Shape(int depth) {
    this.depth = depth;
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
    other.types.forEach(
        (kind, facts) -> types.computeIfAbsent(kind, k -> new TypeFacts()).merge(facts));
    if (other.elements != null) {
      ensureElements().merge(other.elements);
    }
    if (other.fields != null) {
      ensureFields().merge(other.fields);
    }
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
    return types.values().stream().mapToLong(TypeFacts::count).sum();
  }

  /** The types that were seen, in the order of {@link XpcKind}. */
  public Map<XpcKind, TypeFacts> types() {
    return Collections.unmodifiableMap(types);
  }

  /** What was seen of one type. */
  public Optional<TypeFacts> type(XpcKind kind) {
    return Optional.ofNullable(types.get(kind));
  }

  /** All elements of the arrays among the values as one. */
  public Optional<Shape> elements() {
    return Optional.ofNullable(elements).map(Elements::all);
  }

  /** Place by place, if all arrays were of the same small length; else empty. */
  public List<Shape> positions() {
    return elements == null ? List.of() : elements.positions();
  }

  /** The entries of the dictionaries among the values. */
  public Optional<Fields> fields() {
    return Optional.ofNullable(fields);
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

  Optional<Elements> arrays() {
    return Optional.ofNullable(elements);
  }
}
