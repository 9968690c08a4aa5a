package io.xpctape.content.plist;

import io.xpctape.model.Bytes;
import io.xpctape.model.XpcBool;
import io.xpctape.model.XpcDouble;
import io.xpctape.model.XpcInt64;
import io.xpctape.model.XpcNull;
import io.xpctape.model.XpcUuid;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads {@code bplist15}, which CoreFoundation writes for messages of its own: the markers of
 * {@code bplist00}, but each object behind the other, and a dictionary's values behind its keys.
 *
 * <p>In front stand the whole length and four bytes, a CRC or 0, that CoreFoundation's own reader
 * skips ({@code __CFBinaryPlistCreate15}, seen decompiled). There, too, whole numbers are
 * little-endian with the sign bit turned over; captures that rec0de/bytewitch and xniff carry in
 * their tests agree. Behind the length lies what rounds the data up to a page's part.
 *
 * <p>CoreFoundation's comment on its formats (CFBinaryPList.c since CF-744, which has length and
 * CRC) tells of URLs and UUIDs, as xniff does, and takes UTF-16 for big-endian; so do xniff and a
 * decoder of Safari's remote inspector, while bytewitch takes it for little-endian. No capture has
 * any, and the comment is wrong about whole numbers. Fractions and dates are big-endian to all.
 * References, which only bytewitch tells of, make no sense here and are damage.
 */
final class Plist15 {
  static final String MAGIC = "bplist15";

  /** CoreFoundation refuses shorter ones. */
  private static final int SHORTEST = 16;

  private static final int CHECK = 0x12;

  private final Cursor in;
  private final Budget budget;

  private Plist15(Cursor in, Budget budget) {
    this.in = in;
    this.budget = budget;
  }

  static Node read(byte[] bytes, Budget budget) {
    Cursor head = new Cursor(bytes, MAGIC.length(), bytes.length);
    long length = integerObject(head);
    if (length < SHORTEST || length > bytes.length) {
      throw head.damaged("a length of " + length + " where " + bytes.length + " bytes are");
    }
    if (head.u8() != CHECK) {
      throw head.damaged("no check sum");
    }
    head.littleEndian(4);
    Cursor in = new Cursor(bytes, head.at(), (int) length);
    Node root = new Plist15(in, budget).object(1);
    if (in.at() != in.end()) {
      throw in.damaged("the object ends before the length that is announced");
    }
    return root;
  }

  private Node object(int depth) {
    Budget.depth(depth);
    int marker = in.u8();
    int low = marker & 0x0f;
    return switch (marker >> 4) {
      case 0x0 -> simple(low, depth);
      case 0x1 -> Node.leaf(new XpcInt64(integer(in, low)), budget);
      case 0x2 -> Node.leaf(new XpcDouble(Reals.bigEndian(in, low)), budget);
      case 0x3 -> Node.leaf(Scalars.date(Reals.bigEndian(in, low)), budget);
      case 0x4 -> Node.data(in.run(length(low)), budget);
      case 0x5, 0x7 -> Node.string(in.run(length(low)), budget);
      case 0x6 -> Node.string(in.utf16(length(low), true), budget);
      case 0xa, 0xb, 0xc -> Node.array(objects(in.count(length(low), 1), depth), budget);
      case 0xd -> dictionary(in.count(length(low), 2), depth);
      default -> throw in.damaged("no object begins with " + marker);
    };
  }

  private Node simple(int low, int depth) {
    return switch (low) {
      case 0x0 -> Node.leaf(new XpcNull(), budget);
      case 0x8, 0x9 -> Node.leaf(new XpcBool(low == 0x9), budget);
      case 0xc -> object(depth + 1);
      case 0xd ->
          Node.dictionary(
              List.of(Bytes.utf8("base"), Bytes.utf8("relative")), objects(2, depth), budget);
      case 0xe -> Node.leaf(XpcUuid.of(in.run(XpcUuid.SIZE)), budget);
      default -> throw in.damaged("no object begins with " + low);
    };
  }

  private List<Node> objects(int size, int depth) {
    List<Node> nodes = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      nodes.add(object(depth + 1));
    }
    return nodes;
  }

  private Node dictionary(int size, int depth) {
    List<Bytes> keys = objects(size, depth).stream().map(Keys::of).toList();
    return Node.dictionary(keys, objects(size, depth), budget);
  }

  private long length(int low) {
    return low < 0x0f ? low : integerObject(in);
  }

  private static long integerObject(Cursor in) {
    int marker = in.u8();
    if (marker >> 4 != 1) {
      throw in.damaged("no number");
    }
    return integer(in, marker & 0x0f);
  }

  private static long integer(Cursor in, int log) {
    if (log > 3) {
      throw in.damaged("a number of 2^" + log + " bytes");
    }
    int unused = Long.SIZE - (Byte.SIZE << log);
    return (in.littleEndian(1 << log) << unused ^ Long.MIN_VALUE) >> unused;
  }
}
