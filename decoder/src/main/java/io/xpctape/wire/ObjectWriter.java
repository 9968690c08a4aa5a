package io.xpctape.wire;

import io.xpctape.model.Bytes;
import io.xpctape.model.Incomplete;
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
import io.xpctape.model.XpcPointer;
import io.xpctape.model.XpcResource;
import io.xpctape.model.XpcShmem;
import io.xpctape.model.XpcString;
import io.xpctape.model.XpcUint64;
import io.xpctape.model.XpcUuid;
import io.xpctape.model.XpcValue;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes objects as wire bytes, each behind what its framing puts first. The room that one message
 * took serves the next; for one thread.
 */
final class ObjectWriter {
  /** Java has no longer arrays. */
  private static final int MAX_SIZE = Integer.MAX_VALUE - 16;

  private static final int FIRST_ROOM = 512;

  /** No framing, and no value beside its bytes, takes more; bytes. */
  private static final int MAX_FIXED = 32;

  private boolean remote;
  private byte[] out = new byte[FIRST_ROOM];
  private int at;

  /** Begins anew, for RemoteXPC or for local XPC. */
  void begin(boolean forRemote) {
    remote = forRemote;
    at = 0;
  }

  /** How many bytes are written. */
  int at() {
    return at;
  }

  byte[] toArray() {
    return Arrays.copyOf(out, at);
  }

  void u32(int value) {
    Words.put32(out, at, value);
    at += 4;
  }

  void u64(long value) {
    Words.put64(out, at, value);
    at += 8;
  }

  /** Mends a number that was not known when its place was written. */
  void mend64(int place, long value) {
    Words.put64(out, place, value);
  }

  /**
   * Writes a value.
   *
   * @param sized whether a reader will know where it ends, as an opaque one needs
   * @throws Refusal if it has no form
   */
  void value(XpcValue value, boolean sized) {
    value(value, sized, 1);
  }

  private void value(XpcValue value, boolean last, int depth) {
    if (depth > Limits.MAX_DEPTH) {
      throw refuse("nested deeper than " + Limits.MAX_DEPTH + " values");
    }
    room(MAX_FIXED);
    switch (value.kind()) {
      case NULL -> u32(WireType.NULL.code());
      case BOOL -> {
        u32(WireType.BOOL.code());
        u32(((XpcBool) value).value() ? 1 : 0);
      }
      case INT64 -> u64(WireType.INT64, ((XpcInt64) value).value());
      case UINT64 -> u64(WireType.UINT64, ((XpcUint64) value).value());
      case DOUBLE -> u64(WireType.DOUBLE, Double.doubleToRawLongBits(((XpcDouble) value).value()));
      case POINTER -> u64(WireType.POINTER, ((XpcPointer) value).address());
      case DATE -> u64(WireType.DATE, ((XpcDate) value).nanoseconds());
      case DATA -> {
        XpcData data = (XpcData) value;
        checkWhole(data.incomplete());
        u32(WireType.DATA.code());
        u32(data.bytes().size());
        bytes(data.bytes());
        zeros(-data.bytes().size() & 3);
      }
      case STRING -> {
        XpcString string = (XpcString) value;
        checkWhole(string.incomplete());
        u32(WireType.STRING.code());
        u32(string.bytes().size() + 1);
        cString(string.bytes());
      }
      case UUID -> uuid((XpcUuid) value);
      case ARRAY -> array((XpcArray) value, depth);
      case DICTIONARY -> dictionary((XpcDictionary) value, depth);
      case FD -> fd((XpcFd) value);
      case SHMEM -> {
        onlyRemote("a shmem");
        u64(WireType.SHMEM, ((XpcShmem) value).length());
      }
      case FILE_TRANSFER -> {
        XpcFileTransfer file = (XpcFileTransfer) value;
        u64(WireType.FILE_TRANSFER, file.id());
        dictionary(file.transfer(), depth);
      }
      case ENDPOINT -> port(WireType.ENDPOINT, (XpcResource) value);
      case MACH_SEND -> port(WireType.MACH_SEND, (XpcResource) value);
      case MACH_RECV -> port(WireType.MACH_RECV, (XpcResource) value);
      case OTHER -> opaque((XpcResource) value, last);
      case ERROR, CONNECTION, MACH_SEND_ONCE -> throw noForm(value.kind().label());
    }
  }

  private void u64(WireType type, long value) {
    u32(type.code());
    u64(value);
  }

  private void uuid(XpcUuid uuid) {
    u32(WireType.UUID.code());
    Words.putBigEndian(out, at, uuid.value().getMostSignificantBits());
    Words.putBigEndian(out, at + 8, uuid.value().getLeastSignificantBits());
    at += XpcUuid.SIZE;
  }

  private void fd(XpcFd fd) {
    u32(WireType.FD.code());
    if (remote) {
      if (fd.remote().isEmpty()) {
        throw refuse("a descriptor can't travel in RemoteXPC");
      }
      u32((int) fd.remote().getAsLong());
    }
  }

  private void port(WireType type, XpcResource resource) {
    checkWhole(resource.incomplete());
    if (resource.wire().size() > 0) {
      throw noForm(type.label());
    }
    u32(type.code());
  }

  /** One that was read from wire bytes goes back as it came; of others nobody knows the form. */
  private void opaque(XpcResource resource, boolean last) {
    String name = resource.typeName().toString();
    checkWhole(resource.incomplete());
    if (resource.description().size() > 0) {
      throw noForm(name);
    }
    u32(WireType.opaque(resource.typeName(), remote).orElseThrow(() -> noForm(name)));
    if (!last) {
      throw refuse("a value of type " + name + " can only be the last, for its length is not told");
    }
    bytes(resource.wire());
  }

  private void array(XpcArray array, int depth) {
    checkWhole(array.incomplete());
    List<XpcValue> values = array.values();
    int size = open(WireType.ARRAY, values.size());
    for (int i = 0; i < values.size(); i++) {
      try {
        value(values.get(i), i == values.size() - 1, depth + 1);
      } catch (Refusal refusal) {
        throw refusal.inside(new Path.Index(i));
      }
    }
    close(size);
  }

  private void dictionary(XpcDictionary dictionary, int depth) {
    checkWhole(dictionary.incomplete());
    List<XpcDictionary.Entry> entries = dictionary.entries();
    int size = open(WireType.DICTIONARY, entries.size());
    for (int i = 0; i < entries.size(); i++) {
      XpcDictionary.Entry entry = entries.get(i);
      try {
        cString(entry.key());
        value(entry.value(), i == entries.size() - 1, depth + 1);
      } catch (Refusal refusal) {
        throw refusal.inside(new Path.Key(entry.key(), occurrence(entries, i)));
      }
    }
    close(size);
  }

  private static int occurrence(List<XpcDictionary.Entry> entries, int index) {
    Map<Bytes, Integer> seen = new HashMap<>();
    entries.subList(0, index).forEach(entry -> seen.merge(entry.key(), 1, Integer::sum));
    return seen.getOrDefault(entries.get(index).key(), 0);
  }

  /** Begins a container; its size is mended when it is closed. */
  private int open(WireType type, int count) {
    u32(type.code());
    u32(0);
    u32(count);
    return at - 8;
  }

  private void close(int size) {
    Words.put32(out, size, at - size - 4);
  }

  private void cString(Bytes text) {
    int from = at;
    bytes(text);
    if (Words.indexOfZero(out, from, at) < at) {
      throw refuse("a C string can't hold a NUL");
    }
    zeros(1 + (~text.size() & 3));
  }

  /** At most four. */
  private void zeros(int count) {
    Words.put32(out, at, 0);
    at += count;
  }

  /** With room for zeros behind them. */
  private void bytes(Bytes bytes) {
    room(bytes.size() + 4);
    bytes.copyTo(out, at);
    at += bytes.size();
  }

  private void checkWhole(Optional<Incomplete> incomplete) {
    if (incomplete.isPresent()) {
      throw refuse("the value is not whole");
    }
  }

  private void onlyRemote(String what) {
    if (!remote) {
      throw refuse("how local XPC writes " + what + " is not known");
    }
  }

  private void room(int size) {
    if (size > out.length - at) {
      long wanted = Math.max(2L * out.length, (long) at + size);
      if ((long) at + size > MAX_SIZE) {
        throw refuse("the message is larger than " + MAX_SIZE + " bytes");
      }
      out = Arrays.copyOf(out, (int) Math.min(wanted, MAX_SIZE));
    }
  }

  private Refusal noForm(String type) {
    return refuse("nobody knows how a value of type " + type + " is written");
  }

  private Refusal refuse(String what) {
    return new Refusal(what, at);
  }
}
