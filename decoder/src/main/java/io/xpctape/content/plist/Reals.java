package io.xpctape.content.plist;

/** Numbers with a fraction, as every binary form marks them: 2 is four bytes, 3 is eight. */
final class Reals {
  private Reals() {}

  static double bigEndian(Cursor in, int log) {
    return switch (log) {
      case 2 -> Float.intBitsToFloat((int) in.bigEndian(4));
      case 3 -> Double.longBitsToDouble(in.bigEndian(8));
      default -> throw in.damaged("a fraction of 2^" + log + " bytes");
    };
  }

  static double littleEndian(Cursor in, int log) {
    return switch (log) {
      case 2 -> Float.intBitsToFloat((int) in.littleEndian(4));
      case 3 -> Double.longBitsToDouble(in.littleEndian(8));
      default -> throw in.damaged("a fraction of 2^" + log + " bytes");
    };
  }
}
