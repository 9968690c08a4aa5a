package io.xpctape.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcDictionary.Entry;
import io.xpctape.model.XpcString;
import io.xpctape.model.XpcUint64;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Where nothing more can be written: one line with the file's name, and nothing half written. A
 * limit on the length of files stands for a full disk, since no mount is needed for it.
 */
class NoRoomTest {
  /** Of 512 bytes each, for ulimit: less than what each of the commands writes. */
  private static final int BLOCKS = 1;

  @TempDir Path folder;
  private final TestConsole test = new TestConsole();

  @BeforeEach
  void makeFiles() throws IOException {
    TestTape tape = new TestTape();
    for (int i = 0; i < 100; i++) {
      tape.sees(
          XpcDictionary.of(
              Entry.of("method", XpcString.of("dim")), Entry.of("level", new XpcUint64(i))));
    }
    tape.in(folder, "TAPE");
    tape.sees(XpcDictionary.of(Entry.of("method", XpcString.of("off")))).in(folder, "MORE");
    Files.writeString(folder.resolve("LINES"), "{\"a\": 1}\n".repeat(100));
    test.run("-q", "schema", "infer", path("TAPE"), "-o", path("SCHEMA"));
    test.run("encode", path("TAPE"), "--schema", path("SCHEMA"), "-o", path("ENCODED"));
    assertThat(test.both()).isEmpty();
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  static Stream<List<String>> writers() {
    return Stream.of(
        List.of("schema", "infer", "TAPE", "-o", "NEW"),
        List.of("schema", "infer", "MORE", "-o", "SCHEMA"),
        List.of("encode", "TAPE", "--schema", "SCHEMA", "-o", "NEW"),
        List.of("decode", "ENCODED", "--schema", "SCHEMA", "-o", "NEW"),
        List.of("export", "TAPE", "--to", "json", "-o", "NEW"),
        List.of("import", "LINES", "-o", "NEW"));
  }

  @ParameterizedTest
  @MethodSource("writers")
  void leavesNothingHalfWritten(List<String> words) throws Exception {
    List<String> before = contents();
    Process process = limited(words).start();
    String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(said).isEqualTo(4);
    assertThat(said)
        .hasLineCount(1)
        .matches("xpctape: input or output failed: (NEW|SCHEMA)[/a-z._0-9]*: .+\\R");
    assertThat(contents()).isEqualTo(before);
  }

  /** In a process of its own that may write no long files; the signal for that is ignored. */
  private ProcessBuilder limited(List<String> words) {
    List<String> line =
        new ArrayList<>(
            List.of(
                "/bin/sh",
                "-c",
                "trap '' XFSZ; ulimit -f " + BLOCKS + "; exec \"$@\"",
                "sh",
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                "io.xpctape.cli.Main"));
    line.addAll(words);
    return new ProcessBuilder(line).directory(folder.toFile());
  }

  /** All files with what is in them. */
  private List<String> contents() throws IOException {
    List<String> all = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted().toList()) {
        all.add(
            file
                + (Files.isDirectory(file)
                    ? ""
                    : new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)));
      }
    }
    return all;
  }

  /** Nobody makes files in Linux's /sys, root neither. */
  @Test
  void tellsAFolderThatMayNotBeWrittenTo() {
    Assumptions.assumeTrue(Files.isDirectory(Path.of("/sys/kernel")), "Linux has a /sys");

    assertThat(test.run("encode", path("TAPE"), "--schema", path("SCHEMA"), "-o", "/sys/new"))
        .isEqualTo(2);
    assertThat(test.run("schema", "infer", path("TAPE"), "-o", "/sys/new")).isEqualTo(2);
    assertThat(test.run("demo", "-o", "/sys/new")).isEqualTo(2);
    assertThat(test.err())
        .isEqualTo(
            """
            xpctape: /sys/new: the folder /sys may not be written to
            xpctape: /sys/new: the folder /sys may not be written to
            xpctape: /sys/new: the folder /sys may not be written to
            """);
  }

  @Test
  void tellsOfAProtectedFolderBeforeATapeIsRead() throws IOException {
    Path locked = Files.createDirectory(folder.resolve("locked"));
    Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("r-xr-xr-x"));
    Assumptions.assumeFalse(Files.isWritable(locked), "root may write anywhere");

    String schema = locked.resolve("new/schema").toString();
    assertThat(test.run("schema", "infer", path("NO TAPE"), "-o", schema)).isEqualTo(2);
    assertThat(test.err())
        .isEqualTo("xpctape: " + schema + ": the folder " + locked + " may not be written to\n");
  }
}
