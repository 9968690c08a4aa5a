package io.xpctape.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A few messages out of an inferred schema. */
final class Excerpt {
  private static final String CONVERSATION = "conversation.proto";
  private static final String MESSAGE = "message ";
  private static final String END = "}";

  /** What every message has, and the comment above it. */
  private static final String REST = "xpctape.v1.Rest rest = ";

  private Excerpt() {}

  /** The definitions of messages so named, as they stand in a schema's folder. */
  static List<String> of(Path folder, List<String> names) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(file -> file.endsWith(CONVERSATION)).sorted().toList();
    }
    List<String> excerpt = new ArrayList<>();
    for (Path file : files) {
      excerpt.addAll(of(Files.readAllLines(file), names));
    }
    return excerpt;
  }

  private static List<String> of(List<String> lines, List<String> names) {
    List<String> excerpt = new ArrayList<>();
    String end = "";
    for (String line : lines) {
      String text = line.stripLeading();
      if (end.isEmpty() && names.stream().anyMatch(n -> text.startsWith(MESSAGE + n + " "))) {
        end = line.substring(0, line.length() - text.length()) + END;
      }
      if (!end.isEmpty() && text.startsWith(REST)) {
        excerpt.remove(excerpt.size() - 1);
      } else if (!end.isEmpty() && !text.isEmpty()) {
        excerpt.add(line);
      }
      if (line.equals(end)) {
        end = "";
      }
    }
    return excerpt;
  }
}
