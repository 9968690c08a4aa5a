package io.xpctape.schema.infer;

import io.xpctape.model.XpcData;
import io.xpctape.model.XpcDate;
import io.xpctape.model.XpcDouble;
import io.xpctape.model.XpcInt64;
import io.xpctape.model.XpcString;
import io.xpctape.model.XpcUint64;
import io.xpctape.model.XpcUuid;
import io.xpctape.model.XpcValue;

/**
 * About how many different values there were: HyperLogLog (Flajolet and others, 2007) with 64
 * registers, which is right to some 13 %.
 */
final class Sketch {
  private static final int INDEX_BITS = 6;
  private static final int REGISTERS = 1 << INDEX_BITS;
  private static final double ALPHA = 0.709;

  private final byte[] registers = new byte[REGISTERS];

  void add(XpcValue value) {
    long hash = mix(code(value));
    int index = (int) (hash >>> (Long.SIZE - INDEX_BITS));
    int rank = Long.numberOfLeadingZeros(hash << INDEX_BITS | 1L << (INDEX_BITS - 1)) + 1;
    registers[index] = (byte) Math.max(registers[index], rank);
  }

  /** The same for the same value on every machine, for sketches are saved. */
  private static long code(XpcValue value) {
    return switch (value.kind()) {
      case STRING -> ((XpcString) value).bytes().hashCode();
      case DATA -> ((XpcData) value).bytes().hashCode();
      case INT64 -> ((XpcInt64) value).value();
      case UINT64 -> ((XpcUint64) value).value();
      case DOUBLE -> Double.doubleToRawLongBits(((XpcDouble) value).value());
      case DATE -> ((XpcDate) value).nanoseconds();
      case UUID -> ((XpcUuid) value).value().hashCode();
      default -> 0;
    };
  }

  /** Spreads what a code says over 64 bits: the end of SplitMix64. */
  static long mix(long code) {
    long z = code * 0x9e37_79b9_7f4a_7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58_476d_1ce4_e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d0_49bb_1331_11ebL;
    return z ^ (z >>> 31);
  }

  void merge(Sketch other) {
    for (int i = 0; i < REGISTERS; i++) {
      registers[i] = (byte) Math.max(registers[i], other.registers[i]);
    }
  }

  /** The estimate. */
  long estimate() {
    double sum = 0;
    int zeros = 0;
    for (byte register : registers) {
      sum += Math.scalb(1.0, -register);
      zeros += register == 0 ? 1 : 0;
    }
    double raw = ALPHA * REGISTERS * REGISTERS / sum;
    boolean small = raw <= 2.5 * REGISTERS && zeros > 0;
    return Math.round(small ? REGISTERS * Math.log((double) REGISTERS / zeros) : raw);
  }

  byte[] toArray() {
    return registers.clone();
  }

  static Sketch of(byte[] registers) {
    Sketch sketch = new Sketch();
    System.arraycopy(registers, 0, sketch.registers, 0, Math.min(registers.length, REGISTERS));
    return sketch;
  }
}
