package io.xpctape.schema.infer;

/** Whole numbers by whole numbers, in 32 to 64 bytes each. */
final class LongMap {
  private static final int FIRST_CAPACITY = 64;

  /** What stands for none; not to be a value. */
  static final long NONE = 0;

  /** Keys, and behind each its value; open addressing, each as near to its hash as it got. */
  private long[] slots = new long[2 * FIRST_CAPACITY];

  private int size;

  long get(long key) {
    return slots[slot(key) + 1];
  }

  /** Sets a value; {@link #NONE} takes the key out. */
  void put(long key, long value) {
    int slot = slot(key);
    if (value == NONE) {
      if (slots[slot + 1] != NONE) {
        remove(slot);
      }
      return;
    }
    if (slots[slot + 1] == NONE) {
      if (4 * (size + 1) > slots.length) {
        grow();
        slot = slot(key);
      }
      size++;
    }
    slots[slot] = key;
    slots[slot + 1] = value;
  }

  /** Where a key is, or would be put. */
  private int slot(long key) {
    int slot = home(key);
    while (slots[slot + 1] != NONE && slots[slot] != key) {
      slot = after(slot);
    }
    return slot;
  }

  /** The fractional part of the golden ratio's multiples spreads neighbours (Knuth, 6.4). */
  private int home(long key) {
    int bits = Integer.numberOfTrailingZeros(slots.length) - 1;
    return (int) ((key * 0x9e37_79b9_7f4a_7c15L) >>> (Long.SIZE - bits)) << 1;
  }

  private int after(int slot) {
    return (slot + 2) & (slots.length - 1);
  }

  /** Takes one out and moves those up that were only farther from home for its sake. */
  private void remove(int slot) {
    size--;
    int free = slot;
    for (int at = after(free); slots[at + 1] != NONE; at = after(at)) {
      int home = home(slots[at]);
      boolean between = free <= at ? (free < home && home <= at) : (free < home || home <= at);
      if (!between) {
        slots[free] = slots[at];
        slots[free + 1] = slots[at + 1];
        free = at;
      }
    }
    slots[free + 1] = NONE;
  }

  private void grow() {
    long[] before = slots;
    slots = new long[2 * before.length];
    size = 0;
    for (int i = 0; i < before.length; i += 2) {
      if (before[i + 1] != NONE) {
        put(before[i], before[i + 1]);
      }
    }
  }
}
