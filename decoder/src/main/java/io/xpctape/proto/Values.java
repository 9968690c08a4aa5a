package io.xpctape.proto;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.xpctape.model.BadInputException;
import io.xpctape.model.Bytes;
import io.xpctape.model.Incomplete;
import io.xpctape.model.Limits;
import io.xpctape.model.XpcArray;
import io.xpctape.model.XpcBool;
import io.xpctape.model.XpcConnection;
import io.xpctape.model.XpcData;
import io.xpctape.model.XpcDate;
import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcDouble;
import io.xpctape.model.XpcError;
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
import io.xpctape.proto.v1.Array;
import io.xpctape.proto.v1.Dictionary;
import io.xpctape.proto.v1.Entry;
import io.xpctape.proto.v1.Null;
import io.xpctape.proto.v1.Shmem;
import io.xpctape.proto.v1.Value;
import java.util.Optional;

/** Values between the model and protobuf, exact both ways. */
public final class Values {
  private Values() {}

  /**
   * The protobuf form of a value.
   *
   * @throws BadInputException if it is deeper than {@link Limits#MAX_DEPTH}
   */
  public static Value toProto(XpcValue value) {
    return toProto(value, 1);
  }

  /**
   * The value that a protobuf form says.
   *
   * @throws BadInputException if it says none, or one beyond {@link Limits}
   */
  public static XpcValue fromProto(Value value) {
    try {
      return ValueReader.of(value.toByteArray(), 0).read();
    } catch (InvalidProtocolBufferException e) {
      throw new BadInputException(String.valueOf(e.getMessage()), e);
    }
  }

  /** Bytes as protobuf has them. */
  public static ByteString toProto(Bytes bytes) {
    return ByteString.copyFrom(bytes.buffer());
  }

  /** Bytes as the model has them. */
  public static Bytes fromProto(ByteString bytes) {
    return Bytes.of(bytes.toByteArray());
  }

  private static Value toProto(XpcValue value, int depth) {
    if (depth > Limits.MAX_DEPTH) {
      throw new BadInputException("a value is nested deeper than " + Limits.MAX_DEPTH);
    }
    Value.Builder to = Value.newBuilder();
    return switch (value.kind()) {
      case NULL -> to.setNull(Null.getDefaultInstance()).build();
      case BOOL -> to.setBool(((XpcBool) value).value()).build();
      case INT64 -> to.setInt64(((XpcInt64) value).value()).build();
      case UINT64 -> to.setUint64(((XpcUint64) value).value()).build();
      case DOUBLE -> mark(to.setDouble(((XpcDouble) value).value()), value.incomplete());
      case DATE -> mark(to.setDate(((XpcDate) value).nanoseconds()), value.incomplete());
      case DATA -> {
        XpcData data = (XpcData) value;
        yield mark(to.setData(toProto(data.bytes())), data.incomplete());
      }
      case STRING -> {
        XpcString string = (XpcString) value;
        yield mark(to.setString(toProto(string.bytes())), string.incomplete());
      }
      case UUID -> to.setUuid(toProto(((XpcUuid) value).bytes())).build();
      case ARRAY -> {
        XpcArray array = (XpcArray) value;
        Array.Builder values = Array.newBuilder();
        for (XpcValue element : array.values()) {
          values.addValue(toProto(element, depth + 1));
        }
        yield mark(to.setArray(values), array.incomplete());
      }
      case DICTIONARY -> {
        XpcDictionary dictionary = (XpcDictionary) value;
        yield mark(to.setDictionary(entries(dictionary, depth)), dictionary.incomplete());
      }
      case FD -> to.setFd(Resources.toProto((XpcFd) value)).build();
      case SHMEM -> to.setShmem(Shmem.newBuilder().setLength(((XpcShmem) value).length())).build();
      case ERROR -> {
        XpcError error = (XpcError) value;
        to.getErrorBuilder()
            .setSingletonValue(Resources.number(error.singleton()))
            .setKeys(entries(error.keys(), depth));
        yield mark(to, error.keys().incomplete());
      }
      case FILE_TRANSFER -> {
        XpcFileTransfer file = (XpcFileTransfer) value;
        to.getFileTransferBuilder().setId(file.id()).setTransfer(entries(file.transfer(), depth));
        yield mark(to, file.incomplete());
      }
      case CONNECTION -> to.setConnection(Resources.toProto((XpcConnection) value)).build();
      case POINTER -> to.setPointer(((XpcPointer) value).address()).build();
      case ENDPOINT -> {
        XpcResource resource = (XpcResource) value;
        yield mark(to.setEndpoint(Resources.toProto(resource)), resource.incomplete());
      }
      case MACH_SEND -> {
        XpcResource resource = (XpcResource) value;
        yield mark(to.setMachSend(Resources.toProto(resource)), resource.incomplete());
      }
      case MACH_SEND_ONCE -> {
        XpcResource resource = (XpcResource) value;
        yield mark(to.setMachSendOnce(Resources.toProto(resource)), resource.incomplete());
      }
      case MACH_RECV -> {
        XpcResource resource = (XpcResource) value;
        yield mark(to.setMachRecv(Resources.toProto(resource)), resource.incomplete());
      }
      case OTHER -> {
        XpcResource resource = (XpcResource) value;
        yield mark(to.setOther(Resources.toProto(resource)), resource.incomplete());
      }
    };
  }

  private static Dictionary entries(XpcDictionary dictionary, int depth) {
    Dictionary.Builder entries = Dictionary.newBuilder();
    for (XpcDictionary.Entry entry : dictionary.entries()) {
      entries.addEntry(
          Entry.newBuilder()
              .setKey(toProto(entry.key()))
              .setValue(toProto(entry.value(), depth + 1)));
    }
    return entries.build();
  }

  private static Value mark(Value.Builder value, Optional<Incomplete> incomplete) {
    incomplete.ifPresent(why -> value.setIncomplete(Resources.toProto(why)));
    return value.build();
  }
}
