package io.xpctape.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.xpctape.cli.out.Console;
import io.xpctape.cli.out.Terminals;
import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcDictionary.Entry;
import io.xpctape.model.XpcString;
import io.xpctape.model.XpcUint64;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens before anything runs. */
final class ReplayCommandTest {
  private static final String INTENT =
      """
      runs in /:
          touch "FOLDER/it ran"
      changes what it sends:
          messages like 1 of the tape: to com.example.service, by xpc_connection_send_message_with_reply
              where cpus exists
              where method is "create"
              set cpus  1 → 4
      """;

  @TempDir Path folder;
  private final TestConsole test = new TestConsole();
  private Path ran = Path.of("");
  private String tape = "";

  @BeforeEach
  void record() throws IOException {
    ran = folder.resolve("it ran");
    tape =
        new TestTape()
            .arguments("touch", ran.toString())
            .asks(method("create", Entry.of("cpus", new XpcUint64(1))))
            .hears(XpcDictionary.of(Entry.of("ok", new XpcUint64(1))))
            .sends(method("attach", Entry.of("path", XpcString.of("/a"))))
            .sends(method("attach", Entry.of("path", XpcString.of("/b"))))
            .in(folder, "a.xpctape");
  }

  private static XpcDictionary method(String name, Entry more) {
    return XpcDictionary.of(Entry.of("method", XpcString.of(name)), more);
  }

  private String intent() {
    return INTENT.replace("FOLDER", folder.toString());
  }

  @Test
  void aDryRunSaysWhatWouldBeDone() {
    assertThat(test.run("replay", tape, "--set", "cpus=4", "--dry-run")).isZero();
    assertThat(test.out()).isEqualTo(intent());
    assertThat(test.err()).isEmpty();
    assertThat(ran).doesNotExist();
  }

  @Test
  void whatWasImportedHasNoCommandToRun() throws IOException {
    Path lines = Files.writeString(folder.resolve("a.jsonl"), "{\"cpus\":1}\n");
    String imported = folder.resolve("imported.xpctape").toString();
    test.run("-q", "import", lines.toString(), "-o", imported);
    assertThat(test.run("replay", imported, "--set", "cpus=2", "--dry-run")).isEqualTo(4);
    assertThat(test.run("replay", imported, "--set", "cpus=2", "--yes")).isEqualTo(4);
    String line =
        "xpctape: replay: the tape does not say what command was recorded; it was imported\n";
    assertThat(test.both()).isEqualTo(line + line);
  }

  @Test
  void withoutATerminalNothingRunsUnasked() {
    assertThat(test.run("replay", tape, "--set", "cpus=4")).isEqualTo(2);
    assertThat(test.err())
        .isEqualTo(
            "xpctape: replay: there is no terminal to ask at; --dry-run shows what would be done,"
                + " --yes does it\n");
    assertThat(ran).doesNotExist();
  }

  @Test
  void nothingRunsUnlessThePersonSaysYes() {
    for (String answer : new String[] {"\n", "n\n", "", "yesterday\n", "no idea, but yes\n"}) {
      ByteArrayOutputStream err = new ByteArrayOutputStream();
      Console console =
          Console.of(
              new ByteArrayInputStream(answer.getBytes(StandardCharsets.UTF_8)),
              new ByteArrayOutputStream(),
              err,
              new Terminals("02"),
              Map.of());
      assertThat(Main.run(new String[] {"replay", tape, "--set", "cpus=4"}, console)).isZero();
      assertThat(err.toString(StandardCharsets.UTF_8))
          .isEqualTo(intent() + "Run it? [y/N] xpctape: nothing was run\n");
    }
    assertThat(ran).doesNotExist();
  }

  @Test
  void wrongUseIsOneLine() {
    assertThat(test.run("replay", tape)).isEqualTo(2);
    assertThat(test.run("replay", tape, "--set", "cpus")).isEqualTo(2);
    assertThat(test.run("replay", tape, "--set", "cpus=x", "--yes")).isEqualTo(2);
    assertThat(test.run("replay", tape, "--set", "cpus=2", "--mode", "resend")).isEqualTo(2);
    assertThat(test.run("replay", tape, "--unset", "path", "--yes")).isEqualTo(2);
    assertThat(test.run("replay", tape, "--unset", "ok", "--message", "2")).isEqualTo(2);
    assertThat(test.run("replay", tape, "--unset", "ok", "--message", "n =")).isEqualTo(2);
    assertThat(test.run("replay", tape, "--unset", "path", "--yes", "--expect", "x")).isEqualTo(2);
    assertThat(test.run("replay", tape, "--set", "cpus=2", "--yes", "-o", tape)).isEqualTo(2);
    assertThat(test.run("replay", tape, "--set", "cpus=2", "--yes", "-o", "-")).isEqualTo(2);
    assertThat(test.err().lines())
        .containsExactly(
            "xpctape: replay: say what to change: --set PATH=VALUE or --unset PATH",
            "xpctape: replay: --set takes PATH=VALUE; there is no = behind the path",
            "xpctape: replay: --set cpus: \"x\" is no uint64: it is a whole number from 0 to"
                + " 18446744073709551615",
            "xpctape: replay: --mode resend is not in this version; --mode rerun runs the recorded"
                + " command again",
            "xpctape: replay: path is in 2 messages (3, 4): choose with --message, as in --message"
                + " 3",
            "xpctape: replay: message 2 was received; a rerun changes what the program sends",
            "xpctape: --message: column 3: token recognition error at: '='",
            "xpctape: --expect: column 1: undeclared reference to 'x' (in container ''); there is"
                + " n, time, dir, call, service, connection, kind, reply_to, error, body",
            "xpctape: " + tape + ": exists already; --force replaces it",
            "xpctape: replay: a tape is a file; standard output is the program's");
    assertThat(ran).doesNotExist();
  }

  @Test
  void whatIsNotThereIsTold() throws IOException {
    assertThat(test.run("replay", tape, "--unset", "cpu", "--yes")).isEqualTo(3);
    assertThat(test.run("replay", tape, "--unset", "cpus", "--message", "9")).isEqualTo(3);
    assertThat(test.run("replay", folder + "/gone", "--unset", "cpus")).isEqualTo(3);
    String other =
        new TestTape()
            .arguments()
            .asks(method("create", Entry.of("a", XpcString.of(""))))
            .in(folder, "b");
    assertThat(test.run("replay", other, "--set", "a=b", "--yes")).isEqualTo(4);
    assertThat(test.err().lines())
        .containsExactly(
            "xpctape: no message that the program sent has cpu",
            "xpctape: --message: no message of the tape matches, it has 4",
            "xpctape: " + folder + "/gone: there is no such file",
            "xpctape: replay: the tape does not say what command was recorded");
    assertThat(Files.exists(ran)).isFalse();
  }
}
