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
import io.xpctape.proto.v1.Array;
import io.xpctape.proto.v1.ConnectionValue;
import io.xpctape.proto.v1.Described;
import io.xpctape.proto.v1.Dictionary;
import io.xpctape.proto.v1.Entry;
import io.xpctape.proto.v1.Error;
import io.xpctape.proto.v1.Fd;
import io.xpctape.proto.v1.Null;
import io.xpctape.proto.v1.Shmem;
import io.xpctape.proto.v1.Value;
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
  // A tag is the field's number and how it is stored; both must be right.
  private static final int VARINT = WireFormat.WIRETYPE_VARINT;
  private static final int FIXED = WireFormat.WIRETYPE_FIXED64;
  private static final int LENGTH = WireFormat.WIRETYPE_LENGTH_DELIMITED;
  private static final int NULL = Value.NULL_FIELD_NUMBER << 3 | LENGTH;
  private static final int BOOL = Value.BOOL_FIELD_NUMBER << 3 | VARINT;
  private static final int INT64 = Value.INT64_FIELD_NUMBER << 3 | VARINT;
  private static final int UINT64 = Value.UINT64_FIELD_NUMBER << 3 | VARINT;
  private static final int DOUBLE = Value.DOUBLE_FIELD_NUMBER << 3 | FIXED;
  private static final int DATE = Value.DATE_FIELD_NUMBER << 3 | FIXED;
  private static final int DATA = Value.DATA_FIELD_NUMBER << 3 | LENGTH;
  private static final int STRING = Value.STRING_FIELD_NUMBER << 3 | LENGTH;
  private static final int UUID = Value.UUID_FIELD_NUMBER << 3 | LENGTH;
  private static final int ARRAY = Value.ARRAY_FIELD_NUMBER << 3 | LENGTH;
  private static final int DICTIONARY = Value.DICTIONARY_FIELD_NUMBER << 3 | LENGTH;
  private static final int FD = Value.FD_FIELD_NUMBER << 3 | LENGTH;
  private static final int SHMEM = Value.SHMEM_FIELD_NUMBER << 3 | LENGTH;
  private static final int ENDPOINT = Value.ENDPOINT_FIELD_NUMBER << 3 | LENGTH;
  private static final int ERROR = Value.ERROR_FIELD_NUMBER << 3 | LENGTH;
  private static final int CONNECTION = Value.CONNECTION_FIELD_NUMBER << 3 | LENGTH;
  private static final int POINTER = Value.POINTER_FIELD_NUMBER << 3 | FIXED;
  private static final int MACH_SEND = Value.MACH_SEND_FIELD_NUMBER << 3 | LENGTH;
  private static final int MACH_SEND_ONCE = Value.MACH_SEND_ONCE_FIELD_NUMBER << 3 | LENGTH;
  private static final int MACH_RECV = Value.MACH_RECV_FIELD_NUMBER << 3 | LENGTH;
  private static final int OTHER = Value.OTHER_FIELD_NUMBER << 3 | LENGTH;
  private static final int INCOMPLETE = Value.INCOMPLETE_FIELD_NUMBER << 3 | LENGTH;
  private static final int ARRAY_VALUE = Array.VALUE_FIELD_NUMBER << 3 | LENGTH;
  private static final int DICTIONARY_ENTRY = Dictionary.ENTRY_FIELD_NUMBER << 3 | LENGTH;
  private static final int ENTRY_KEY = Entry.KEY_FIELD_NUMBER << 3 | LENGTH;
  private static final int ENTRY_VALUE = Entry.VALUE_FIELD_NUMBER << 3 | LENGTH;
  private static final int ERROR_SINGLETON = Error.SINGLETON_FIELD_NUMBER << 3 | VARINT;
  private static final int ERROR_KEYS = Error.KEYS_FIELD_NUMBER << 3 | LENGTH;

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
      if (tag == INCOMPLETE) {
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
      case NULL -> {
        message(Null.parser());
        yield new XpcNull();
      }
      case BOOL -> new XpcBool(in.readBool());
      case INT64 -> new XpcInt64(in.readInt64());
      case UINT64 -> new XpcUint64(in.readUInt64());
      case DOUBLE -> new XpcDouble(in.readDouble());
      case DATE -> new XpcDate(in.readSFixed64());
      case DATA -> new XpcData(bytes());
      case STRING -> new XpcString(bytes());
      case UUID -> uuid(bytes());
      case ARRAY -> array();
      case DICTIONARY -> dictionary();
      case FD -> Resources.fromProto(message(Fd.parser()));
      case SHMEM -> new XpcShmem(message(Shmem.parser()).getLength());
      case ENDPOINT -> described(XpcKind.ENDPOINT);
      case ERROR -> error();
      case CONNECTION -> Resources.fromProto(message(ConnectionValue.parser()));
      case POINTER -> new XpcPointer(in.readFixed64());
      case MACH_SEND -> described(XpcKind.MACH_SEND);
      case MACH_SEND_ONCE -> described(XpcKind.MACH_SEND_ONCE);
      case MACH_RECV -> described(XpcKind.MACH_RECV);
      case OTHER -> described(XpcKind.OTHER);
      default -> null;
    };
  }

  private XpcArray array() throws IOException {
    List<XpcValue> values = new ArrayList<>();
    int outer = enter();
    while (!in.isAtEnd()) {
      int tag = in.readTag();
      if (tag == ARRAY_VALUE) {
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
      if (tag == DICTIONARY_ENTRY) {
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
        case ENTRY_KEY -> {
          key = bytes();
          place.key(key);
        }
        case ENTRY_VALUE -> {
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
        case ERROR_SINGLETON -> singleton = Resources.singleton(in.readEnum());
        case ERROR_KEYS -> keys = dictionary();
        default -> skip(tag);
      }
    }
    in.popLimit(outer);
    return new XpcError(singleton, keys);
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
