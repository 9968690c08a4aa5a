package io.xpctape.schema.emit;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;

/** The names of fields in protobuf's JSON, which its compiler writes into every descriptor. */
final class JsonNames {
  private JsonNames() {}

  /** The same file with them. */
  static FileDescriptorProto fill(FileDescriptorProto file) {
    FileDescriptorProto.Builder to = file.toBuilder();
    to.getMessageTypeBuilderList().forEach(JsonNames::fill);
    to.getExtensionBuilderList().forEach(JsonNames::fill);
    return to.build();
  }

  private static void fill(DescriptorProto.Builder message) {
    message.getNestedTypeBuilderList().forEach(JsonNames::fill);
    message.getFieldBuilderList().forEach(JsonNames::fill);
  }

  private static void fill(FieldDescriptorProto.Builder field) {
    field.setJsonName(of(field.getName()));
  }

  /** As protobuf's compiler derives it. */
  static String of(String field) {
    StringBuilder json = new StringBuilder();
    boolean capital = false;
    for (int i = 0; i < field.length(); i++) {
      char c = field.charAt(i);
      if (c == '_') {
        capital = true;
      } else {
        json.append(capital ? Character.toUpperCase(c) : c);
        capital = false;
      }
    }
    return json.toString();
  }
}
