package io.xpctape.schema.emit;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Timestamp;
import io.xpctape.model.XpcKind;
import io.xpctape.proto.v1.Array;
import io.xpctape.proto.v1.ConnectionValue;
import io.xpctape.proto.v1.Described;
import io.xpctape.proto.v1.Dictionary;
import io.xpctape.proto.v1.Error;
import io.xpctape.proto.v1.Fd;
import io.xpctape.proto.v1.FieldEntry;
import io.xpctape.proto.v1.FileTransfer;
import io.xpctape.proto.v1.Null;
import io.xpctape.proto.v1.Schema;
import io.xpctape.proto.v1.Shmem;
import io.xpctape.proto.v1.VariantEntry;
import io.xpctape.schema.ledger.FieldType;

/** Fields as descriptors. */
final class FieldProtos {
  private final String packageName;

  FieldProtos(String packageName) {
    this.packageName = packageName;
  }

  /** A field of the ledger, outside any oneof. */
  FieldDescriptorProto.Builder of(FieldEntry entry, FieldType type, String message) {
    FieldDescriptorProto.Builder field = named(entry.getName(), entry.getNumber());
    if (type.form() == FieldType.Form.MAP) {
      field.setType(FieldDescriptorProto.Type.TYPE_MESSAGE);
      field.setTypeName(scoped(message + "." + mapEntryName(entry.getName())));
    } else {
      setType(field, type.kind(), entry.getTypeName());
    }
    field.setLabel(
        type.form() == FieldType.Form.SINGLE
            ? FieldDescriptorProto.Label.LABEL_OPTIONAL
            : FieldDescriptorProto.Label.LABEL_REPEATED);
    if (needsTypeOption(type)) {
      field.getOptionsBuilder().setExtension(Schema.type, type.kind().label());
    }
    return field;
  }

  /** The field of a variant in its union's oneof. */
  FieldDescriptorProto.Builder of(VariantEntry variant) {
    return named(variant.getName(), variant.getNumber())
        .setType(FieldDescriptorProto.Type.TYPE_MESSAGE)
        .setTypeName(scoped(variant.getTypeName()));
  }

  /** The message that protobuf makes for a map's entries. */
  DescriptorProto mapEntry(FieldEntry entry, FieldType type) {
    DescriptorProto.Builder message =
        DescriptorProto.newBuilder().setName(mapEntryName(entry.getName()));
    message.getOptionsBuilder().setMapEntry(true);
    message.addField(named("key", 1).setType(FieldDescriptorProto.Type.TYPE_STRING));
    FieldDescriptorProto.Builder value = named("value", 2);
    setType(value, type.kind(), entry.getTypeName());
    return message.addField(value).build();
  }

  /** A field of a message type, by its descriptor. */
  static FieldDescriptorProto.Builder of(String name, int number, Descriptor type) {
    return named(name, number)
        .setType(FieldDescriptorProto.Type.TYPE_MESSAGE)
        .setTypeName("." + type.getFullName());
  }

  static FieldDescriptorProto.Builder named(String name, int number) {
    return FieldDescriptorProto.newBuilder()
        .setName(name)
        .setNumber(number)
        .setLabel(FieldDescriptorProto.Label.LABEL_OPTIONAL);
  }

  /** A name in the schema's package, as descriptors refer to it. */
  String scoped(String name) {
    return "." + packageName + "." + name;
  }

  private void setType(FieldDescriptorProto.Builder field, XpcKind kind, String typeName) {
    if (!typeName.isEmpty()) {
      field.setType(
          kind == XpcKind.DICTIONARY || kind == XpcKind.ARRAY
              ? FieldDescriptorProto.Type.TYPE_MESSAGE
              : FieldDescriptorProto.Type.TYPE_ENUM);
      field.setTypeName(scoped(typeName));
      return;
    }
    switch (kind) {
      case BOOL -> field.setType(FieldDescriptorProto.Type.TYPE_BOOL);
      case INT64 -> field.setType(FieldDescriptorProto.Type.TYPE_INT64);
      case UINT64 -> field.setType(FieldDescriptorProto.Type.TYPE_UINT64);
      case DOUBLE -> field.setType(FieldDescriptorProto.Type.TYPE_DOUBLE);
      case DATA -> field.setType(FieldDescriptorProto.Type.TYPE_BYTES);
      case STRING, UUID -> field.setType(FieldDescriptorProto.Type.TYPE_STRING);
      case POINTER -> field.setType(FieldDescriptorProto.Type.TYPE_FIXED64);
      case NULL -> message(field, Null.getDescriptor());
      // Its range holds every 64-bit count of nanoseconds.
      case DATE -> message(field, Timestamp.getDescriptor());
      case ARRAY -> message(field, Array.getDescriptor());
      case DICTIONARY -> message(field, Dictionary.getDescriptor());
      case FD -> message(field, Fd.getDescriptor());
      case SHMEM -> message(field, Shmem.getDescriptor());
      case ERROR -> message(field, Error.getDescriptor());
      case CONNECTION -> message(field, ConnectionValue.getDescriptor());
      case FILE_TRANSFER -> message(field, FileTransfer.getDescriptor());
      case ENDPOINT, MACH_SEND, MACH_SEND_ONCE, MACH_RECV, OTHER ->
          message(field, Described.getDescriptor());
    }
  }

  private static void message(FieldDescriptorProto.Builder field, Descriptor type) {
    field.setType(FieldDescriptorProto.Type.TYPE_MESSAGE).setTypeName("." + type.getFullName());
  }

  private static boolean needsTypeOption(FieldType type) {
    return switch (type.kind()) {
      case INT64, UINT64 -> type.isEnum();
      case UUID, ENDPOINT, MACH_SEND, MACH_SEND_ONCE, MACH_RECV, OTHER -> true;
      default -> false;
    };
  }

  /** As protobuf's compiler names it. */
  private static String mapEntryName(String field) {
    String camel = JsonNames.of(field);
    return Character.toUpperCase(camel.charAt(0)) + camel.substring(1) + "Entry";
  }

  static boolean isScalar(FieldDescriptorProto.Builder field) {
    return field.getType() != FieldDescriptorProto.Type.TYPE_MESSAGE;
  }
}
