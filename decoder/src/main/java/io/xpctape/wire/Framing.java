package io.xpctape.wire;

/** What stands in front of an object: magic numbers and versions, all little-endian. */
final class Framing {
  /** {@code CPX@}. */
  static final int LOCAL_MAGIC = 0x40585043;

  /** In front of RemoteXPC's wrapper. */
  static final int WRAPPER_MAGIC = 0x29b00b92;

  /** In front of RemoteXPC's body. */
  static final int BODY_MAGIC = 0x42133742;

  /** The only version of both forms so far. */
  static final int VERSION = 5;

  /** A magic number and a version; bytes. */
  static final int PREFIX = 8;

  /** RemoteXPC's wrapper: magic, flags, the body's length and the message id; bytes. */
  static final int WRAPPER = 24;

  private Framing() {}

  static boolean isMagic(int word) {
    return word == LOCAL_MAGIC || word == WRAPPER_MAGIC || word == BODY_MAGIC;
  }
}
