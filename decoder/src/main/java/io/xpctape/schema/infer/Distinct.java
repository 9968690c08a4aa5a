package io.xpctape.schema.infer;

import io.xpctape.model.Bytes;
import io.xpctape.model.XpcBool;
import io.xpctape.model.XpcDouble;
import io.xpctape.model.XpcInt64;
import io.xpctape.model.XpcKind;
import io.xpctape.model.XpcString;
import io.xpctape.model.XpcUint64;
import io.xpctape.model.XpcValue;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How often each value of one type occurred, as long as they are few and short; then only about how
 * many there were, and a few short texts of them.
 */
final class Distinct {
  /** More different values than this are "many". */
  static final int MAX_VALUES = 64;

  /** A longer string makes them many: it is content, no name. Bytes. */
  private static final int MAX_LENGTH = 64;

  private static final int MAX_EXAMPLES = 3;

  /** The first ones of this order are kept; the hash makes them a fair choice. */
  private static final Comparator<Bytes> BY_HASH =
      Comparator.<Bytes>comparingInt(text -> text.hashCode() * 0x9e37_79b9)
          .thenComparing(Comparator.naturalOrder());

  /** Of the values that are counted: by type, then as their type orders them. */
  static final Comparator<XpcValue> ORDER =
      Comparator.comparing(XpcValue::kind)
          .thenComparing(value -> Range.of(value).map(Range::least).orElse(0L))
          .thenComparing(value -> value instanceof XpcString s ? s.bytes() : Bytes.EMPTY)
          .thenComparing(value -> value instanceof XpcBool bool && bool.value());

  /** Null once the values are many, or for a type without simple ones. */
  private @Nullable Counts<XpcValue> counts = new Counts<>();

  /** Takes over when they are many. */
  private @Nullable Sketch sketch;

  private final SortedSet<Bytes> texts = new TreeSet<>(BY_HASH);

  void add(XpcValue value) {
    if (!hasIdentity(value.kind())) {
      counts = null;
      return;
    }
    if (!isCountable(value)) {
      sketch().add(value);
    } else if (counts == null) {
      sketch().add(value);
      addText(value);
    } else {
      count(value, 1);
    }
  }

  private static boolean hasIdentity(XpcKind kind) {
    return switch (kind) {
      case BOOL, INT64, UINT64, DOUBLE, STRING, DATA, DATE, UUID -> true;
      default -> false;
    };
  }

  private static boolean isCountable(XpcValue value) {
    if (value.incomplete().isPresent()) {
      return false;
    }
    if (value instanceof XpcString string) {
      return string.bytes().size() <= MAX_LENGTH;
    }
    return value instanceof XpcBool
        || value instanceof XpcInt64
        || value instanceof XpcUint64
        || value instanceof XpcDouble;
  }

  private void addText(XpcValue value) {
    if (value instanceof XpcString string) {
      addText(string.bytes());
    }
  }

  private void addText(Bytes text) {
    if (texts.size() < MAX_EXAMPLES || BY_HASH.compare(text, texts.last()) < 0) {
      texts.add(text);
      if (texts.size() > MAX_EXAMPLES) {
        texts.remove(texts.last());
      }
    }
  }

  private void count(XpcValue value, long times) {
    if (counts == null) {
      sketch().add(value);
      return;
    }
    int before = counts.size();
    counts.add(value, times);
    if (counts.size() > before) {
      addText(value);
      if (counts.size() > MAX_VALUES) {
        sketch();
      }
    }
  }

  /** From here on they are many. */
  private Sketch sketch() {
    Counts<XpcValue> known = counts;
    counts = null;
    if (sketch != null) {
      return sketch;
    }
    Sketch ours = new Sketch();
    if (known != null) {
      known.forEach((value, n) -> ours.add(value));
    }
    sketch = ours;
    return ours;
  }

  void merge(Distinct other) {
    for (Bytes text : other.texts) {
      addText(text);
    }
    if (other.counts != null) {
      other.counts.forEach(this::count);
    } else if (other.sketch != null) {
      sketch().merge(other.sketch);
    } else {
      counts = null;
    }
  }

  /** How often each value occurred; empty when they are many. */
  Optional<Map<XpcValue, Long>> counts() {
    return Optional.ofNullable(counts).map(Counts::toMap);
  }

  /** How many values there were; empty when they are many. */
  OptionalInt size() {
    return counts == null ? OptionalInt.empty() : OptionalInt.of(counts.size());
  }

  /** The same in an order that depends on the values alone. */
  Optional<SortedMap<XpcValue, Long>> sorted() {
    return counts()
        .map(
            known -> {
              SortedMap<XpcValue, Long> sorted = new TreeMap<>(ORDER);
              sorted.putAll(known);
              return sorted;
            });
  }

  /** What counts them when they are many, if their type has an identity. */
  Optional<Sketch> many() {
    return Optional.ofNullable(sketch);
  }

  /** Some of the short strings. */
  SortedSet<Bytes> texts() {
    return new TreeSet<>(texts);
  }

  /** What a saved one held. */
  static Distinct restored(
      @Nullable Map<XpcValue, Long> counts, @Nullable Sketch sketch, Iterable<Bytes> texts) {
    Distinct distinct = new Distinct();
    distinct.counts = counts == null ? null : Counts.of(counts);
    distinct.sketch = sketch;
    texts.forEach(distinct::addText);
    return distinct;
  }
}
