package io.xpctape.schema.infer;

import java.util.HashMap;
import java.util.Map;

/** A set of packets' numbers, small where they lie close together. */
final class Sequences {
  private final Map<Long, Long> words = new HashMap<>();

  void add(long sequence) {
    words.merge(sequence >>> 6, 1L << sequence, (a, b) -> a | b);
  }

  boolean contains(long sequence) {
    return (words.getOrDefault(sequence >>> 6, 0L) & 1L << sequence) != 0;
  }
}
