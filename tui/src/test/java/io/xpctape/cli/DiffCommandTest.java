package io.xpctape.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.xpctape.model.XpcDate;
import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcDictionary.Entry;
import io.xpctape.model.XpcPointer;
import io.xpctape.model.XpcString;
import io.xpctape.model.XpcUint64;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DiffCommandTest {
  @TempDir Path folder;
  private final TestConsole test = new TestConsole();
  private String a = "";
  private String b = "";

  @BeforeEach
  void record() throws IOException {
    a = boot("/good", 1, 0).in(folder, "a.xpctape");
    b = boot("/bad", 2, 3).in(folder, "b.xpctape");
  }

  private static TestTape boot(String kernel, long run, long state) {
    return new TestTape()
        .asks(
            XpcDictionary.of(
                Entry.of("method", XpcString.of("create")),
                Entry.of("kernel", XpcString.of(kernel)),
                Entry.of("at", new XpcPointer(run))))
        .hears(XpcDictionary.of(Entry.of("date", new XpcDate(run))))
        .sees(
            XpcDictionary.of(
                Entry.of("method", XpcString.of("stopped")),
                Entry.of("state", new XpcUint64(state))));
  }

  @Test
  void tellsWhatDiffersAndWhatItLeftOut() {
    assertThat(test.run("diff", a, b)).isEqualTo(1);
    assertThat(test.out())
        .isEqualTo(
            """
            ~ 1 out create com.example.service
                kernel  "/good" → "/bad"
            ~ 3 in stopped com.example.service
                state  0 → 3
            1 equal, 2 changed, 0 only in the first, 0 only in the second
            left out as noise: 1 date, 1 pointer
            """);
    assertThat(test.err()).isEmpty();
  }

  @Test
  void aTapeDoesNotDifferFromItself() {
    assertThat(test.run("diff", a, a)).isZero();
    assertThat(test.out())
        .isEqualTo("3 equal, 0 changed, 0 only in the first, 0 only in the second\n");
  }

  @Test
  void nothingIsLeftOutIfSoWished() {
    assertThat(test.run("diff", "--noise", "none", a, b)).isEqualTo(1);
    assertThat(test.out())
        .contains("    at  pointer:0x1 → pointer:0x2\n")
        .contains("    date  date:")
        .doesNotContain("left out");
  }

  @Test
  void placesCanBeIgnored() {
    assertThat(
            test.run("diff", "--noise", "all", "--ignore", "kernel", "--ignore", "**.state", a, b))
        .isZero();
    assertThat(test.out())
        .endsWith("left out as noise: 1 date, 1 pointer\nleft out by pattern: 2\n");
  }

  @Test
  void onlyWhatTheFilterLetsThroughIsCompared() {
    assertThat(test.run("diff", "--filter", "kind == 'stopped' || reply_to == 1", a, b))
        .isEqualTo(1);
    assertThat(test.out())
        .isEqualTo(
            """
            ~ 3 in stopped com.example.service
                state  0 → 3
            1 equal, 1 changed, 0 only in the first, 0 only in the second
            left out as noise: 1 date
            """);
  }

  @Test
  void jsonIsAnObjectALine() {
    assertThat(test.run("diff", "--format", "json", a, b)).isEqualTo(1);
    assertThat(test.out().lines())
        .hasSize(3)
        .allSatisfy(line -> assertThat(line).startsWith("{\"difference\":").endsWith("}"));
  }

  @Test
  void oneOfTheTapesCanComeFromStandardInput() throws IOException {
    TestConsole piped = new TestConsole(Files.readAllBytes(Path.of(a)));
    assertThat(piped.run("diff", "-", b)).isEqualTo(1);
    assertThat(piped.out()).contains("\"/good\" → \"/bad\"");
  }

  @Test
  void wrongUseIsOneLine() {
    assertThat(test.run("diff", "-", "-")).isEqualTo(2);
    assertThat(test.run("diff", "--noise", "loud", a, b)).isEqualTo(2);
    assertThat(test.run("diff", "--ignore", "a..b", a, b)).isEqualTo(2);
    assertThat(test.run("diff", "--filter", "m == 1", a, b)).isEqualTo(2);
    assertThat(test.run("diff", a, folder + "/gone.xpctape")).isEqualTo(3);
    assertThat(test.err().lines())
        .containsExactly(
            "xpctape: diff: only one of the two can be standard input",
            "xpctape: diff: --noise loud: there is dates, uuids, pids, files, pointers, handles,"
                + " none and all",
            "xpctape: diff: --ignore: pattern \"a..b\", column 3: a key is needed here: a plain"
                + " name, or [\"…\"]",
            "xpctape: --filter: column 1: undeclared reference to 'm' (in container ''); there is n,"
                + " time, dir, call, service, connection, kind, reply_to, error, body",
            "xpctape: " + folder + "/gone.xpctape: there is no such file");
    assertThat(test.out()).isEmpty();
  }
}
