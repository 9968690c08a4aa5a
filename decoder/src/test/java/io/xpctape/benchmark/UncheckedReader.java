package io.xpctape.benchmark;

import io.xpctape.model.Bytes;
import io.xpctape.model.XpcArray;
import io.xpctape.model.XpcBool;
import io.xpctape.model.XpcData;
import io.xpctape.model.XpcDate;
import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcDouble;
import io.xpctape.model.XpcInt64;
import io.xpctape.model.XpcNull;
import io.xpctape.model.XpcString;
import io.xpctape.model.XpcUint64;
import io.xpctape.model.XpcUuid;
import io.xpctape.model.XpcValue;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.List;
import java.util.UUID;

/**
 * What reading would cost if nobody lied: it believes every length and count, looks at no padding,
 * keeps no oddity and knows no limit. It makes the same values.
 */
final class UncheckedReader {
  private static final VarHandle U32 =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle U64 =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle BIG_ENDIAN =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  /** RemoteXPC's wrapper and the body's magic and version; bytes. */
  private static final int PREFIX = 32;

  private static final XpcNull NULL = new XpcNull();
  private static final XpcBool TRUE = new XpcBool(true);
  private static final XpcBool FALSE = new XpcBool(false);

  private final byte[] bytes;
  private int at = PREFIX;

  UncheckedReader(byte[] bytes) {
    this.bytes = bytes;
  }

  XpcValue value() {
    return switch (u32() >>> 12) {
      case 0x1 -> NULL;
      case 0x2 -> u32() == 0 ? FALSE : TRUE;
      case 0x3 -> new XpcInt64(u64());
      case 0x4 -> new XpcUint64(u64());
      case 0x5 -> new XpcDouble(Double.longBitsToDouble(u64()));
      case 0x7 -> new XpcDate(u64());
      case 0x8 -> {
        int length = u32();
        yield new XpcData(padded(length, length));
      }
      case 0x9 -> {
        int length = u32();
        yield new XpcString(padded(length, length - 1));
      }
      case 0xa -> {
        at += 16;
        yield new XpcUuid(
            new UUID((long) BIG_ENDIAN.get(bytes, at - 16), (long) BIG_ENDIAN.get(bytes, at - 8)));
      }
      case 0xe -> {
        at += 4;
        XpcValue[] values = new XpcValue[u32()];
        for (int i = 0; i < values.length; i++) {
          values[i] = value();
        }
        yield new XpcArray(List.of(values));
      }
      default -> {
        at += 4;
        XpcDictionary.Entry[] entries = new XpcDictionary.Entry[u32()];
        for (int i = 0; i < entries.length; i++) {
          entries[i] = new XpcDictionary.Entry(key(), value());
        }
        yield new XpcDictionary(List.of(entries));
      }
    };
  }

  /** Word by word, as keys are padded. */
  private Bytes key() {
    int from = at;
    while (true) {
      int word = u32();
      int zeros = (word - 0x0101_0101) & ~word & 0x8080_8080;
      if (zeros != 0) {
        return Bytes.copyOf(bytes, from, at - 4 + (Integer.numberOfTrailingZeros(zeros) >>> 3));
      }
    }
  }

  private Bytes padded(int length, int used) {
    int from = at;
    at += (length + 3) & ~3;
    return Bytes.copyOf(bytes, from, from + used);
  }

  private int u32() {
    at += 4;
    return (int) U32.get(bytes, at - 4);
  }

  private long u64() {
    at += 8;
    return (long) U64.get(bytes, at - 8);
  }
}
