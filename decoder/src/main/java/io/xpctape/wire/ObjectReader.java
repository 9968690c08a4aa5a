package io.xpctape.wire;

import io.xpctape.model.Bytes;
import io.xpctape.model.Limits;
import io.xpctape.model.Path;
import io.xpctape.model.XpcArray;
import io.xpctape.model.XpcBool;
import io.xpctape.model.XpcData;
import io.xpctape.model.XpcDate;
import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcDouble;
import io.xpctape.model.XpcFd;
import io.xpctape.model.XpcFileTransfer;
import io.xpctape.model.XpcInt64;
import io.xpctape.model.XpcKind;
import io.xpctape.model.XpcNull;
import io.xpctape.model.XpcPointer;
import io.xpctape.model.XpcResource;
import io.xpctape.model.XpcShmem;
import io.xpctape.model.XpcString;
import io.xpctape.model.XpcUint64;
import io.xpctape.model.XpcUuid;
import io.xpctape.model.XpcValue;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads one object from wire bytes of unknown origin. Every length and count is checked against the
 * bytes that are there before memory is taken for it. Of use once, for one thread.
 */
final class ObjectReader {
  /** Says that a value is not the last of its container. */
  private static final int MORE_FOLLOW = -1;

  /** Room for so many of a container's values is made at first, whatever its count says. */
  private static final int FIRST_ROOM = 256;

  private static final XpcNull NULL = new XpcNull();
  private static final XpcBool TRUE = new XpcBool(true);
  private static final XpcBool FALSE = new XpcBool(false);
  private static final XpcFd NO_FD = XpcFd.unknown(OptionalLong.empty());

  private final byte[] bytes;
  private final boolean remote;
  private int at;
  private int values;
  private boolean odd;

  /**
   * Over an object.
   *
   * @param at its first byte
   * @param remote it is RemoteXPC's
   */
  ObjectReader(byte[] bytes, int at, boolean remote) {
    this.bytes = bytes;
    this.at = at;
    this.remote = remote;
  }

  /** The byte behind what was read. */
  int at() {
    return at;
  }

  /** Writing the value anew would give other bytes. */
  boolean isOdd() {
    return odd;
  }

  /**
   * The object.
   *
   * @param end the byte that it may not reach
   * @param sized whether everything up to the end belongs to it
   * @throws Refusal if it can't be read
   */
  XpcValue read(int end, boolean sized) {
    return value(end, sized ? end : MORE_FOLLOW, 1);
  }

  /**
   * A value.
   *
   * @param end the byte that it may not reach
   * @param rest where an opaque one ends, which only its container knows, and only of the last
   */
  private XpcValue value(int end, int rest, int depth) {
    if (depth > Limits.MAX_DEPTH) {
      throw refuse("nested deeper than " + Limits.MAX_DEPTH + " values");
    }
    if (++values > Limits.MAX_VALUES) {
      throw refuse("more than " + Limits.MAX_VALUES + " values in one message");
    }
    int code = u32(end);
    @Nullable WireType type = WireType.of(code);
    if (type == null) {
      return opaque(code, rest);
    }
    return switch (type) {
      case NULL -> NULL;
      case BOOL -> bool(u32(end));
      case INT64 -> new XpcInt64(u64(end));
      case UINT64 -> new XpcUint64(u64(end));
      case DOUBLE -> new XpcDouble(Double.longBitsToDouble(u64(end)));
      case POINTER -> new XpcPointer(u64(end));
      case DATE -> new XpcDate(u64(end));
      case DATA -> data(end);
      case STRING -> string(end);
      case UUID -> uuid(end);
      case FD -> remote ? XpcFd.unknown(OptionalLong.of(u32(end) & 0xffff_ffffL)) : NO_FD;
      // pymobiledevice3 has two times 32 bits here, of which apple-t2-xpc saw the second be 0.
      case SHMEM -> remote ? new XpcShmem(u64(end)) : opaque(code, rest);
      case MACH_SEND -> port(XpcKind.MACH_SEND);
      case MACH_RECV -> port(XpcKind.MACH_RECV);
      case ENDPOINT -> port(XpcKind.ENDPOINT);
      case ARRAY -> array(end, depth);
      case DICTIONARY -> dictionary(end, depth);
      case FILE_TRANSFER -> fileTransfer(end, depth);
      case ERROR, CONNECTION, SERIALIZER, PIPE, BUNDLE, SERVICE, SERVICE_INSTANCE, ACTIVITY ->
          opaque(code, rest);
    };
  }

  private XpcBool bool(int word) {
    odd |= word >>> 1 != 0;
    return word == 0 ? FALSE : TRUE;
  }

  private XpcData data(int end) {
    int length = u32(end);
    int from = at;
    padded(length, end);
    return new XpcData(Bytes.copyOf(bytes, from, from + length));
  }

  /** A string, which is over at its first NUL, whatever its length says. */
  private XpcString string(int end) {
    int length = u32(end);
    int from = at;
    padded(length, end);
    int nul = Words.indexOfZero(bytes, from, from + length);
    if (nul != from + length - 1) {
      odd = true;
      // darling does not count the NUL, and pads as if it had.
      if (nul == from + length && at == nul && at <= end - 4 && Words.u32(bytes, at) == 0) {
        at += 4;
      }
    }
    return new XpcString(Bytes.copyOf(bytes, from, nul));
  }

  /** Goes past so many bytes and what pads them to a multiple of 4. */
  private void padded(int length, int end) {
    int left = end - at;
    if (Integer.compareUnsigned(length, left) > 0) {
      throw refuse(Integer.toUnsignedString(length) + " bytes can't lie in the " + left + " here");
    }
    int padding = -length & 3;
    if (padding > left - length) {
      throw refuse("its padding is cut");
    }
    at += length;
    for (int i = 0; i < padding; i++) {
      odd |= bytes[at++] != 0;
    }
  }

  private XpcUuid uuid(int end) {
    need(XpcUuid.SIZE, end);
    at += XpcUuid.SIZE;
    return new XpcUuid(
        new UUID(Words.bigEndian(bytes, at - XpcUuid.SIZE), Words.bigEndian(bytes, at - 8)));
  }

  private static XpcResource port(XpcKind kind) {
    return new XpcResource(kind, Bytes.utf8(kind.label()), Bytes.EMPTY);
  }

  private XpcResource opaque(int code, int rest) {
    if (rest < at) {
      at -= 4;
      throw refuse(
          "nobody knows how long a value of type " + WireType.name(code) + " is, and more follow");
    }
    Bytes body = Bytes.copyOf(bytes, at, rest);
    at = rest;
    Bytes name = Bytes.utf8(WireType.name(code));
    return new XpcResource(XpcKind.OTHER, name, Bytes.EMPTY, body, Optional.empty());
  }

  private XpcFileTransfer fileTransfer(int end, int depth) {
    long id = u64(end);
    int code = u32(end);
    if (code != WireType.DICTIONARY.code()) {
      at -= 4;
      throw refuse("a file transfer holds a dictionary, not " + WireType.name(code));
    }
    return new XpcFileTransfer(id, dictionary(end, depth));
  }

  private XpcArray array(int end, int depth) {
    int close = open(end);
    int limit = Math.min(end, close + 4);
    int count = count(limit, 4);
    XpcValue[] read = new XpcValue[Math.min(count, FIRST_ROOM)];
    for (int i = 0; i < count; i++) {
      if (i == read.length) {
        read = Arrays.copyOf(read, Math.min(count, 2 * i));
      }
      try {
        read[i] = value(limit, i == count - 1 ? close : MORE_FOLLOW, depth + 1);
      } catch (Refusal refusal) {
        throw refusal.inside(new Path.Index(i));
      }
    }
    close(close);
    return new XpcArray(List.of(read));
  }

  private XpcDictionary dictionary(int end, int depth) {
    int close = open(end);
    int limit = Math.min(end, close + 4);
    int count = count(limit, 8);
    XpcDictionary.Entry[] read = new XpcDictionary.Entry[Math.min(count, FIRST_ROOM)];
    for (int i = 0; i < count; i++) {
      if (i == read.length) {
        read = Arrays.copyOf(read, Math.min(count, 2 * i));
      }
      Bytes key = key(limit);
      try {
        XpcValue value = value(limit, i == count - 1 ? close : MORE_FOLLOW, depth + 1);
        read[i] = new XpcDictionary.Entry(key, value);
      } catch (Refusal refusal) {
        throw refusal.inside(new Path.Key(key, occurrence(read, i, key)));
      }
    }
    close(close);
    return new XpcDictionary(List.of(read));
  }

  private static int occurrence(XpcDictionary.Entry[] read, int count, Bytes key) {
    return (int) Arrays.stream(read, 0, count).filter(entry -> entry.key().equals(key)).count();
  }

  /** Where the container ends by its size, which counts from behind itself. */
  private int open(int end) {
    int size = u32(end);
    int left = end - at;
    if (Integer.compareUnsigned(size, left) > 0) {
      at -= 4;
      throw refuse(Integer.toUnsignedString(size) + " bytes can't lie in the " + left + " here");
    }
    return at + size;
  }

  private int count(int end, int least) {
    int count = u32(end);
    int left = end - at;
    if (Integer.compareUnsigned(count, left / least) > 0) {
      at -= 4;
      throw refuse(Integer.toUnsignedString(count) + " values can't lie in " + left + " bytes");
    }
    return count;
  }

  /** Leaves a container. What its size counts beyond its values is of no value. */
  private void close(int close) {
    if (at == close) {
      return;
    }
    odd = true;
    // In arrays go-ios does not count the 4 bytes of the count.
    if (at > close && at != close + 4) {
      throw refuse("its values go " + (at - close) + " bytes beyond its size");
    }
    at = Math.max(at, close);
  }

  private Bytes key(int end) {
    int from = at;
    while (at <= end - 4) {
      int word = Words.u32(bytes, at);
      int zero = Words.firstZero(word);
      if (zero < 4) {
        odd |= word >>> (8 * zero) != 0;
        at += 4;
        return Bytes.copyOf(bytes, from, at - 4 + zero);
      }
      at += 4;
    }
    at = from;
    throw refuse("a key that does not end");
  }

  private int u32(int end) {
    need(4, end);
    at += 4;
    return Words.u32(bytes, at - 4);
  }

  private long u64(int end) {
    need(8, end);
    at += 8;
    return Words.u64(bytes, at - 8);
  }

  private void need(int size, int end) {
    if (size > end - at) {
      throw refuse(size + " bytes are needed, " + (end - at) + " are here");
    }
  }

  private Refusal refuse(String what) {
    return new Refusal(what, at);
  }
}
