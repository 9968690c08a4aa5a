package io.xpctape.agent.machine;

import io.xpctape.image.ElfFile;
import io.xpctape.text.SafeText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** What in an ELF program's file keeps LD_PRELOAD from working. */
final class ElfObstacles {
  private static final byte[] MAGIC = {0x7f, 'E', 'L', 'F'};
  private static final int CLASS_AT = 4;
  private static final int CLASS_32 = 1;

  private final Machine machine;
  private final Path program;

  ElfObstacles(Machine machine, Path program) {
    this.machine = machine;
    this.program = program;
  }

  Optional<String> find() throws IOException {
    return kind().map(why -> SafeText.of(program.toString()) + " " + why);
  }

  private Optional<String> kind() throws IOException {
    byte[] start;
    try (InputStream in = Files.newInputStream(program)) {
      start = in.readNBytes(CLASS_AT + 1);
    }
    if (start.length <= CLASS_AT || !Arrays.equals(Arrays.copyOf(start, CLASS_AT), MAGIC)) {
      return Optional.of("is no ELF program (file PROGRAM says what it is)");
    }
    if (start[CLASS_AT] == CLASS_32) {
      return Optional.of(
          "is a 32-bit program, and the agent is a 64-bit library: record a 64-bit build of it");
    }
    try (ElfFile file = ElfFile.open(program)) {
      if (!file.processor().equals(machine.processor())) {
        return Optional.of(
            "is built for another processor, "
                + file.processor()
                + ", and the agent for "
                + machine.processor());
      }
      Optional<String> loader = file.interpreter();
      if (loader.isEmpty()) {
        return Optional.of(
            "is statically linked: no library can be loaded into it; record a build that is linked"
                + " to the shared libxpc");
      }
      return loader.get().contains("ld-musl")
          ? Optional.of("is built for musl, and the agent for glibc")
          : Optional.empty();
    }
  }
}
