package io.xpctape.schema.infer;

/** A set of packets' numbers; where they lie close together it takes some bits for each. */
final class Sequences {
  private final LongMap words = new LongMap();

  /** False if it was there already. */
  boolean add(long sequence) {
    long word = words.get(sequence >>> 6);
    long bit = 1L << sequence;
    words.put(sequence >>> 6, word | bit);
    return (word & bit) == 0;
  }

  boolean contains(long sequence) {
    return (words.get(sequence >>> 6) & (1L << sequence)) != 0;
  }
}
