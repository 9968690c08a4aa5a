package io.xpctape.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.ExtensionRegistry;
import io.xpctape.proto.v1.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

class SchemaFilesTest {
  private static final String PROTO = "com/example/lamp/v1/conversation.proto";

  private final SortedMap<String, byte[]> files =
      Inference.of(List.of(Lamp.evening()), Optional.empty()).files();

  @Test
  void theSchemaOfALampReadsAsExpected() throws IOException {
    assertThat(text(PROTO)).isEqualTo(Files.readString(Path.of("src/test/protobuf", PROTO)));
  }

  @Test
  void itsPageReadsAsExpected() throws IOException {
    assertThat(text("schema.md")).isEqualTo(resource("lamp.md"));
  }

  @Test
  void protobufsOwnCompilerMakesTheSameDescriptorOfTheText() throws IOException {
    FileDescriptorProto compiled;
    try (InputStream in = getClass().getResourceAsStream("/expected-schemas.binpb")) {
      compiled = conversation(in.readAllBytes());
    }

    assertThat(conversation(files.getOrDefault("descriptors.binpb", new byte[0])))
        .isEqualTo(compiled);
  }

  @Test
  void whatItImportsIsWhatWeWereCompiledFrom() throws IOException {
    for (String name : List.of("value", "trace", "schema")) {
      String path = "xpctape/v1/" + name + ".proto";
      assertThat(text(path)).isEqualTo(Files.readString(Path.of("src/main/protobuf", path)));
    }
  }

  private String text(String name) {
    return new String(files.get(name), StandardCharsets.UTF_8);
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = SchemaFilesTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Without the places in the source, of which ours has none. */
  private static FileDescriptorProto conversation(byte[] descriptors) throws IOException {
    ExtensionRegistry registry = ExtensionRegistry.newInstance();
    Schema.registerAllExtensions(registry);
    return FileDescriptorSet.parseFrom(descriptors, registry).getFileList().stream()
        .filter(file -> file.getName().equals(PROTO))
        .map(file -> file.toBuilder().clearSourceCodeInfo().build())
        .findFirst()
        .orElseThrow();
  }
}
