package io.xpctape.agent.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildTest {
  @TempDir Path folder;
  private Path output;
  private Environment environment = Environment.ofCaller();

  @BeforeEach
  void makeOutput() throws IOException {
    output = Files.createFile(folder.resolve("output"));
  }

  @Test
  void tellsDeathByASignalFromAnExitStatus() throws IOException {
    assertThat(run("sh", "-c", "exit 139")).isEqualTo(new Ending.Exited(139));
    Ending died = run("sh", "-c", "ulimit -c 0; kill -SEGV $$");
    assertThat(died).isEqualTo(new Ending.Died(11, false)).hasToString("died of SIGSEGV");
    assertThat(died.shellStatus()).isEqualTo(139);
    assertThat(run("sh", "-c", "kill -40 $$")).hasToString("died of signal 40");
  }

  @Test
  void givesArgumentsFolderAndEnvironmentByteForByte() throws IOException {
    environment =
        environment.with("ODD", NativeString.of(new byte[] {(byte) 0xff, '\n', (byte) 0xc3}));
    run("sh", "-c", "printf '%s|%s|%s|%s' \"$0\" \"$1\" \"$ODD\" \"$PWD\"", "a b", "");
    assertThat(Files.readAllBytes(output))
        .startsWith('a', ' ', 'b', '|', '|', 0xff, '\n', 0xc3, '|', '/')
        .endsWith(folder.toRealPath().toString().getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void searchesThePathAndPassesOverWhatIsNotExecutable() throws IOException {
    script("first/tool", "echo first", "rw-r--r--");
    script("second/tool", "echo second", "rwxr-xr-x");
    environment = environment.with("PATH", NativeString.of("/nowhere:first:second"));
    try (Child child = start("tool")) {
      assertThat(child.await().shellStatus()).isZero();
      assertThat(child.file()).hasToString("second/tool");
    }
    assertThat(output).hasContent("second\n");
  }

  @Test
  void anEmptyPartOfThePathIsTheFolderItself() throws IOException {
    script("tool", "echo here", "rwxr-xr-x");
    environment = environment.with("PATH", NativeString.of("/nowhere:"));
    assertThat(run("tool")).isEqualTo(new Ending.Exited(0));
    assertThat(output).hasContent("here\n");
  }

  @Test
  void runsATextWithoutInterpreterAsAShellWould() throws IOException {
    Path tool = script("tool", "echo \"$0 $1\"", "rwxr-xr-x");
    Files.writeString(tool, "echo \"$0 $1\"\n");
    assertThat(run("./tool", "x")).isEqualTo(new Ending.Exited(0));
    assertThat(output).hasContent("./tool x\n");
  }

  @Test
  void saysWhatCantBeFound() {
    assertThatThrownBy(() -> start("no-such-program"))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessage("no-such-program: no such program on the PATH");
    assertThatThrownBy(() -> start("./tool")).isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> start("")).isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> start("/etc/passwd/x")).isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void saysThatAnInterpreterIsMissing() throws IOException {
    Files.writeString(script("tool", "", "rwxr-xr-x"), "#!/no/such/interpreter\n");
    assertThatThrownBy(() -> start("./tool"))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("interpreter");
  }

  @Test
  void saysWhatCantBeExecuted() throws IOException {
    script("tool", "echo", "rw-r--r--");
    assertThatThrownBy(() -> start("./tool"))
        .isInstanceOf(AccessDeniedException.class)
        .hasMessage("./tool: permission denied");
    assertThatThrownBy(() -> start("./"))
        .isInstanceOf(AccessDeniedException.class)
        .hasMessageContaining("is a folder");
    Files.write(script("binary", "", "rwxr-xr-x"), new byte[] {'a', 0, 'b'});
    assertThatThrownBy(() -> start("./binary"))
        .isInstanceOf(AccessDeniedException.class)
        .hasMessageContaining("no script");
  }

  @Test
  void namesTheProgramWhereAShellNamedUs() throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin/java");
    environment = environment.with("_", NativeString.of(java));
    // A shell sets the variable anew for what it executes, so the program is none.
    run("/usr/bin/env");
    assertThat(Files.readAllLines(output)).contains("_=/usr/bin/env");
  }

  @Test
  void keepsToItselfWhatAThreadHasOpenForAMoment() throws Exception {
    AtomicBoolean done = new AtomicBoolean();
    try (CStrings path = new CStrings(List.of(NativeString.of("/dev/zero")))) {
      Thread other =
          new Thread(
              () -> {
                while (!done.get()) {
                  CLibrary.close(CLibrary.open(path.first(), CLibrary.O_RDWR));
                }
              });
      other.start();
      for (int i = 0; i < 50; i++) {
        run("sh", "-c", "readlink /proc/$$/fd/*");
        assertThat(Files.readString(output)).contains("output").doesNotContain("/dev/zero");
      }
      done.set(true);
      other.join();
    } finally {
      done.set(true);
    }
  }

  private Path script(String name, String line, String mode) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + line + "\n");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
  }

  private Ending run(String... command) throws IOException {
    try (Child child = start(command)) {
      return child.await();
    }
  }

  private Child start(String... command) throws IOException {
    return Child.start(
        new StartRequest(
            Stream.of(command).map(NativeString::of).toList(),
            environment,
            Optional.of(folder),
            Optional.of(output),
            false));
  }
}
