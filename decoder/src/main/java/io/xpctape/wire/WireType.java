package io.xpctape.wire;

import io.xpctape.model.Bytes;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The types of objects in wire bytes, by the 32 bits that stand in front of each. */
enum WireType {
  NULL(0x1000, Body.NONE),
  BOOL(0x2000, Body.READ),
  INT64(0x3000, Body.READ),
  UINT64(0x4000, Body.READ),
  DOUBLE(0x5000, Body.READ),
  POINTER(0x6000, Body.READ),
  DATE(0x7000, Body.READ),
  DATA(0x8000, Body.READ),
  STRING(0x9000, Body.READ),
  UUID(0xa000, Body.READ),
  FD(0xb000, Body.READ),
  SHMEM(0xc000, Body.READ),
  MACH_SEND(0xd000, Body.NONE),
  ARRAY(0xe000, Body.READ),
  DICTIONARY(0xf000, Body.READ),
  ERROR(0x10000, Body.OPAQUE),
  CONNECTION(0x11000, Body.OPAQUE),
  ENDPOINT(0x12000, Body.NONE),
  SERIALIZER(0x13000, Body.OPAQUE),
  PIPE(0x14000, Body.OPAQUE),
  MACH_RECV(0x15000, Body.NONE),
  BUNDLE(0x16000, Body.OPAQUE),
  SERVICE(0x17000, Body.OPAQUE),
  SERVICE_INSTANCE(0x18000, Body.OPAQUE),
  ACTIVITY(0x19000, Body.OPAQUE),
  FILE_TRANSFER(0x1a000, Body.READ);

  /** What stands behind the type. */
  private enum Body {
    /** Nothing; a port travels in a descriptor of the Mach message. */
    NONE,
    READ,
    /** Nobody has said what. */
    OPAQUE
  }

  private static final int SHIFT = 12;
  private static final WireType[] BY_CODE = values();

  private final int code;
  private final Body body;

  WireType(int code, Body body) {
    this.code = code;
    this.body = body;
  }

  int code() {
    return code;
  }

  /** The type of a code, or null for one that nobody has named. */
  static @Nullable WireType of(int code) {
    int index = (code >>> SHIFT) - 1;
    return index >= 0 && index < BY_CODE.length && BY_CODE[index].code == code
        ? BY_CODE[index]
        : null;
  }

  /** What to call a code: libxpc's name, or the code itself. */
  static String name(int code) {
    WireType type = of(code);
    return type == null ? "0x" + Integer.toHexString(code) : type.label();
  }

  /** libxpc's name. */
  String label() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /** The code that {@link #name(int)} called so, if its body is one that nobody can read. */
  static Optional<Integer> opaque(Bytes name, boolean remote) {
    String text = name.toString();
    if (text.matches("0x[0-9a-f]{1,8}")) {
      int code = Integer.parseUnsignedInt(text.substring(2), 16);
      return of(code) == null && name(code).equals(text) ? Optional.of(code) : Optional.empty();
    }
    return Arrays.stream(BY_CODE)
        .filter(type -> type.label().equals(text) && type.isOpaque(remote))
        .findFirst()
        .map(type -> type.code);
  }

  /** Whether nobody knows what stands behind it. Local XPC's form of shmem was never described. */
  boolean isOpaque(boolean remote) {
    return body == Body.OPAQUE || (this == SHMEM && !remote);
  }
}
