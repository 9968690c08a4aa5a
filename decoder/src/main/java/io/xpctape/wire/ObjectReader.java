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

  private final WireCursor in;
  private final boolean remote;
  private int values;

  /**
   * Over an object.
   *
   * @param at its first byte
   * @param remote it is RemoteXPC's
   */
  ObjectReader(byte[] bytes, int at, boolean remote) {
    this.in = new WireCursor(bytes, at);
    this.remote = remote;
  }

  /** The byte behind what was read. */
  int at() {
    return in.at;
  }

  /** Writing the value anew would give other bytes. */
  boolean isOdd() {
    return in.odd;
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
      throw in.refuse("nested deeper than " + Limits.MAX_DEPTH + " values");
    }
    if (++values > Limits.MAX_VALUES) {
      throw in.refuse("more than " + Limits.MAX_VALUES + " values in one message");
    }
    int code = in.u32(end);
    @Nullable WireType type = WireType.of(code);
    if (type == null) {
      return opaque(code, rest);
    }
    return switch (type) {
      case NULL -> NULL;
      case BOOL -> bool(in.u32(end));
      case INT64 -> new XpcInt64(in.u64(end));
      case UINT64 -> new XpcUint64(in.u64(end));
      case DOUBLE -> new XpcDouble(Double.longBitsToDouble(in.u64(end)));
      case POINTER -> new XpcPointer(in.u64(end));
      case DATE -> new XpcDate(in.u64(end));
      case DATA -> data(end);
      case STRING -> string(end);
      case UUID -> uuid(end);
      case FD -> remote ? XpcFd.unknown(OptionalLong.of(in.u32(end) & 0xffff_ffffL)) : NO_FD;
      // pymobiledevice3 has two times 32 bits here, of which apple-t2-xpc saw the second be 0.
      case SHMEM -> remote ? new XpcShmem(in.u64(end)) : opaque(code, rest);
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
    in.odd |= word >>> 1 != 0;
    return word == 0 ? FALSE : TRUE;
  }

  private XpcData data(int end) {
    int length = in.u32(end);
    int from = in.at;
    in.padded(length, end);
    return new XpcData(Bytes.copyOf(in.bytes, from, from + length));
  }

  /** A string, which is over at its first NUL, whatever its length says. */
  private XpcString string(int end) {
    int length = in.u32(end);
    int from = in.at;
    in.padded(length, end);
    int nul = Words.indexOfZero(in.bytes, from, from + length);
    if (nul != from + length - 1) {
      in.odd = true;
      // darling does not count the NUL, and pads as if it had.
      if (nul == from + length
          && in.at == nul
          && in.at <= end - 4
          && Words.u32(in.bytes, in.at) == 0) {
        in.at += 4;
      }
    }
    return new XpcString(Bytes.copyOf(in.bytes, from, nul));
  }

  private XpcUuid uuid(int end) {
    in.need(XpcUuid.SIZE, end);
    in.at += XpcUuid.SIZE;
    return new XpcUuid(
        new UUID(
            Words.bigEndian(in.bytes, in.at - XpcUuid.SIZE), Words.bigEndian(in.bytes, in.at - 8)));
  }

  private static XpcResource port(XpcKind kind) {
    return new XpcResource(kind, Bytes.utf8(kind.label()), Bytes.EMPTY);
  }

  private XpcResource opaque(int code, int rest) {
    if (rest < in.at) {
      in.at -= 4;
      throw in.refuse(
          "nobody knows how long a value of type " + WireType.name(code) + " is, and more follow");
    }
    Bytes body = Bytes.copyOf(in.bytes, in.at, rest);
    in.at = rest;
    Bytes name = Bytes.utf8(WireType.name(code));
    return new XpcResource(XpcKind.OTHER, name, Bytes.EMPTY, body, Optional.empty());
  }

  private XpcFileTransfer fileTransfer(int end, int depth) {
    long id = in.u64(end);
    int code = in.u32(end);
    if (code != WireType.DICTIONARY.code()) {
      in.at -= 4;
      throw in.refuse("a file transfer holds a dictionary, not " + WireType.name(code));
    }
    return new XpcFileTransfer(id, dictionary(end, depth));
  }

  private XpcArray array(int end, int depth) {
    int close = in.open(end);
    int limit = Math.min(end, close + 4);
    int count = in.count(limit, 4);
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
    in.close(close);
    return new XpcArray(List.of(read));
  }

  private XpcDictionary dictionary(int end, int depth) {
    int close = in.open(end);
    int limit = Math.min(end, close + 4);
    int count = in.count(limit, 8);
    XpcDictionary.Entry[] read = new XpcDictionary.Entry[Math.min(count, FIRST_ROOM)];
    for (int i = 0; i < count; i++) {
      if (i == read.length) {
        read = Arrays.copyOf(read, Math.min(count, 2 * i));
      }
      Bytes key = in.key(limit);
      try {
        XpcValue value = value(limit, i == count - 1 ? close : MORE_FOLLOW, depth + 1);
        read[i] = new XpcDictionary.Entry(key, value);
      } catch (Refusal refusal) {
        throw refusal.inside(new Path.Key(key, occurrence(read, i, key)));
      }
    }
    in.close(close);
    return new XpcDictionary(List.of(read));
  }

  private static int occurrence(XpcDictionary.Entry[] read, int count, Bytes key) {
    return (int) Arrays.stream(read, 0, count).filter(entry -> entry.key().equals(key)).count();
  }
}
