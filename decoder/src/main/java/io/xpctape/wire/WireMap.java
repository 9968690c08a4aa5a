package io.xpctape.wire;

import io.xpctape.model.Bytes;
import io.xpctape.model.Count;
import io.xpctape.model.Path;
import io.xpctape.model.XpcBool;
import io.xpctape.model.XpcData;
import io.xpctape.model.XpcDate;
import io.xpctape.model.XpcDouble;
import io.xpctape.model.XpcInt64;
import io.xpctape.model.XpcPointer;
import io.xpctape.model.XpcShmem;
import io.xpctape.model.XpcString;
import io.xpctape.model.XpcUint64;
import io.xpctape.model.XpcUuid;
import io.xpctape.model.XpcValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Says of each byte of a message what it is. Of use once. */
public final class WireMap {
  /** A container's type, size and count; bytes. */
  private static final int CONTAINER = 12;

  private final byte[] bytes;
  private final WireCursor in;
  private final List<Range> ranges = new ArrayList<>();
  private boolean remote;

  /**
   * Some bytes in a row.
   *
   * @param from the first
   * @param to behind the last
   * @param name what they are, the path of the value in front; empty where they belong to the range
   *     before
   */
  public record Range(int from, int to, String name) {}

  private WireMap(byte[] bytes) {
    this.bytes = bytes;
    this.in = new WireCursor(bytes, 0);
  }

  /**
   * All bytes of one message, in their order.
   *
   * @param message as a {@link WireReader} has read it or a {@link WireWriter} written it, without
   *     zeros behind
   */
  public static List<Range> of(byte[] message) {
    WireMap map = new WireMap(message);
    map.message();
    return List.copyOf(map.ranges);
  }

  private void message() {
    if (Words.u32(bytes, 0) == Framing.WRAPPER_MAGIC) {
      add(8, "RemoteXPC, flags " + RemoteFlag.names(Words.u32(bytes, 4)));
      add(8, "body of " + Words.u64(bytes, 8) + " bytes");
      add(8, "id " + Long.toUnsignedString(Words.u64(bytes, 16)));
      if (in.at == bytes.length) {
        return;
      }
    }
    remote = Words.u32(bytes, in.at) == Framing.BODY_MAGIC;
    String name = remote ? "RemoteXPC's body" : "local XPC";
    add(Framing.PREFIX, name + ", version " + Words.u32(bytes, in.at + 4));
    value(Path.BODY, bytes.length, bytes.length);
    rest(bytes.length, "behind the body");
  }

  /**
   * A value.
   *
   * @param end the byte that it does not reach
   * @param rest where it ends if nobody knows how long it is
   */
  private void value(Path path, int end, int rest) {
    int from = in.at;
    WireType type = WireType.of(Words.u32(bytes, from));
    if (type == WireType.ARRAY || type == WireType.DICTIONARY) {
      container(path, end, type, "");
      return;
    }
    if (type == WireType.FILE_TRANSFER) {
      add(
          CONTAINER,
          place(path) + " file_transfer " + Long.toUnsignedString(Words.u64(bytes, from + 4)));
      container(path, end, WireType.DICTIONARY, "its ");
      return;
    }
    if (type == null || type.isOpaque(remote)) {
      add(4, place(path) + " " + WireType.name(Words.u32(bytes, from)) + ", which nobody can read");
      rest(rest, "");
      return;
    }
    ObjectReader reader = new ObjectReader(bytes, from, remote);
    XpcValue value = reader.read(end, false);
    int to = reader.at();
    add(head(value), place(path) + " " + what(value));
    int content = content(value);
    if (content > 0) {
      add(content, "");
    }
    if (in.at < to) {
      add(to - in.at, "padding");
    }
  }

  /** How many bytes say the type and, of most, the value or its length. */
  private int head(XpcValue value) {
    return switch (value.kind()) {
      case NULL, ENDPOINT, MACH_SEND, MACH_RECV -> 4;
      case FD -> remote ? 8 : 4;
      case BOOL, DATA, STRING -> 8;
      case UUID -> 4 + XpcUuid.SIZE;
      default -> CONTAINER;
    };
  }

  /** How many bytes behind those are the value. */
  private int content(XpcValue value) {
    if (value instanceof XpcData data) {
      return data.bytes().size();
    } else if (value instanceof XpcString) {
      return Words.u32(bytes, in.at - 4);
    }
    return 0;
  }

  private static String what(XpcValue value) {
    String kind = value.kind().label();
    if (value instanceof XpcBool bool) {
      return kind + " " + bool.value();
    } else if (value instanceof XpcInt64 number) {
      return kind + " " + number.value();
    } else if (value instanceof XpcUint64 number) {
      return kind + " " + Long.toUnsignedString(number.value());
    } else if (value instanceof XpcDouble number) {
      return kind + " " + number.value();
    } else if (value instanceof XpcDate date) {
      return kind + " " + date.nanoseconds() + " ns";
    } else if (value instanceof XpcPointer pointer) {
      return kind + " 0x" + Long.toHexString(pointer.address());
    } else if (value instanceof XpcShmem shmem) {
      return kind + " of " + Count.of(shmem.length(), "byte");
    } else if (value instanceof XpcData data) {
      return kind + " of " + Count.of(data.bytes().size(), "byte");
    } else if (value instanceof XpcString string) {
      return kind + " of " + Count.of(string.bytes().size(), "byte");
    }
    return kind;
  }

  private void container(Path path, int end, WireType type, String before) {
    int from = in.at;
    in.at = from + 4;
    int close = in.open(end);
    int limit = Math.min(end, close + 4);
    int count = in.count(limit, 4);
    in.at = from;
    add(CONTAINER, place(path) + " " + before + type.label() + " of " + count);
    Map<Bytes, Integer> seen = new HashMap<>();
    for (int i = 0; i < count; i++) {
      Path inner = path.index(i);
      if (type == WireType.DICTIONARY) {
        int start = in.at;
        Bytes key = in.key(limit);
        int size = in.at - start;
        in.at = start;
        inner = path.then(new Path.Key(key, seen.merge(key, 1, Integer::sum) - 1));
        add(size, place(inner) + " key");
      }
      value(inner, limit, close);
    }
    rest(close, place(path) + " what its size counts beyond its values");
  }

  private void rest(int end, String name) {
    if (in.at < end) {
      add(end - in.at, name);
    }
  }

  private void add(int size, String name) {
    ranges.add(new Range(in.at, in.at + size, name));
    in.at += size;
  }

  private static String place(Path path) {
    return path.steps().isEmpty() ? "body" : path.toString();
  }
}
