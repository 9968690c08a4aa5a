package io.xpctape.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.xpctape.agent.NativeFiles;
import io.xpctape.agent.launch.Child;
import io.xpctape.agent.launch.Environment;
import io.xpctape.agent.launch.NativeString;
import io.xpctape.agent.launch.StartRequest;
import io.xpctape.fixtures.NativeFixtures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/**
 * A program finds the same around itself with and without {@code record}, in a JVM of its own
 * started from bash. The launcher is the real one; only the java that it finds runs the classes of
 * this build in place of the jar.
 */
@EnabledIf(
    value = "io.xpctape.fixtures.NativeFixtures#haveWorkAlike",
    disabledReason = NativeFixtures.NO_WORK_ALIKE)
class RecordedSurroundingsTest {
  private static final String ODD =
      """
      trap '' INT
      umask 027
      ulimit -Sn 300
      cd /
      exec 7</etc/passwd
      export ODD=$'a\\xffb'
      program() { surroundings "$@"; }; export -f program
      """;

  private static final Set<PosixFilePermission> EXECUTABLE =
      PosixFilePermissions.fromString("rwxr-xr-x");

  @TempDir Path folder;
  private String launcher;
  private String plain;

  @BeforeEach
  void layOut() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "needs bash");
    String java = Path.of(System.getProperty("java.home"), "bin/java").toString();
    String main =
        "--enable-native-access=ALL-UNNAMED -cp '"
            + System.getProperty("java.class.path")
            + "' io.xpctape.cli.Main";
    Path target = Files.createDirectory(folder.toRealPath().resolve("target"));
    Path script = Files.copy(Path.of("src/main/launcher/xpctape"), target.resolve("xpctape"));
    Files.setPosixFilePermissions(script, EXECUTABLE);
    Files.createFile(target.resolve("xpctape.jar"));
    script(
        "bin/java",
        """
        jar=
        for word; do
          shift
          if [ "$jar" = next ]; then jar=seen; continue; fi
          if [ -z "$jar" ] && [ "$word" = -jar ]; then
            jar=next
            set -- "$@" %s
          else
            set -- "$@" "$word"
          fi
        done
        exec %s "$@"
        """
            .formatted(main, java));
    launcher = script.toString();
    plain = java + " " + main;
  }

  @Test
  void throughTheLauncher() throws Exception {
    assertSame(ODD, launcher);
  }

  @Test
  void throughJavaAlone() throws Exception {
    assertSame(ODD, plain);
  }

  @Test
  void withSignalsIgnoredThatAJvmTakesForItself() throws Exception {
    assertSame("trap '' QUIT PIPE USR2 XFSZ; export LC_ALL=C", launcher);
  }

  @Test
  void withAlmostNoEnvironmentAndNoInput() throws Exception {
    String bare = "for name in $(compgen -e); do [ $name = PATH ] || unset $name; done; exec <&-";
    assertSame(bare, launcher);
    assertSame(bare, plain);
  }

  @Test
  void inAFolderThatTheShellKnowsByAnotherName() throws Exception {
    Files.createSymbolicLink(folder.resolve("link"), Path.of("target"));
    assertSame("cd " + folder + "/link; export SHLVL=7", launcher);
    assertSame("export PWD=/stale", launcher);
  }

  @Test
  void theTapeIsNamedByProgramAndTime() throws Exception {
    bash("cd " + folder + "/bin; " + launcher + " record -- three-sends >/dev/null");
    try (Stream<Path> files = Files.list(folder.resolve("bin"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .filteredOn(name -> name.endsWith(".xpctape"))
          .singleElement()
          .asString()
          .matches("three-sends-\\d{8}-\\d{6}\\.xpctape");
    }
  }

  private void assertSame(String prelude, String xpctape) throws Exception {
    String record = xpctape + " record -q --force -o " + folder + "/t.xpctape -- ";
    assertThat(surroundings(prelude, record)).isEqualTo(surroundings(prelude, ""));
  }

  /** What a program prints that has a conversation with itself first. */
  private String surroundings(String prelude, String record) throws IOException {
    return bash(prelude + "\n" + record + "surroundings-xpc <(:) $'x\\xe9y' '' 'a  b'");
  }

  /** Started as a person's shell is: a program that Java starts has SIGQUIT blocked. */
  private String bash(String script) throws IOException {
    Path bin = NativeFiles.unpack("fixtures").resolve("bin");
    Environment environment =
        Environment.ofCaller()
            .with("PATH", NativeString.of(folder + "/bin:" + bin + ":/usr/bin:/bin"))
            .without("JAVA_HOME")
            .without("LC_ALL");
    // The last command of a script takes the shell's place, and record would not find its limit.
    List<NativeString> command =
        Stream.of("bash", "-c", script + "\nexit").map(NativeString::of).toList();
    Path out = Files.write(folder.resolve("out"), new byte[0]);
    try (Child child =
        Child.start(
            new StartRequest(command, environment, Optional.empty(), Optional.of(out), false))) {
      child.await();
    }
    return Files.readString(out, StandardCharsets.ISO_8859_1);
  }

  private void script(String name, String lines) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + lines);
    Files.setPosixFilePermissions(file, EXECUTABLE);
  }
}
