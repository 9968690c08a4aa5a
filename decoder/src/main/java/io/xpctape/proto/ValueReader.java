package io.xpctape.proto;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.ExtensionRegistryLite;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import com.google.protobuf.WireFormat;
import io.xpctape.model.BadInputException;
import io.xpctape.model.Bytes;
import io.xpctape.model.Incomplete;
import io.xpctape.model.Limits;
import io.xpctape.model.XpcArray;
import io.xpctape.model.XpcBool;
import io.xpctape.model.XpcData;
import io.xpctape.model.XpcDate;
import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcDouble;
import io.xpctape.model.XpcError;
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
import io.xpctape.proto.v1.ConnectionValue;
import io.xpctape.proto.v1.Described;
import io.xpctape.proto.v1.Fd;
import io.xpctape.proto.v1.Null;
import io.xpctape.proto.v1.Shmem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads protobuf values of unknown origin straight into the model. The generated parser would stop
 * at 100 levels, take memory before anything is counted, and could not say where the damage lies.
 * For one thread.
 */
public final class ValueReader {
  private final CodedInputStream in;
  private final long base;
  private final Place place = new Place();
  private int count;

  private ValueReader(CodedInputStream in, long base) {
    this.in = in;
    this.base = base;
  }

  /** Over the bytes of a Value; {@code base} is where they stand in their file, for complaints. */
  public static ValueReader of(byte[] bytes, long base) {
    return new ValueReader(CodedInputStream.newInstance(bytes), base);
  }

  /**
   * Over a stream whose limit is the end of a Value.
   *
   * @param base where the stream's first byte stands in its file
   */
  public static ValueReader of(CodedInputStream in, long base) {
    return new ValueReader(in, base);
  }

  /**
   * The value, up to the stream's end or limit. Both complaints name byte and path.
   *
   * @throws InvalidProtocolBufferException if its bytes are no protobuf
   * @throws BadInputException if they are, but no value, or one beyond {@link Limits}
   */
  public XpcValue read() throws InvalidProtocolBufferException {
    try {
      return readValue();
    } catch (IOException e) {
      InvalidProtocolBufferException damaged = new InvalidProtocolBufferException(at("damaged"));
      damaged.initCause(e);
      throw damaged;
    }
  }

  private XpcValue readValue() throws IOException {
    if (place.depth() >= Limits.MAX_DEPTH) {
      throw bad("nested deeper than " + Limits.MAX_DEPTH + " values");
    }
    if (++count > Limits.MAX_VALUES) {
      throw bad("more than " + Limits.MAX_VALUES + " values in one message");
    }
    @Nullable XpcValue value = null;
    @Nullable Incomplete incomplete = null;
    while (!in.isAtEnd()) {
      int tag = in.readTag();
      if (tag == ValueTags.INCOMPLETE) {
        incomplete = Resources.fromProto(message(io.xpctape.proto.v1.Incomplete.parser()));
        continue;
      }
      @Nullable XpcValue read = readKind(tag);
      if (read == null) {
        skip(tag);
      } else if (value != null) {
        throw bad("two values in the place of one");
      } else {
        value = read;
      }
    }
    if (value == null) {
      value = new XpcResource(XpcKind.OTHER, Bytes.EMPTY, Bytes.EMPTY);
    }
    return incomplete == null ? value : mark(value, incomplete);
  }

  private @Nullable XpcValue readKind(int tag) throws IOException {
    return switch (tag) {
      case ValueTags.NULL -> {
        message(Null.parser());
        yield new XpcNull();
      }
      case ValueTags.BOOL -> new XpcBool(in.readBool());
      case ValueTags.INT64 -> new XpcInt64(in.readInt64());
      case ValueTags.UINT64 -> new XpcUint64(in.readUInt64());
      case ValueTags.DOUBLE -> new XpcDouble(in.readDouble());
      case ValueTags.DATE -> new XpcDate(in.readSFixed64());
      case ValueTags.DATA -> new XpcData(bytes());
      case ValueTags.STRING -> new XpcString(bytes());
      case ValueTags.UUID -> uuid(bytes());
      case ValueTags.ARRAY -> array();
      case ValueTags.DICTIONARY -> dictionary();
      case ValueTags.FD -> Resources.fromProto(message(Fd.parser()));
      case ValueTags.SHMEM -> new XpcShmem(message(Shmem.parser()).getLength());
      case ValueTags.ENDPOINT -> described(XpcKind.ENDPOINT);
      case ValueTags.ERROR -> error();
      case ValueTags.CONNECTION -> Resources.fromProto(message(ConnectionValue.parser()));
      case ValueTags.POINTER -> new XpcPointer(in.readFixed64());
      case ValueTags.MACH_SEND -> described(XpcKind.MACH_SEND);
      case ValueTags.MACH_SEND_ONCE -> described(XpcKind.MACH_SEND_ONCE);
      case ValueTags.MACH_RECV -> described(XpcKind.MACH_RECV);
      case ValueTags.OTHER -> described(XpcKind.OTHER);
      case ValueTags.FILE_TRANSFER -> fileTransfer();
      default -> null;
    };
  }

  private XpcArray array() throws IOException {
    List<XpcValue> values = new ArrayList<>();
    int outer = enter();
    while (!in.isAtEnd()) {
      int tag = in.readTag();
      if (tag == ValueTags.ARRAY_VALUE) {
        place.index(values.size());
        int limit = in.pushLimit(in.readRawVarint32());
        values.add(readValue());
        in.popLimit(limit);
      } else {
        skip(tag);
      }
    }
    leave(outer);
    return new XpcArray(values);
  }

  private XpcDictionary dictionary() throws IOException {
    List<XpcDictionary.Entry> entries = new ArrayList<>();
    int outer = enter();
    while (!in.isAtEnd()) {
      int tag = in.readTag();
      if (tag == ValueTags.DICTIONARY_ENTRY) {
        place.entry();
        entries.add(entry());
      } else {
        skip(tag);
      }
    }
    leave(outer);
    return new XpcDictionary(entries);
  }

  private XpcDictionary.Entry entry() throws IOException {
    Bytes key = Bytes.EMPTY;
    @Nullable XpcValue value = null;
    int outer = in.pushLimit(in.readRawVarint32());
    while (!in.isAtEnd()) {
      int tag = in.readTag();
      switch (tag) {
        case ValueTags.ENTRY_KEY -> {
          key = bytes();
          place.key(key);
        }
        case ValueTags.ENTRY_VALUE -> {
          if (value != null) {
            throw bad("two values in the place of one");
          }
          int limit = in.pushLimit(in.readRawVarint32());
          value = readValue();
          in.popLimit(limit);
        }
        default -> skip(tag);
      }
    }
    in.popLimit(outer);
    if (value == null) {
      throw bad("a key without a value");
    }
    return new XpcDictionary.Entry(key, value);
  }

  private XpcError error() throws IOException {
    XpcError.Singleton singleton = XpcError.Singleton.NONE;
    XpcDictionary keys = XpcDictionary.EMPTY;
    int outer = in.pushLimit(in.readRawVarint32());
    while (!in.isAtEnd()) {
      int tag = in.readTag();
      switch (tag) {
        case ValueTags.ERROR_SINGLETON -> singleton = Resources.singleton(in.readEnum());
        case ValueTags.ERROR_KEYS -> keys = dictionary();
        default -> skip(tag);
      }
    }
    in.popLimit(outer);
    return new XpcError(singleton, keys);
  }

  private XpcFileTransfer fileTransfer() throws IOException {
    long id = 0;
    XpcDictionary transfer = XpcDictionary.EMPTY;
    int outer = in.pushLimit(in.readRawVarint32());
    while (!in.isAtEnd()) {
      int tag = in.readTag();
      switch (tag) {
        case ValueTags.FILE_ID -> id = in.readUInt64();
        case ValueTags.FILE_TRANSFERRED -> transfer = dictionary();
        default -> skip(tag);
      }
    }
    in.popLimit(outer);
    return new XpcFileTransfer(id, transfer);
  }

  private XpcResource described(XpcKind kind) throws IOException {
    return Resources.fromProto(kind, message(Described.parser()));
  }

  private XpcUuid uuid(Bytes bytes) {
    if (bytes.size() != XpcUuid.SIZE) {
      throw bad("a uuid has 16 bytes, not " + bytes.size());
    }
    return XpcUuid.of(bytes);
  }

  private XpcValue mark(XpcValue value, Incomplete incomplete) {
    return incomplete
        .mark(value)
        .orElseThrow(() -> bad("a value of type " + value.kind().label() + " can't be incomplete"));
  }

  private int enter() throws IOException {
    int outer = in.pushLimit(in.readRawVarint32());
    place.down();
    return outer;
  }

  private void leave(int outer) {
    place.up();
    in.popLimit(outer);
  }

  private Bytes bytes() throws IOException {
    return Bytes.of(in.readByteArray());
  }

  private <T extends MessageLite> T message(Parser<T> parser) throws IOException {
    return in.readMessage(parser, ExtensionRegistryLite.getEmptyRegistry());
  }

  // Groups are refused: protobuf has given them up, and their end is not known beforehand.
  private void skip(int tag) throws IOException {
    if (WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_START_GROUP || !in.skipField(tag)) {
      throw bad("damaged");
    }
  }

  private BadInputException bad(String what) {
    return new BadInputException(at(what));
  }

  private String at(String what) {
    return place + ": " + what + " (byte " + (base + in.getTotalBytesRead()) + ")";
  }
}
