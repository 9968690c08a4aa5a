package io.xpctape.schema.infer;

import io.xpctape.model.Bytes;
import io.xpctape.model.XpcData;
import io.xpctape.model.XpcString;
import io.xpctape.model.XpcValue;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What was seen of one type in one place. For one thread; for many once nobody adds to it. */
public final class TypeFacts {
  private long count;
  private long incomplete;
  private long notUtf8;
  private @Nullable Range range;
  private final Distinct distinct;
  private final Map<Format, Long> formats = new TreeMap<>();

  /** Whose values are still to be added, until somebody asks for more than how many there were. */
  private volatile @Nullable List<TypeFacts> parts;

  TypeFacts() {
    this(new Distinct());
  }

  private TypeFacts(Distinct distinct) {
    this.distinct = distinct;
  }

  /** What a saved one held. */
  static TypeFacts restored(
      long count,
      long incomplete,
      long notUtf8,
      @Nullable Range range,
      Distinct distinct,
      Map<Format, Long> formats) {
    TypeFacts facts = new TypeFacts(distinct);
    facts.count = count;
    facts.incomplete = incomplete;
    facts.notUtf8 = notUtf8;
    facts.range = range;
    facts.formats.putAll(formats);
    return facts;
  }

  /** What several have seen as if it were in one place; see {@link Shape#of}. */
  static TypeFacts of(List<TypeFacts> parts) {
    if (parts.size() == 1) {
      return parts.get(0);
    }
    TypeFacts sum = new TypeFacts();
    for (TypeFacts part : parts) {
      sum.count += part.count;
      sum.incomplete += part.incomplete;
      sum.notUtf8 += part.notUtf8;
    }
    sum.parts = List.copyOf(parts);
    return sum;
  }

  private TypeFacts summed() {
    if (parts != null) {
      sum();
    }
    return this;
  }

  private synchronized void sum() {
    List<TypeFacts> all = parts;
    if (all != null) {
      all.forEach(this::mergeValues);
      parts = null;
    }
  }

  void add(XpcValue value) {
    count++;
    incomplete += value.incomplete().isPresent() ? 1 : 0;
    if (value instanceof XpcString string && !isUtf8(string.bytes())) {
      notUtf8++;
    }
    if (value instanceof XpcString || value instanceof XpcData) {
      Format.of(value).ifPresent(format -> formats.merge(format, 1L, Long::sum));
    }
    if (Range.has(value.kind())) {
      range = Range.of(value, range);
    }
    distinct.add(value);
  }

  private static boolean isUtf8(Bytes text) {
    for (int i = 0; i < text.size(); i++) {
      if (text.at(i) > 0x7f) {
        return text.asUtf8().isPresent();
      }
    }
    return true;
  }

  void merge(TypeFacts other) {
    count += other.count;
    incomplete += other.incomplete;
    notUtf8 += other.notUtf8;
    mergeValues(other);
  }

  private void mergeValues(TypeFacts other) {
    other.summed();
    if (other.range != null) {
      range = range == null ? other.range : range.merge(other.range);
    }
    distinct.merge(other.distinct);
    other.formats.forEach((format, n) -> formats.merge(format, n, Long::sum));
  }

  /** How many values. */
  public long count() {
    return count;
  }

  /** How many of them were not whole. */
  public long incomplete() {
    return incomplete;
  }

  /** How many of them were strings that are not UTF-8. */
  public long notUtf8() {
    return notUtf8;
  }

  /** Least and greatest, for types that have an order or a length. */
  public Optional<Range> range() {
    return Optional.ofNullable(summed().range);
  }

  /**
   * How often each value occurred, in an order that depends on the values alone; empty when they
   * were many, long, or of no simple type.
   */
  public Optional<Map<XpcValue, Long>> values() {
    return kept().sorted().map(Collections::unmodifiableMap);
  }

  /** About how many different values there were; for types without an identity, one. */
  public long distinct() {
    return isCounted() ? kept().size().getAsInt() : kept().many().map(Sketch::estimate).orElse(1L);
  }

  /** Whether {@link #distinct} is exact, for {@link #values} has them all. */
  public boolean isCounted() {
    return kept().size().isPresent();
  }

  /** How many of them looked like what; each is of one format at most. */
  public Map<Format, Long> formats() {
    return Collections.unmodifiableMap(summed().formats);
  }

  Distinct kept() {
    return summed().distinct;
  }

  /** A few short strings of those seen, where the values are strings. */
  public List<Bytes> texts() {
    return List.copyOf(kept().texts());
  }
}
