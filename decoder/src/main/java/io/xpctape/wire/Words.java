package io.xpctape.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Several bytes at once. The caller sees to it that they are there. */
final class Words {
  private static final VarHandle U32 =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle U64 =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle BIG_ENDIAN =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private static final long LOW_BITS = 0x0101_0101_0101_0101L;
  private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

  private Words() {}

  static int u32(byte[] bytes, int at) {
    return (int) U32.get(bytes, at);
  }

  static long u64(byte[] bytes, int at) {
    return (long) U64.get(bytes, at);
  }

  static long bigEndian(byte[] bytes, int at) {
    return (long) BIG_ENDIAN.get(bytes, at);
  }

  static void put32(byte[] bytes, int at, int value) {
    U32.set(bytes, at, value);
  }

  static void put64(byte[] bytes, int at, long value) {
    U64.set(bytes, at, value);
  }

  static void putBigEndian(byte[] bytes, int at, long value) {
    BIG_ENDIAN.set(bytes, at, value);
  }

  /** Which of a word's four bytes is the first that is zero; 4 if none is. */
  static int firstZero(int word) {
    int zeros = (word - (int) LOW_BITS) & ~word & (int) HIGH_BITS;
    return Integer.numberOfTrailingZeros(zeros) >>> 3;
  }

  /** The first byte that is zero, or {@code to}. */
  static int indexOfZero(byte[] bytes, int from, int to) {
    int at = from;
    for (; at <= to - 8; at += 8) {
      long zeros = zeros(u64(bytes, at));
      if (zeros != 0) {
        return at + (Long.numberOfTrailingZeros(zeros) >>> 3);
      }
    }
    if (to - from >= 8 && at < to) {
      // The last eight bytes at once, though some were looked at already: none of those is zero.
      long zeros = zeros(u64(bytes, to - 8));
      return zeros == 0 ? to : to - 8 + (Long.numberOfTrailingZeros(zeros) >>> 3);
    }
    while (at < to && bytes[at] != 0) {
      at++;
    }
    return at;
  }

  /** Its lowest bit is in the first byte that is zero; 0 if there is none. */
  private static long zeros(long word) {
    return (word - LOW_BITS) & ~word & HIGH_BITS;
  }

  /** The first byte that is not zero, or {@code to}. */
  static int indexOfOther(byte[] bytes, int from, int to) {
    int at = from;
    while (at <= to - 8 && u64(bytes, at) == 0) {
      at += 8;
    }
    while (at < to && bytes[at] == 0) {
      at++;
    }
    return at;
  }
}
