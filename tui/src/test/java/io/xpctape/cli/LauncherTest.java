package io.xpctape.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the launcher with a java that only says what it was given. */
class LauncherTest {
  @TempDir Path folder;
  private Path launcher;
  private Path jar;

  @BeforeEach
  void layOut() throws IOException {
    Path target = Files.createDirectories(folder.toRealPath().resolve("with space/target"));
    launcher = target.resolve("xpctape");
    Files.copy(Path.of("src/main/launcher/xpctape"), launcher);
    jar = Files.createFile(target.resolve("xpctape.jar"));
    script(
        folder.resolve("bin/java"),
        "echo path-java; for a; do printf '<%s>' \"$a\"; done; echo; echo \"LC_ALL=$LC_ALL\"");
    script(folder.resolve("home/bin/java"), "echo home-java");
  }

  @Test
  void handsOverArgumentsAsTheyAre() throws Exception {
    Ran ran = run(folder, Map.of(), launcher, "list", "a b", "*", "");
    assertThat(ran.out).contains("path-java").contains("<-jar><" + jar + "><list><a b><*><>\n");
    assertThat(ran.out).contains("<-Xshare:auto><-Xlog:disable>").contains("<-XX:-MaxFDLimit>");
    assertThat(ran.status).isZero();
  }

  @Test
  void findsTheJarThroughLinksAndFromAnyFolder() throws Exception {
    Files.createSymbolicLink(folder.resolve("bin/first"), Path.of("../with space/target/xpctape"));
    Files.createSymbolicLink(folder.resolve("bin/second"), Path.of("first"));
    Path bin = folder.resolve("bin");
    assertThat(run(Path.of("/"), Map.of(), bin.resolve("second")).out).contains("<" + jar + ">");
    assertThat(run(bin, Map.of(), Path.of("./second")).out).contains("<" + jar + ">");
    assertThat(run(bin, Map.of(), Path.of("second")).out).contains("<" + jar + ">");
  }

  @Test
  void prefersJavaHomeUnlessThereIsNoJavaInIt() throws Exception {
    String home = folder.resolve("home").toString();
    assertThat(run(folder, Map.of("JAVA_HOME", home), launcher).out).isEqualTo("home-java\n");
    assertThat(run(folder, Map.of("JAVA_HOME", "/nowhere"), launcher).out)
        .startsWith("path-java\n");
  }

  @Test
  void saysThatThereIsNoJavaOrNoJar() throws Exception {
    Files.delete(folder.resolve("bin/java"));
    Ran withoutJava = run(folder, Map.of("PATH", folder.resolve("bin").toString()), launcher);
    assertThat(withoutJava.status).isEqualTo(4);
    assertThat(withoutJava.out)
        .isEqualTo("xpctape: no Java here: install a JDK 17 or later, or set JAVA_HOME\n");
    Files.delete(jar);
    Ran withoutJar = run(folder, Map.of("JAVA_HOME", folder.resolve("home") + ""), launcher);
    assertThat(withoutJar.status).isEqualTo(4);
    assertThat(withoutJar.out).isEqualTo("xpctape: " + jar + " is missing; mvn package makes it\n");
  }

  @Test
  void readsTheCommandLineAsUtf8AndTellsWhatTheLocaleWas() throws Exception {
    assertThat(run(folder, Map.of("LC_ALL", "C"), launcher).out)
        .contains("<-Dxpctape.environment.LC_ALL=C>")
        .contains("LC_ALL=C.UTF-8\n");
    assertThat(run(folder, Map.of(), launcher).out)
        .contains("<-Dxpctape.unset.LC_ALL=>")
        .contains("LC_ALL=C.UTF-8\n");
    assertThat(run(folder, Map.of("LANG", "de_DE.UTF-8"), launcher).out)
        .doesNotContain("LC_ALL>")
        .contains("LC_ALL=\n");
  }

  @Test
  void tellsWhichStreamsAreTerminals() throws Exception {
    assertThat(run(folder, Map.of(), launcher).out).contains("<-Dxpctape.terminals=>");
  }

  private record Ran(int status, String out) {}

  private Ran run(Path from, Map<String, String> environment, Path command, String... arguments)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder("/bin/sh", command.toString());
    builder.command().addAll(List.of(arguments));
    builder.environment().clear();
    builder.environment().put("PATH", folder.resolve("bin") + ":/usr/bin:/bin");
    builder.environment().putAll(environment);
    Process process = builder.directory(from.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ran(process.waitFor(), out);
  }

  private static void script(Path file, String line) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + line + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
