package io.xpctape.agent.machine;

import io.xpctape.agent.launch.Platform;
import io.xpctape.agent.launch.Privileges;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** The one that this runs on. */
final class ThisMachine implements Machine {
  /** Of a tool's output so much is read; codesign prints some kilobytes. */
  private static final int MAX_OUTPUT = 1 << 20;

  @Override
  public boolean isMac() {
    return Platform.name().startsWith("macos-");
  }

  @Override
  public String processor() {
    return Platform.processor();
  }

  @Override
  public Path root() {
    return Path.of("/");
  }

  @Override
  public Optional<String> output(String... command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      try {
        process.getOutputStream().close();
        byte[] printed = process.getInputStream().readNBytes(MAX_OUTPUT);
        return Optional.of(new String(printed, StandardCharsets.UTF_8));
      } finally {
        process.destroy();
      }
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<String> privilege(Path program) {
    return Privileges.of(program);
  }
}
