package io.xpctape.schema.infer;

import java.util.HashMap;
import java.util.Map;
import java.util.function.ObjLongConsumer;
import java.util.function.Predicate;

/** How often each of some things occurred. */
final class Counts<K> {
  private final Map<K, Count> counts = new HashMap<>();

  /** How often one did; kept by those who would have to look it up again. */
  static final class Count {
    private long times;

    void add(long more) {
      times += more;
    }
  }

  static <K> Counts<K> of(Map<K, Long> from) {
    Counts<K> counts = new Counts<>();
    from.forEach(counts::add);
    return counts;
  }

  /** The count of a thing that may be new. */
  Count get(K thing) {
    Count count = counts.get(thing);
    if (count == null) {
      count = new Count();
      counts.put(thing, count);
    }
    return count;
  }

  void add(K thing, long times) {
    get(thing).add(times);
  }

  /** How many things. */
  int size() {
    return counts.size();
  }

  /** Forgets all others. */
  void keep(Predicate<K> some) {
    counts.keySet().removeIf(some.negate());
  }

  void forEach(ObjLongConsumer<? super K> action) {
    counts.forEach((thing, count) -> action.accept(thing, count.times));
  }

  /** A copy. */
  Map<K, Long> toMap() {
    Map<K, Long> map = new HashMap<>();
    counts.forEach((thing, count) -> map.put(thing, count.times));
    return map;
  }
}
