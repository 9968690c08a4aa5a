package io.xpctape.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.xpctape.agent.NativeFiles;
import io.xpctape.fixtures.NativeFixtures;
import io.xpctape.model.Direction;
import io.xpctape.model.Recording;
import io.xpctape.tape.TapeReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

class RecordCommandTest {
  @TempDir Path folder;
  private Path tape;
  private String program;
  private final TestConsole console = new TestConsole();

  @BeforeEach
  void nameFiles() {
    tape = folder.resolve("t.xpctape");
    program = NativeFiles.unpack("fixtures").resolve("bin/three-sends") + " >&-";
  }

  @Test
  @EnabledIf(
      value = "io.xpctape.fixtures.NativeFixtures#haveWorkAlike",
      disabledReason = NativeFixtures.NO_WORK_ALIKE)
  void saysWhatIsOnTheTape() {
    assertThat(record(program)).isZero();
    Recording recording = TapeReader.read(tape);
    assertThat(console.err())
        .isEqualTo(
            "xpctape: "
                + recording.messages().size()
                + " messages, "
                + recording.connections().size()
                + " connections, 0 dropped: "
                + tape
                + "\n");
    assertThat(console.out()).isEmpty();
  }

  @Test
  @EnabledIf(
      value = "io.xpctape.fixtures.NativeFixtures#haveWorkAlike",
      disabledReason = NativeFixtures.NO_WORK_ALIKE)
  void endsAsTheProgramDidAndTellsTheTwoKindsApart() {
    assertThat(record(program + "; exit 139", "--force")).isEqualTo(139);
    assertThat(console.err()).endsWith(tape + "; sh exited with 139\n");
    assertThat(record(program + "; kill -TERM $$", "--force")).isEqualTo(143);
    assertThat(console.err()).endsWith(tape + "; sh died of SIGTERM\n");
  }

  @Test
  @EnabledIf(
      value = "io.xpctape.fixtures.NativeFixtures#haveWorkAlike",
      disabledReason = NativeFixtures.NO_WORK_ALIKE)
  void countsTheTapesOfChildren() {
    record(program + "; " + program);
    assertThat(console.err())
        .matches(
            "xpctape: 26 messages, 6 connections, 0 dropped: \\Q"
                + tape
                + "\\E and 1 tape of its children: \\Q"
                + tape
                + "\\E\\.\\d+\n");
    String six = String.join("; ", Collections.nCopies(6, program));
    record(six, "--force", "--children");
    assertThat(console.err())
        .matches(
            "(?s).*\\Q"
                + tape
                + "\\E and 5 tapes of its children: (\\S+\\.\\d+, ){3}\\S+\\.\\d+ and 1 more beside them\n");
  }

  @Test
  @EnabledIf(
      value = "io.xpctape.fixtures.NativeFixtures#haveWorkAlike",
      disabledReason = NativeFixtures.NO_WORK_ALIKE)
  void isQuietIfTold() {
    assertThat(record(program + "; exit 3", "-q")).isEqualTo(3);
    assertThat(console.err()).isEmpty();
  }

  @Test
  @EnabledIf(
      value = "io.xpctape.fixtures.NativeFixtures#haveWorkAlike",
      disabledReason = NativeFixtures.NO_WORK_ALIKE)
  void takesSizes() {
    record(program, "--max-data", "4K");
    assertThat(TapeReader.read(tape).info().maxData()).hasValue(4096);
    assertRefused(2, "such as 512, 4K or 1M, not '4X'", "--max-data", "4X", "--", "true");
    assertRefused(2, "not '-1'", "--max-data=-1", "--", "true");
    assertRefused(2, "not '99999999999999999999'", "--max-data=99999999999999999999", "--", "true");
  }

  @Test
  @EnabledIf(
      value = "io.xpctape.fixtures.NativeFixtures#haveWorkAlike",
      disabledReason = NativeFixtures.NO_WORK_ALIKE)
  void keepsCallStacksIfTold() {
    record(program, "--stack", "1");
    Recording recording = TapeReader.read(tape);
    assertThat(recording.images()).isNotEmpty();
    assertThat(recording.messages())
        .allSatisfy(
            message ->
                assertThat(message.stack())
                    .hasSize(message.direction() == Direction.OUTGOING ? 1 : 0));
    TestConsole shown = new TestConsole();
    assertThat(shown.run("show", tape.toString(), "dir == 'out'")).isZero();
    assertThat(shown.out())
        .containsPattern(
            "\\n  stack       \\S*/bin/three-sends \\+ 0x[0-9a-f]+  main \\+ \\d+\\n\\{");
    shown = new TestConsole();
    assertThat(shown.run("show", tape.toString(), "dir == 'out'", "--format", "json")).isZero();
    assertThat(shown.out())
        .containsPattern(
            "\"stack\":\\[\\{\"address\":\"0x[0-9a-f]+\",\"image\":\"\\S*/bin/three-sends\","
                + "\"build_id\":\"[0-9a-f]{40}\",\"offset\":\"0x[0-9a-f]+\","
                + "\"symbol\":\"main\",\"symbol_offset\":\\d+\\}\\]\\}\n");

    record(program, "--stack", "0", "--force");
    assertThat(TapeReader.read(tape).images()).isEmpty();
    for (String wrong : List.of("65", "-1", "x", "", "999999999999")) {
      assertRefused(
          2,
          "--stack takes a number from 0 to 64, not '" + wrong + "'",
          "--stack=" + wrong,
          "--",
          "true");
    }
  }

  @Test
  @EnabledIf(
      value = "io.xpctape.fixtures.NativeFixtures#haveWorkAlike",
      disabledReason = NativeFixtures.NO_WORK_ALIKE)
  void refusesInOneLine() throws IOException {
    assertRefused(2, "--", "true");
    assertRefused(2, "", "--");
    assertRefused(2, "standard output", "-o", "-", "--", "true");
    assertRefused(2, "there is no folder", "-o", folder + "/no/t", "--", "true");
    Files.createFile(tape);
    assertRefused(2, "exists already; --force replaces it", "-o", tape + "", "--", "true");
    Files.delete(tape);
    assertRefused(127, "no such program on the PATH", "-o", tape + "", "--", "no-such-program");
    assertRefused(126, "is a folder", "-o", tape + "", "--", folder + "");
    assertRefused(126, "permission denied", "-o", tape + "", "--", "/etc/passwd");
    assertRefused(125, "nothing was recorded: ", "-o", tape + "", "--", "true");
    assertRefused(1, "nothing was recorded: ", "-o", tape + "", "--", "false");
    assertRefused(
        128 + 11, "nothing was recorded: ", "-o", tape + "", "--", "sh", "-c", "kill -SEGV $$");
    assertThat(folder).isEmptyDirectory();
  }

  /** Records a line for a shell, since a program's output would be this process's. */
  private int record(String line, String... options) {
    List<String> words = new ArrayList<>(List.of("record", "-o", tape.toString()));
    words.addAll(List.of(options));
    words.addAll(List.of("--", "sh", "-c", line));
    return console.run(words.toArray(String[]::new));
  }

  private static void assertRefused(int status, String words, String... arguments) {
    TestConsole console = new TestConsole();
    String[] all = Stream.concat(Stream.of("record"), Stream.of(arguments)).toArray(String[]::new);
    assertThat(console.run(all)).isEqualTo(status);
    assertThat(console.err()).startsWith("xpctape: ").contains(words).containsOnlyOnce("\n");
    assertThat(console.out()).isEmpty();
  }
}
