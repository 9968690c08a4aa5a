package io.xpctape.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The definitions of an inferred schema, without the comments that hold its evidence. */
final class InferredProto {
  private static final String CONVERSATION = "conversation.proto";

  private InferredProto() {}

  /** What a schema's folder defines, line by line. */
  static List<String> of(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(file -> file.endsWith(CONVERSATION)).sorted().toList();
    }
    List<String> lines = new ArrayList<>();
    for (Path file : files) {
      lines.addAll(Files.readAllLines(file));
    }
    lines.removeIf(line -> line.isBlank() || line.stripLeading().startsWith("//"));
    return lines;
  }
}
