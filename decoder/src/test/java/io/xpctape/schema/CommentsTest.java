package io.xpctape.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.DescriptorProtos.OneofDescriptorProto;
import com.google.protobuf.DescriptorProtos.SourceCodeInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What buf's COMMENTS asks of a schema's files, so that it holds where there is no buf. */
class CommentsTest {
  private final List<String> bare = new ArrayList<>();
  private SourceCodeInfo info = SourceCodeInfo.getDefaultInstance();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "com/example/lamp/v1/conversation.proto",
        "xpctape/v1/value.proto",
        "xpctape/v1/trace.proto",
        "xpctape/v1/schema.proto"
      })
  void everythingHasAComment(String name) throws IOException {
    try (InputStream in = getClass().getResourceAsStream("/expected-schemas.binpb")) {
      FileDescriptorProto file =
          FileDescriptorSet.parseFrom(in).getFileList().stream()
              .filter(one -> one.getName().equals(name))
              .findFirst()
              .orElseThrow();
      info = file.getSourceCodeInfo();
      for (int i = 0; i < file.getMessageTypeCount(); i++) {
        message(file.getMessageType(i), List.of(FileDescriptorProto.MESSAGE_TYPE_FIELD_NUMBER, i));
      }
      for (int i = 0; i < file.getEnumTypeCount(); i++) {
        enumeration(file.getEnumType(i), List.of(FileDescriptorProto.ENUM_TYPE_FIELD_NUMBER, i));
      }
    }

    assertThat(info.getLocationCount()).isPositive();
    assertThat(bare).isEmpty();
  }

  private void message(DescriptorProto message, List<Integer> path) {
    if (message.getOptions().getMapEntry()) {
      return;
    }
    check(message.getName(), path);
    for (int i = 0; i < message.getFieldCount(); i++) {
      String field = message.getName() + "." + message.getField(i).getName();
      check(field, path, DescriptorProto.FIELD_FIELD_NUMBER, i);
    }
    for (int i = 0; i < message.getOneofDeclCount(); i++) {
      OneofDescriptorProto oneof = message.getOneofDecl(i);
      // That of an optional field is in no source.
      if (!oneof.getName().startsWith("_")) {
        check(oneof.getName(), path, DescriptorProto.ONEOF_DECL_FIELD_NUMBER, i);
      }
    }
    for (int i = 0; i < message.getNestedTypeCount(); i++) {
      message(message.getNestedType(i), path(path, DescriptorProto.NESTED_TYPE_FIELD_NUMBER, i));
    }
    for (int i = 0; i < message.getEnumTypeCount(); i++) {
      enumeration(message.getEnumType(i), path(path, DescriptorProto.ENUM_TYPE_FIELD_NUMBER, i));
    }
  }

  private void enumeration(EnumDescriptorProto type, List<Integer> path) {
    check(type.getName(), path);
    for (int i = 0; i < type.getValueCount(); i++) {
      check(type.getValue(i).getName(), path, EnumDescriptorProto.VALUE_FIELD_NUMBER, i);
    }
  }

  private void check(String name, List<Integer> parent, int... more) {
    List<Integer> path = path(parent, more);
    if (info.getLocationList().stream()
        .filter(location -> location.getPathList().equals(path))
        .allMatch(location -> location.getLeadingComments().isBlank())) {
      bare.add(name);
    }
  }

  private static List<Integer> path(List<Integer> parent, int... more) {
    List<Integer> path = new ArrayList<>(parent);
    for (int step : more) {
      path.add(step);
    }
    return path;
  }
}
