package io.xpctape.content.plist;

import io.xpctape.model.Bytes;
import io.xpctape.model.XpcBool;
import io.xpctape.model.XpcDouble;
import io.xpctape.model.XpcInt64;
import io.xpctape.model.XpcNull;
import io.xpctape.model.XpcUuid;
import io.xpctape.model.XpcValue;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code bplist00}: objects anywhere, a table of their places, and a trailer that says where
 * the table lies. All numbers are big-endian. The layout is the comment on top of Apple's
 * CFBinaryPList.c (opensource-apple/CF), which also has the types that it calls "v1?+ only": URLs,
 * UUIDs, UTF-8 and ordered sets.
 *
 * <p>An object that refers to itself, however far around, is damage: no property list does.
 */
final class Plist00 {
  static final String MAGIC = "bplist00";

  /** Five bytes unused, one of sorting, then sizes, counts and places. */
  private static final int TRAILER = 32;

  private final byte[] bytes;
  private final Budget budget;
  private final int offsetSize;
  private final int refSize;
  private final int count;
  private final int table;
  private final @Nullable Node[] known;
  private final BitSet open = new BitSet();

  private Plist00(byte[] bytes, Budget budget) {
    this.bytes = bytes;
    this.budget = budget;
    Cursor trailer = new Cursor(bytes, Math.max(0, bytes.length - TRAILER + 6), bytes.length);
    this.offsetSize = size(trailer);
    this.refSize = size(trailer);
    long objects = trailer.bigEndian(8);
    trailer.bigEndian(8);
    long place = trailer.bigEndian(8);
    long end = (long) bytes.length - TRAILER;
    if (place < MAGIC.length() || place > end) {
      throw new Damaged("the table of objects lies outside");
    }
    if (objects < 1 || objects > (end - place) / offsetSize) {
      throw new Damaged("the table of objects is cut");
    }
    this.count = (int) objects;
    this.table = (int) place;
    this.known = new Node[count];
  }

  static Node read(byte[] bytes, Budget budget) {
    Plist00 plist = new Plist00(bytes, budget);
    long top = new Cursor(bytes, bytes.length - 16, bytes.length - 8).bigEndian(8);
    return plist.object(top, 1);
  }

  private static int size(Cursor trailer) {
    int size = trailer.u8();
    if (size < 1 || size > 8) {
      throw new Damaged("numbers of " + size + " bytes");
    }
    return size;
  }

  private Node object(long number, int depth) {
    if (number < 0 || number >= count) {
      throw new Damaged("there is no object " + Long.toUnsignedString(number));
    }
    int index = (int) number;
    @Nullable Node before = known[index];
    if (before != null) {
      Budget.depth(depth - 1 + before.height());
      return before.again(budget);
    }
    if (open.get(index)) {
      throw new Damaged("object " + index + " lies inside itself");
    }
    Budget.depth(depth);
    open.set(index);
    long place =
        new Cursor(bytes, table + index * offsetSize, table + count * offsetSize)
            .bigEndian(offsetSize);
    if (place < MAGIC.length() || place >= table) {
      throw new Damaged("object " + index + " lies outside");
    }
    Node node = object(new Cursor(bytes, (int) place, table), depth);
    open.clear(index);
    known[index] = node;
    return node;
  }

  private Node object(Cursor in, int depth) {
    int marker = in.u8();
    int low = marker & 0x0f;
    return switch (marker >> 4) {
      case 0x0 -> simple(in, low, depth);
      case 0x1 -> Node.leaf(number(in, low), budget);
      case 0x2 -> Node.leaf(new XpcDouble(Reals.bigEndian(in, low)), budget);
      case 0x3 -> Node.leaf(Scalars.date(Reals.bigEndian(in, low)), budget);
      case 0x4 -> Node.data(in.run(length(in, low)), budget);
      case 0x5, 0x7 -> Node.string(in.run(length(in, low)), budget);
      case 0x6 -> Node.string(in.utf16(length(in, low), true), budget);
      case 0x8 -> Node.uid(Scalars.uid(in.bigEndian(uid(in, low))), budget);
      case 0xa, 0xb, 0xc ->
          Node.array(objects(in, in.count(length(in, low), refSize), depth), budget);
      case 0xd -> dictionary(in, in.count(length(in, low), 2 * refSize), depth);
      default -> throw in.damaged("no object begins with " + marker);
    };
  }

  private Node simple(Cursor in, int low, int depth) {
    return switch (low) {
      case 0x0 -> Node.leaf(new XpcNull(), budget);
      case 0x8, 0x9 -> Node.leaf(new XpcBool(low == 0x9), budget);
      case 0xc -> object(in, depth + 1);
      case 0xe -> Node.leaf(XpcUuid.of(in.run(XpcUuid.SIZE)), budget);
      default -> throw in.damaged("no object begins with " + low);
    };
  }

  private static XpcValue number(Cursor in, int log) {
    if (log < 4) {
      return new XpcInt64(integer(in, log));
    } else if (log > 4) {
      throw in.damaged("a number of 2^" + log + " bytes");
    }
    BigInteger high = BigInteger.valueOf(in.bigEndian(8)).shiftLeft(Long.SIZE);
    return Scalars.integer(high.or(new BigInteger(Long.toUnsignedString(in.bigEndian(8)))));
  }

  /** Of one, two or four bytes without a sign, or of eight. */
  private static long integer(Cursor in, int log) {
    if (log > 3) {
      throw in.damaged("a number of 2^" + log + " bytes");
    }
    return in.bigEndian(1 << log);
  }

  private static int uid(Cursor in, int low) {
    if (low > 7) {
      throw in.damaged("a reference of " + (low + 1) + " bytes");
    }
    return low + 1;
  }

  private static long length(Cursor in, int low) {
    if (low < 0x0f) {
      return low;
    }
    int marker = in.u8();
    if (marker >> 4 != 1) {
      throw in.damaged("no length");
    }
    return integer(in, marker & 0x0f);
  }

  private List<Node> objects(Cursor in, int size, int depth) {
    List<Node> nodes = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      nodes.add(object(in.bigEndian(refSize), depth + 1));
    }
    return nodes;
  }

  private Node dictionary(Cursor in, int size, int depth) {
    List<Bytes> keys = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      keys.add(Keys.of(object(in.bigEndian(refSize), depth + 1)));
    }
    return Node.dictionary(keys, objects(in, size, depth), budget);
  }
}
