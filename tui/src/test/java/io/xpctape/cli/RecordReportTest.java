package io.xpctape.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.xpctape.agent.NativeFiles;
import io.xpctape.agent.RecordRequest;
import io.xpctape.agent.RecordResult;
import io.xpctape.agent.Recorder;
import io.xpctape.agent.launch.Ending;
import io.xpctape.agent.launch.Environment;
import io.xpctape.agent.launch.NativeString;
import io.xpctape.fixtures.NativeFixtures;
import io.xpctape.model.Bytes;
import io.xpctape.model.Recording;
import io.xpctape.model.RecordingInfo;
import io.xpctape.tape.TapeWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

class RecordReportTest {
  @TempDir Path folder;
  private Path tape;

  @BeforeEach
  void nameFiles() {
    tape = folder.resolve("t.xpctape");
  }

  @Test
  void namesTheOptionForChildren() throws IOException {
    RecordResult.Tape silent = written(true, "Linux", Map.of());
    assertThat(report(result(true, silent), false))
        .isEqualTo(
            "xpctape: 0 messages, 0 connections, 0 dropped: "
                + tape
                + "\nxpctape: ./p made no XPC call, but started other programs, which are not"
                + " recorded: record --children does that\n");
    assertThat(report(result(false, silent), false)).containsOnlyOnce("\n");
    assertThat(report(result(true, silent), true)).containsOnlyOnce("\n");
  }

  /** A shell that has libxpc takes the agent's orders, as every program on a Mac does. */
  @Test
  @EnabledIf(
      value = "io.xpctape.fixtures.NativeFixtures#haveWorkAlike",
      disabledReason = NativeFixtures.NO_WORK_ALIKE)
  void seesThatAProgramOnlyStartedOthers() throws IOException {
    Path fixtures = NativeFiles.unpack("fixtures");
    Environment environment =
        Environment.ofCaller()
            .with("LD_PRELOAD", NativeString.of(fixtures.resolve("lib/libxpc.so")));
    String line = fixtures.resolve("bin/three-sends") + "; exit 0";
    for (boolean children : new boolean[] {false, true}) {
      Path own = folder.resolve(children + ".xpctape");
      RecordResult result =
          Recorder.record(
              RecordRequest.of(Stream.of("sh", "-c", line).map(NativeString::of).toList(), own)
                  .environment(environment)
                  .output(Files.createFile(folder.resolve(children + ".out")))
                  .children(children));
      assertThat(result.tapes()).hasSize(children ? 2 : 1);
      String said = report(result, children);
      if (children) {
        assertThat(said)
            .startsWith(
                "xpctape: 13 messages, 3 connections, 0 dropped: "
                    + own
                    + " and 1 tape of its children: "
                    + own
                    + ".");
      } else {
        assertThat(said)
            .endsWith(
                "xpctape: ./p made no XPC call, but started other programs, which are not recorded: record --children does that\n");
      }
    }
  }

  @Test
  void tellsWhatTheAgentToldOfItself() throws IOException {
    assertNote(
        written(true, "Linux", Map.of("plan_error", "the plan\u001b[2J has no rule")),
        "nothing was recorded or changed, since the agent can't follow the plan: the plan\\u001b[2J"
            + " has no rule; try replay --dry-run, which shows what it asks for");
    assertNote(
        written(true, "Linux", Map.of("environment_error", "XPCTAPE_STACK is not a number")),
        "nothing was recorded: XPCTAPE_STACK is not a number; something between xpctape and the"
            + " program changed it, so name the program itself");
    assertNote(
        written(false, "Linux", Map.of("hooks_missing", "xpc_a xpc_b")),
        "messages may be missing, since calls do not all reach the agent, and this libxpc lacks"
            + " xpc_a, xpc_b: another library stands in front of it; LD_DEBUG=bindings /bin/p says"
            + " which: take it out of LD_PRELOAD");
    assertNote(
        written(false, "Darwin", Map.of()),
        "messages may be missing, since calls do not all reach the agent: AMFI can let the agent in"
            + " and yet forbid that; DYLD_PRINT_SEARCHING=1 /bin/p then says 'interposing disabled"
            + " by AMFI': record a copy signed anew (codesign -f -s - COPY)");
    SortedMap<String, Long> unrecorded =
        new TreeMap<>(Map.of("xpc_pipe_try_receive", 1L, "xpc_event_publisher_fire", 4L));
    RecordResult.Tape fine = written(true, "Linux", Map.of("hooks_missing", "xpc_new"));
    assertThat(HeaderNotes.of(fine)).isEmpty();
    RecordResult.Tape counted = new RecordResult.Tape(fine.file(), 1, 0, 0, 0, unrecorded);
    String rest = ": what went that way is not on the tape; this xpctape can only count it";
    assertThat(HeaderNotes.of(counted))
        .containsExactly(
            tape + ": 4 calls of xpc_event_publisher_fire" + rest,
            tape + ": 1 call of xpc_pipe_try_receive" + rest);
    Files.write(tape, new byte[] {0x7a});
    assertThat(HeaderNotes.of(fine))
        .containsExactly(
            tape + ": the tape is cut inside its header: the recording did not get to begin");
  }

  @Test
  void saysWhyThereIsNothing() {
    RecordResult nothing =
        new RecordResult(new Ending.Exited(0), List.of(), List.of(), true, "./p is a stone");
    assertThat(report(nothing, false)).isEqualTo("xpctape: nothing was recorded: ./p is a stone\n");
    RecordResult foreseen =
        new RecordResult(new Ending.Exited(0), List.of(), List.of(), true, "./p is a rock");
    assertThat(report(foreseen, false))
        .isEqualTo("xpctape: nothing was recorded: it was as the warning said\n");
  }

  private void assertNote(RecordResult.Tape written, String note) {
    assertThat(report(result(false, written), false))
        .isEqualTo(
            "xpctape: "
                + tape
                + ": "
                + note
                + "\nxpctape: 0 messages, 0 connections, 0 dropped: "
                + tape
                + "\n");
  }

  private static RecordResult result(boolean hadChildren, RecordResult.Tape tape) {
    return new RecordResult(new Ending.Exited(0), List.of(tape), List.of(), hadChildren, "");
  }

  private RecordResult.Tape written(boolean live, String os, Map<String, String> facts)
      throws IOException {
    RecordingInfo info =
        new RecordingInfo(
            "xpctape-agent 1",
            os,
            "1",
            "arm64",
            1,
            1,
            Bytes.utf8("/bin/p"),
            List.of(),
            Bytes.utf8("/"),
            1,
            1,
            live,
            OptionalLong.empty(),
            List.of(),
            facts);
    try (OutputStream out = Files.newOutputStream(tape)) {
      TapeWriter.write(new Recording(info, List.of(), List.of(), List.of()), out);
    }
    return new RecordResult.Tape(tape, 1, 0, 0, 0, new TreeMap<>());
  }

  private static String report(RecordResult result, boolean children) {
    TestConsole console = new TestConsole();
    RecordReport.print("./p", children, Optional.of("./p is a rock"), result, console.console());
    return console.err();
  }
}
