package io.xpctape.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.xpctape.cli.out.Console;
import io.xpctape.cli.out.Terminals;
import io.xpctape.model.Bytes;
import io.xpctape.model.XpcArray;
import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcDictionary.Entry;
import io.xpctape.model.XpcError;
import io.xpctape.model.XpcFd;
import io.xpctape.model.XpcString;
import io.xpctape.model.XpcUint64;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ListCommandTest {
  @TempDir Path folder;
  private final TestConsole test = new TestConsole();
  private String tape = "";

  @BeforeEach
  void record() throws IOException {
    tape =
        new TestTape()
            .asks(
                XpcDictionary.of(
                    Entry.of("method", XpcString.of("start")),
                    Entry.of("kernel", XpcFd.of(Bytes.utf8("/boot/vmlinuz"))),
                    Entry.of("cpus", XpcArray.of(new XpcUint64(2)))))
            .hears(XpcDictionary.of(Entry.of("error", new XpcUint64(0))))
            .sees(
                XpcDictionary.of(
                    Entry.of("method", XpcString.of("did\u001b[2Jstop")),
                    Entry.of("state", new XpcUint64(3))))
            .sees(new XpcError(XpcError.Singleton.CONNECTION_INVALID, XpcDictionary.EMPTY))
            .in(folder, "a.xpctape");
  }

  @Test
  void printsALineAMessage() {
    assertThat(test.run("list", tape)).isZero();
    assertThat(test.out())
        .isEqualTo(
            """
             1    0.000001 → com.example.service#1 start {method: "start", kernel: fd:/boot/vmlinuz, cpus: [2]}
             2    0.000002 ← com.example.service#1 start ↩ 1 {error: 0}
             3    0.000003 ← com.example.service#1       {method: "did\\u001b[2Jstop", state: 3}
             4    0.000004 ← com.example.service#1       error connection invalid
            """);
    assertThat(test.err()).isEmpty();
  }

  @Test
  void fitsTheColumnsThatItHas() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Console narrow =
        Console.of(
            new ByteArrayInputStream(new byte[0]),
            out,
            new ByteArrayOutputStream(),
            new Terminals("1"),
            Map.of("COLUMNS", "60", "NO_COLOR", "1"));
    assertThat(Main.run(new String[] {"list", tape}, narrow)).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            """
             1    0.000001 → …mple.service#1 start {method: "start", ke…
             2    0.000002 ← …mple.service#1 start ↩ 1 {error: 0}
             3    0.000003 ← …mple.service#1       {method: "did\\u001b[…
             4    0.000004 ← …mple.service#1       error connection inv…
            """);
  }

  @Test
  void coloursDirectionsAndErrorsWhenAsked() {
    test.run("list", "--color", "always", "--filter", "error != ''", tape);
    assertThat(test.out())
        .contains(" \u001b[32m←\u001b[m ", "\u001b[31merror connection invalid\u001b[m");
  }

  @Test
  void printsOnlyWhatMatches() {
    assertThat(test.run("list", tape, "--filter", "kind == 'start' && dir == 'in'")).isZero();
    assertThat(test.out()).hasLineCount(1).startsWith(" 2 ");
  }

  @Test
  void isContentWithoutAMatch() {
    assertThat(test.run("list", tape, "--filter", "body.method == 5")).isZero();
    assertThat(test.out()).isEmpty();
    assertThat(test.err()).isEmpty();
  }

  @Test
  void tellsAtWhichColumnAnExpressionIsWrong() {
    assertThat(test.run("list", tape, "--filter", "n == 1 && bodi.x")).isEqualTo(2);
    assertThat(test.err())
        .isEqualTo(
            "xpctape: --filter: column 11: undeclared reference to 'bodi' (in container '');"
                + " there is n, time, dir, call, service, connection, kind, reply_to, error, body\n");
    assertThat(test.out()).isEmpty();
  }

  @Test
  void writesJsonFromStandardInput() throws IOException {
    TestConsole piped = new TestConsole(Files.readAllBytes(Path.of(tape)));
    assertThat(piped.run("list", "-", "--format", "json", "--filter", "n == 2")).isZero();
    assertThat(piped.out())
        .isEqualTo(
            "{\"n\":2,\"sequence\":3,\"time\":2000,\"monotonic_ns\":\"2000\",\"wall_ns\":\"2000\","
                + "\"thread\":1,\"connection\":1,\"service\":\"com.example.service\",\"dir\":\"in\","
                + "\"call\":\"reply handler\",\"kind\":\"start\",\"reply_to\":1,"
                + "\"reply_to_sequence\":2,\"body\":{\"error\":{\"$uint64\":\"0\"}}}\n");
  }

  @Test
  void printsAllWholeMessagesOfACutTape() throws IOException {
    byte[] whole = Files.readAllBytes(Path.of(tape));
    TestConsole piped = new TestConsole(Arrays.copyOf(whole, whole.length - 5));
    assertThat(piped.run("list", "-")).isZero();
    assertThat(piped.out()).hasLineCount(3);
    assertThat(piped.err())
        .startsWith("xpctape: standard input: byte ")
        .contains(": the tape is cut here: ")
        .hasLineCount(1);
  }

  @Test
  void refusesWhatIsNoTape() throws IOException {
    Path noise = Files.writeString(folder.resolve("noise"), "no tape");
    assertThat(test.run("list", noise.toString())).isEqualTo(3);
    assertThat(test.run("list", folder.toString())).isEqualTo(3);
    assertThat(test.run("list", tape + "x")).isEqualTo(3);
    assertThat(test.err())
        .isEqualTo(
            "xpctape: %s: is not a tape: there is no header at byte 0; ".formatted(noise)
                + "'xpctape import' makes one of what others have written down\n"
                + "xpctape: %s: is a folder, not a tape%n".formatted(folder)
                + "xpctape: %sx: there is no such file%n".formatted(tape));
    assertThat(test.out()).isEmpty();
  }
}
