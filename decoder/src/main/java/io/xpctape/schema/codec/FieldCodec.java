package io.xpctape.schema.codec;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import io.xpctape.model.BadInputException;
import io.xpctape.model.Bytes;
import io.xpctape.model.XpcArray;
import io.xpctape.model.XpcBool;
import io.xpctape.model.XpcData;
import io.xpctape.model.XpcDate;
import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcDouble;
import io.xpctape.model.XpcInt64;
import io.xpctape.model.XpcKind;
import io.xpctape.model.XpcPointer;
import io.xpctape.model.XpcString;
import io.xpctape.model.XpcUint64;
import io.xpctape.model.XpcUuid;
import io.xpctape.model.XpcValue;
import io.xpctape.proto.ValueReader;
import io.xpctape.proto.Values;
import io.xpctape.proto.v1.Schema;
import io.xpctape.proto.v1.Value;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One value of a field: what it is in protobuf, if the field can hold it. */
final class FieldCodec {
  private static final Descriptor VALUE = Value.getDescriptor();

  private final XpcKind kind;
  private final FieldDescriptor valueField;
  private final @Nullable RecordCodec record;
  private final @Nullable TupleCodec tuple;
  private final boolean isEnum;
  private final Map<XpcValue, EnumValueDescriptor> enumValues = new HashMap<>();

  /**
   * For a field, or a map's value.
   *
   * @param field where the value is
   * @param options the field that has the options, which for a map's value is the map's
   * @param codecs for the messages inside
   */
  FieldCodec(FieldDescriptor field, FieldDescriptor options, Codecs codecs) {
    kind = kind(field, options);
    valueField = VALUE.findFieldByName(kind.label());
    boolean isInferred =
        (kind == XpcKind.DICTIONARY || kind == XpcKind.ARRAY)
            && !field.getMessageType().getFile().equals(VALUE.getFile());
    record = isInferred && kind == XpcKind.DICTIONARY ? codecs.of(field.getMessageType()) : null;
    tuple = isInferred && kind == XpcKind.ARRAY ? codecs.tuple(field.getMessageType()) : null;
    isEnum = field.getJavaType() == FieldDescriptor.JavaType.ENUM;
    if (isEnum) {
      for (EnumValueDescriptor value : field.getEnumType().getValues()) {
        if (value.getNumber() != 0) {
          enumValues.put(meaning(value), value);
        }
      }
    }
  }

  private static XpcKind kind(FieldDescriptor field, FieldDescriptor options) {
    if (options.getOptions().hasExtension(Schema.type)) {
      String label = options.getOptions().getExtension(Schema.type);
      for (XpcKind kind : XpcKind.values()) {
        if (kind.label().equals(label)) {
          return kind;
        }
      }
    }
    return switch (field.getType()) {
      case BOOL -> XpcKind.BOOL;
      case INT64 -> XpcKind.INT64;
      case UINT64 -> XpcKind.UINT64;
      case DOUBLE -> XpcKind.DOUBLE;
      case FIXED64 -> XpcKind.POINTER;
      case BYTES -> XpcKind.DATA;
      case STRING, ENUM -> XpcKind.STRING;
      case MESSAGE -> messageKind(field.getMessageType());
      default -> throw new BadInputException("no value is of type " + field.getType());
    };
  }

  private static XpcKind messageKind(Descriptor type) {
    if (type.equals(Timestamp.getDescriptor())) {
      return XpcKind.DATE;
    }
    for (FieldDescriptor field : VALUE.getFields()) {
      if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE
          && field.getMessageType().equals(type)) {
        for (XpcKind kind : XpcKind.values()) {
          if (kind.label().equals(field.getName())) {
            return kind;
          }
        }
      }
    }
    return TupleCodec.isTuple(type) ? XpcKind.ARRAY : XpcKind.DICTIONARY;
  }

  /** The protobuf form; empty if the field can't hold the value exactly. */
  Optional<Object> encode(XpcValue value) {
    if (value.kind() != kind) {
      return Optional.empty();
    }
    if (record != null) {
      return record.encode((XpcDictionary) value).map(message -> message);
    }
    if (tuple != null) {
      return tuple.encode((XpcArray) value).map(message -> message);
    }
    if (isEnum) {
      return Optional.ofNullable(enumValues.get(value));
    }
    return switch (kind) {
      case STRING -> encode((XpcString) value);
      case UUID -> Optional.of(((XpcUuid) value).value().toString());
      case DATE ->
          value.incomplete().isPresent()
              ? Optional.empty()
              : Optional.of(Dates.toProto(((XpcDate) value).nanoseconds()));
      default -> {
        Value generic = Values.toProto(value);
        yield generic.hasIncomplete()
            ? Optional.empty()
            : Optional.of(generic.getField(valueField));
      }
    };
  }

  private Optional<Object> encode(XpcString string) {
    return string.incomplete().isPresent()
        ? Optional.empty()
        : string.bytes().asUtf8().map(words -> words);
  }

  /**
   * The value of a protobuf form.
   *
   * @throws BadInputException if it says none
   */
  XpcValue decode(Object from) {
    if (record != null) {
      return record.decode((Message) from);
    }
    if (tuple != null) {
      return tuple.decode((Message) from);
    }
    if (from instanceof EnumValueDescriptor value) {
      return meaning(value);
    }
    return switch (kind) {
      case BOOL -> new XpcBool((Boolean) from);
      case INT64 -> new XpcInt64((Long) from);
      case UINT64 -> new XpcUint64((Long) from);
      case DOUBLE -> new XpcDouble((Double) from);
      case POINTER -> new XpcPointer((Long) from);
      case DATA -> new XpcData(Values.fromProto((ByteString) from));
      case STRING -> new XpcString(Bytes.utf8((String) from));
      case UUID -> uuid((String) from);
      case DATE -> new XpcDate(Dates.fromProto((Message) from));
      case NULL,
          ARRAY,
          DICTIONARY,
          FD,
          SHMEM,
          ENDPOINT,
          ERROR,
          CONNECTION,
          MACH_SEND,
          MACH_SEND_ONCE,
          MACH_RECV,
          FILE_TRANSFER,
          OTHER ->
          generic(((Message) from).toByteString());
    };
  }

  private XpcValue meaning(EnumValueDescriptor value) {
    boolean integer = value.getOptions().hasExtension(Schema.integer);
    if (integer && kind == XpcKind.INT64) {
      return new XpcInt64(value.getOptions().getExtension(Schema.integer));
    } else if (integer && kind == XpcKind.UINT64) {
      return new XpcUint64(value.getOptions().getExtension(Schema.integer));
    } else if (value.getOptions().hasExtension(Schema.text)) {
      return XpcString.of(value.getOptions().getExtension(Schema.text));
    }
    throw new BadInputException("an enum's value stands for nothing: " + value.getName());
  }

  private static XpcUuid uuid(String text) {
    try {
      UUID uuid = UUID.fromString(text);
      if (uuid.toString().equalsIgnoreCase(text)) {
        return new XpcUuid(uuid);
      }
    } catch (IllegalArgumentException e) {
      // Told below, like one that is only nearly right.
    }
    throw new BadInputException("no UUID: " + text);
  }

  /** By way of a Value, whose reader knows limits and places. */
  private XpcValue generic(ByteString content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(content.size() + 16);
    try {
      CodedOutputStream out = CodedOutputStream.newInstance(bytes);
      out.writeBytes(valueField.getNumber(), content);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return read(bytes.toByteArray());
  }

  /**
   * The value that the bytes of a Value say.
   *
   * @throws BadInputException if they say none, or one beyond the limits
   */
  static XpcValue read(byte[] value) {
    try {
      return ValueReader.of(value, 0).read();
    } catch (InvalidProtocolBufferException e) {
      throw new BadInputException(String.valueOf(e.getMessage()), e);
    }
  }
}
