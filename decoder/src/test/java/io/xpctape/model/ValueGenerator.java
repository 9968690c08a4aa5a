package io.xpctape.model;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Values of every type, deep, wide and odd, the same ones for the same seed: what a codec must
 * carry without losing a bit.
 */
public final class ValueGenerator {
  private static final int MAX_ENTRIES = 6;
  private static final int USUAL_DEPTH = 4;

  private static final long[] INTEGERS = {
    0,
    1,
    -1,
    127,
    128,
    255,
    1L << 31,
    (1L << 31) - 1,
    -(1L << 31),
    (1L << 53) + 1,
    Long.MAX_VALUE,
    Long.MIN_VALUE
  };

  private static final double[] DOUBLES = {
    0.0,
    -0.0,
    1.0,
    -1.5,
    0.1,
    1e300,
    Double.MIN_VALUE,
    Double.MAX_VALUE,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    Double.NaN,
    Double.longBitsToDouble(0x7ff8_0000_dead_beefL),
    Double.longBitsToDouble(0xfff0_0000_0000_0001L)
  };

  private static final String[] TEXTS = {
    "",
    "a",
    "command_line",
    "boot loader",
    "a.b",
    "$data",
    "$$",
    "*",
    "[0]",
    "\"quoted\"",
    "back\\slash",
    "line\nbreak",
    "\u001b[31mred",
    "\u202edrawkcab",
    "\u009b",
    "grüße",
    "\uD83D\uDE00",
    "console=hvc0 root=/dev/vda",
    "true",
    "null",
    "12",
    "}",
    " }",
    "a\" => <null: 0x0>",
    "\"a\"",
    "a, pid = 5",
    "(anonymous)",
    "$\"a\"",
    "$\"a\" => b",
    "<null: 0x0>",
    "<dictionary: 0x1> { count = 1, contents =\n}",
    " \r",
    "\t>",
    "endpoint",
    "string"
  };

  private static final byte[][] ODD = {
    {(byte) 0xff}, {'k', (byte) 0xc3}, {(byte) 0xed, (byte) 0xa0, (byte) 0x80}, {(byte) 0x80, 'z'}
  };

  private final Random random;

  /** The same seed gives the same values. */
  public ValueGenerator(long seed) {
    random = new Random(seed);
  }

  /** So many dictionaries, as bodies of messages, each of a seed of its own. */
  public static Stream<XpcDictionary> bodies(int count) {
    return IntStream.range(0, count).mapToObj(seed -> new ValueGenerator(seed).body());
  }

  /** A dictionary of every type, with repeated and odd keys now and then. */
  public XpcDictionary body() {
    return dictionary(USUAL_DEPTH);
  }

  /** Any value, usually of a few levels. */
  public XpcValue value() {
    return value(USUAL_DEPTH);
  }

  /** A value of one type. */
  public XpcValue ofKind(XpcKind kind) {
    return ofKind(kind, 2);
  }

  /** {@code levels} containers in one another around a string, arrays and dictionaries in turn. */
  public static XpcValue deep(int levels) {
    XpcValue value = XpcString.of("bottom");
    for (int level = 0; level < levels; level++) {
      value =
          level % 2 == 0
              ? XpcDictionary.of(XpcDictionary.Entry.of("k", value))
              : XpcArray.of(value);
    }
    return value;
  }

  /** A dictionary of so many keys, with a value of any type each. */
  public XpcDictionary wide(int entries) {
    List<XpcDictionary.Entry> wide = new ArrayList<>();
    for (int i = 0; i < entries; i++) {
      wide.add(XpcDictionary.Entry.of("key" + i, value(1)));
    }
    return new XpcDictionary(wide);
  }

  private XpcValue value(int depth) {
    XpcKind kind;
    do {
      kind = pick(XpcKind.values());
    } while (depth == 0 && (kind == XpcKind.ARRAY || kind == XpcKind.DICTIONARY));
    return ofKind(kind, depth);
  }

  private XpcValue ofKind(XpcKind kind, int depth) {
    return switch (kind) {
      case NULL -> new XpcNull();
      case BOOL -> new XpcBool(random.nextBoolean());
      case INT64 -> new XpcInt64(integer());
      case UINT64 -> new XpcUint64(integer());
      case DOUBLE -> new XpcDouble(DOUBLES[random.nextInt(DOUBLES.length)], incomplete());
      case DATE -> new XpcDate(integer(), incomplete());
      case DATA -> new XpcData(data(), incomplete());
      case STRING -> new XpcString(text(), incomplete());
      case UUID -> new XpcUuid(new UUID(random.nextLong(), random.nextLong()));
      case ARRAY -> array(depth);
      case DICTIONARY -> dictionary(depth);
      case FD -> fd();
      case SHMEM -> new XpcShmem(integer());
      case ERROR -> new XpcError(pick(XpcError.Singleton.values()), dictionary(0));
      case CONNECTION ->
          new XpcConnection(text(), small(), small(), small(), small(), random.nextInt(9));
      case POINTER -> new XpcPointer(integer());
      case FILE_TRANSFER -> new XpcFileTransfer(integer(), dictionary(0));
      case ENDPOINT, MACH_SEND, MACH_SEND_ONCE, MACH_RECV, OTHER ->
          new XpcResource(kind, text(), text(), data(), incomplete());
    };
  }

  private XpcArray array(int depth) {
    List<XpcValue> values = new ArrayList<>();
    for (int i = random.nextInt(MAX_ENTRIES); i > 0; i--) {
      values.add(value(Math.max(0, depth - 1)));
    }
    return new XpcArray(values, incomplete());
  }

  private XpcDictionary dictionary(int depth) {
    List<XpcDictionary.Entry> entries = new ArrayList<>();
    for (int i = random.nextInt(MAX_ENTRIES); i > 0; i--) {
      boolean repeat = !entries.isEmpty() && random.nextInt(8) == 0;
      Bytes key = repeat ? entries.get(0).key() : text();
      entries.add(new XpcDictionary.Entry(key, value(Math.max(0, depth - 1))));
    }
    return new XpcDictionary(entries, incomplete());
  }

  private XpcFd fd() {
    return new XpcFd(
        pick(XpcFd.Type.values()), text(), small(), size(), size(), size(), size(), small());
  }

  private Bytes text() {
    return random.nextInt(6) == 0
        ? Bytes.of(ODD[random.nextInt(ODD.length)])
        : Bytes.of(pick(TEXTS).getBytes(StandardCharsets.UTF_8));
  }

  private Bytes data() {
    byte[] data = new byte[random.nextInt(40)];
    random.nextBytes(data);
    return Bytes.of(data);
  }

  private long integer() {
    return random.nextInt(3) == 0 ? random.nextLong() : INTEGERS[random.nextInt(INTEGERS.length)];
  }

  private OptionalLong small() {
    return random.nextBoolean() ? OptionalLong.empty() : OptionalLong.of(random.nextInt(5000));
  }

  private OptionalLong size() {
    return random.nextBoolean() ? OptionalLong.empty() : OptionalLong.of(integer());
  }

  private Optional<Incomplete> incomplete() {
    return random.nextInt(10) > 0
        ? Optional.empty()
        : Optional.of(new Incomplete(pick(Incomplete.Reason.values()), small()));
  }

  private <T> T pick(T[] of) {
    return of[random.nextInt(of.length)];
  }
}
