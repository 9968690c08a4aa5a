package io.xpctape.content.plist;

import io.xpctape.model.Bytes;
import io.xpctape.model.XpcBool;
import io.xpctape.model.XpcDouble;
import io.xpctape.model.XpcInt64;
import io.xpctape.model.XpcNull;
import io.xpctape.model.XpcString;
import io.xpctape.model.XpcUint64;
import io.xpctape.model.XpcValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads {@code bplist16} and {@code bplist17}, in which NSXPC encodes invocations: each object
 * behind the other, all numbers little-endian. A marker's low half is a size in bytes, of a text in
 * characters, or 15 with the size in a number behind it; an array or a dictionary has none, but
 * eight bytes with the place of its last byte.
 *
 * <p>Of 16 darling tells most (src/NSXPCSerialization.c of darling-foundation), and a dump in an
 * exploit of Project Zero's shows that its writer and Apple's agree. 17 is the same with references
 * to strings by their place; plist17lib and bytewitch read both so, and Foundation's own writer and
 * reader, seen decompiled ({@code _NSXPCSerialization…}), confirm each type and that only strings
 * are referred to. Captures in the tests of bytewitch, xniff and a decoder for Node agree.
 *
 * <p>Large data is handed over as it was reserved: what lies behind the root means nothing.
 */
final class Plist17 {
  static final String MAGIC16 = "bplist16";
  static final String MAGIC17 = "bplist17";

  /** A root's first string ends before; bytes. */
  private static final int LONGEST_HEAD = 1 << 16;

  private static final int REFERENCE = 0x8;
  private static final Bytes CLASS = Bytes.utf8(Classes.CLASS);

  private final byte[] bytes;
  private final Budget budget;
  private final boolean references;
  private final Map<Integer, Node> strings = new HashMap<>();

  private Plist17(byte[] bytes, boolean references, Budget budget) {
    this.bytes = bytes;
    this.references = references;
    this.budget = budget;
  }

  static Node read(byte[] bytes, boolean references, Budget budget) {
    Cursor in = new Cursor(bytes, MAGIC17.length(), bytes.length);
    return new Plist17(bytes, references, budget).object(in, 1);
  }

  /**
   * The first value of a root that is an array, if that is a string and another follows, as a
   * signature follows a selector; the rest may be missing.
   */
  static Optional<Bytes> firstString(Bytes bytes) {
    byte[] head = bytes.slice(0, Math.min(LONGEST_HEAD, bytes.size())).toArray();
    int first = Math.min(head.length, MAGIC17.length() + 1 + Long.BYTES);
    Cursor in = new Cursor(head, first, head.length);
    XpcValue value = new Plist17(head, false, new Budget(head.length)).object(in, 1).value();
    return value instanceof XpcString string && (in.at() == in.end() || isString(in.u8()))
        ? Optional.of(string.bytes())
        : Optional.empty();
  }

  private static boolean isString(int marker) {
    int type = marker >> 4;
    return type == 0x6 || type == 0x7 || type == REFERENCE;
  }

  private Node object(Cursor in, int depth) {
    Budget.depth(depth);
    int at = in.at();
    int marker = in.u8();
    int low = marker & 0x0f;
    return switch (marker >> 4) {
      case 0x1 -> Node.leaf(new XpcInt64(integer(in, low)), budget);
      case 0x2 -> Node.leaf(new XpcDouble(Reals.littleEndian(in, low)), budget);
      case 0x4 -> Node.data(in.run(length(in, low)), budget);
      case 0x6, 0x7 -> string(in, at, marker);
      case REFERENCE -> referred(in, integer(in, low));
      case 0xa -> Node.array(objects(in, depth), budget);
      case 0xb, 0xc -> Node.leaf(new XpcBool(marker >> 4 == 0xb), budget);
      case 0xd -> dictionary(in, depth);
      case 0xe -> Node.leaf(new XpcNull(), budget);
      case 0xf -> Node.leaf(new XpcUint64(unsigned(in, low)), budget);
      default -> throw in.damaged("no object begins with " + marker);
    };
  }

  private Node string(Cursor in, int at, int marker) {
    long length = length(in, marker & 0x0f);
    Bytes text = marker >> 4 == 0x6 ? in.utf16(length, false) : in.run(length);
    if (marker >> 4 == 0x7) {
      // A C string, its NUL counted.
      if (text.size() == 0 || text.at(text.size() - 1) != 0) {
        throw in.damaged("a string without its end");
      }
      text = text.slice(0, text.size() - 1);
    }
    Node node = Node.string(text, budget);
    strings.put(at, node);
    return node;
  }

  private Node referred(Cursor in, long place) {
    if (!references || place < MAGIC17.length() || place >= in.at()) {
      throw in.damaged("a reference to byte " + place);
    }
    Node string = strings.get((int) place);
    if (string == null) {
      throw in.damaged("a reference to byte " + place + ", where no string was");
    }
    return string.again(budget);
  }

  private List<Node> objects(Cursor in, int depth) {
    Cursor inner = open(in);
    List<Node> nodes = new ArrayList<>();
    while (inner.at() < inner.end()) {
      nodes.add(object(inner, depth + 1));
    }
    in.skipTo(inner.end());
    return nodes;
  }

  private Node dictionary(Cursor in, int depth) {
    Cursor inner = open(in);
    List<Bytes> keys = new ArrayList<>();
    List<Node> nodes = new ArrayList<>();
    int generic = 0;
    while (inner.at() < inner.end()) {
      Node key = object(inner, depth + 1);
      // What is encoded without a key has none but its place among such.
      keys.add(key.value() instanceof XpcNull ? Bytes.utf8("$" + generic++) : Keys.of(key));
      nodes.add(object(inner, depth + 1));
    }
    in.skipTo(inner.end());
    int named = keys.indexOf(CLASS);
    return named >= 0 && nodes.get(named).value() instanceof XpcString name
        ? Classes.plain(name.bytes().text(), keys, nodes, budget)
            .orElseGet(() -> Node.dictionary(keys, nodes, budget))
        : Node.dictionary(keys, nodes, budget);
  }

  /** What a container holds. */
  private Cursor open(Cursor in) {
    long last = in.littleEndian(8);
    if (last < in.at() - 1 || last >= in.end()) {
      throw in.damaged("a last byte at " + Long.toUnsignedString(last));
    }
    return new Cursor(bytes, in.at(), (int) last + 1);
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

  /** Of one, two or four bytes without a sign, or of eight. */
  private static long integer(Cursor in, int size) {
    return switch (size) {
      case 1, 2, 4, 8 -> in.littleEndian(size);
      default -> throw in.damaged("a number of " + size + " bytes");
    };
  }

  private static long unsigned(Cursor in, int size) {
    if (size != 8) {
      throw in.damaged("an unsigned number of " + size + " bytes");
    }
    return in.littleEndian(size);
  }
}
