package io.xpctape.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InjectionTest {
  private static final int CLASS_AT = 4;
  private static final int BYTE_ORDER_AT = 5;
  private static final int HEADER_COUNT_AT = 56;

  @TempDir Path folder;
  private Path program;
  private byte[] shell;

  @BeforeEach
  void readAProgram() throws IOException {
    program = folder.resolve("program");
    shell = Files.readAllBytes(Path.of("/bin/sh"));
  }

  @Test
  void blamesTheMissingLibraryWhereNothingElseIsWrong() throws IOException {
    assertThat(explain(shell)).startsWith(program + " did not load libxpc");
  }

  @Test
  void knowsAStaticProgram() throws IOException {
    shell[HEADER_COUNT_AT] = 0;
    shell[HEADER_COUNT_AT + 1] = 0;
    assertThat(explain(shell))
        .isEqualTo(program + " is statically linked: no library can be loaded into it");
  }

  @Test
  void knowsA32BitProgramAndAnotherProcessor() throws IOException {
    shell[CLASS_AT] = 1;
    assertThat(explain(shell)).contains("is a 32-bit program");
    shell[CLASS_AT] = 2;
    shell[BYTE_ORDER_AT] = 2;
    assertThat(explain(shell)).contains("another processor");
  }

  @Test
  void looksBehindAScript() throws IOException {
    shell[CLASS_AT] = 1;
    Path interpreter = Files.write(folder.resolve("interpreter"), shell);
    assertThat(explain(("#! " + interpreter + " -x\necho\n").getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(
            program
                + " is a script; "
                + interpreter
                + " is a 32-bit program, and the agent is a 64-bit library");
    assertThat(explain(("#!" + program + "\n").getBytes(StandardCharsets.UTF_8)))
        .endsWith("is no ELF program");
  }

  @Test
  void knowsSetuid() throws IOException {
    Files.write(program, shell);
    Files.setAttribute(program, "unix:mode", 04755);
    assertThat(Injection.explain(program)).contains("setuid");
  }

  @Test
  void survivesNoise() throws IOException {
    assertThat(explain(new byte[] {1, 2, 3})).endsWith("is no ELF program");
    assertThat(Injection.explain(folder.resolve("nothing"))).contains("may not be read");
    byte[] noise = shell.clone();
    Arrays.fill(noise, 32, 64, (byte) 0x7f);
    assertThat(explain(noise)).contains("statically linked");
  }

  private String explain(byte[] content) throws IOException {
    return Injection.explain(Files.write(program, content));
  }
}
