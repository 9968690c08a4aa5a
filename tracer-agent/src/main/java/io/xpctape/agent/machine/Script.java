package io.xpctape.agent.machine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Who runs a file that begins with {@code #!}. */
final class Script {
  /** As much of a first line as the systems look at. */
  private static final int LINE_BYTES = 512;

  private Script() {}

  /** The interpreter; empty for what is no script. */
  static Optional<Path> interpreter(Path file) throws IOException {
    String text;
    try (InputStream in = Files.newInputStream(file)) {
      text = new String(in.readNBytes(LINE_BYTES), StandardCharsets.ISO_8859_1);
    }
    if (!text.startsWith("#!")) {
      return Optional.empty();
    }
    String line = text.substring(2).lines().findFirst().orElse("").replace('\0', ' ').strip();
    return line.isEmpty() ? Optional.empty() : Optional.of(Path.of(line.split("\\s+", 2)[0]));
  }
}
