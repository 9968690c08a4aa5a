package io.xpctape.description;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Pairs of files in a folder of the test's resources: {@code NAME.txt} and what it means. */
final class GoldenFiles {
  private GoldenFiles() {}

  static List<String> names(String folder) throws IOException {
    try (Stream<Path> files = Files.list(folder(folder))) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.endsWith(".txt"))
          .map(name -> name.replace(".txt", ""))
          .sorted()
          .toList();
    }
  }

  static byte[] bytes(String folder, String file) throws IOException {
    return Files.readAllBytes(folder(folder).resolve(file));
  }

  private static Path folder(String folder) {
    URL url = Objects.requireNonNull(GoldenFiles.class.getResource(folder));
    try {
      return Path.of(url.toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
