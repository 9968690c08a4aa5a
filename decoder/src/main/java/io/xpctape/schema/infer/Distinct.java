package io.xpctape.schema.infer;

import io.xpctape.model.Bytes;
import io.xpctape.model.XpcBool;
import io.xpctape.model.XpcDouble;
import io.xpctape.model.XpcInt64;
import io.xpctape.model.XpcString;
import io.xpctape.model.XpcUint64;
import io.xpctape.model.XpcValue;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** How often each value occurred, as long as they are few; then only a few short texts of them. */
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

  private @Nullable Map<XpcValue, Long> counts = new HashMap<>();
  private final SortedSet<Bytes> texts = new TreeSet<>(BY_HASH);

  void add(XpcValue value) {
    if (value instanceof XpcString string) {
      if (string.incomplete().isPresent() || string.bytes().size() > MAX_LENGTH) {
        counts = null;
        return;
      }
      addText(string.bytes());
    } else if (!(value instanceof XpcBool
        || value instanceof XpcInt64
        || value instanceof XpcUint64
        || value instanceof XpcDouble)) {
      counts = null;
      return;
    }
    count(value, 1);
  }

  private void addText(Bytes text) {
    texts.add(text);
    if (texts.size() > MAX_EXAMPLES) {
      texts.remove(texts.last());
    }
  }

  private void count(XpcValue value, long times) {
    if (counts != null) {
      counts.merge(value, times, Long::sum);
      if (counts.size() > MAX_VALUES) {
        counts = null;
      }
    }
  }

  void merge(Distinct other) {
    other.texts.forEach(this::addText);
    if (other.counts == null) {
      counts = null;
    } else {
      other.counts.forEach(this::count);
    }
  }

  /** How often each value occurred; empty when they are many. */
  Optional<Map<XpcValue, Long>> counts() {
    return Optional.ofNullable(counts).map(Map::copyOf);
  }

  /** Some of the short strings. */
  SortedSet<Bytes> texts() {
    return new TreeSet<>(texts);
  }
}
