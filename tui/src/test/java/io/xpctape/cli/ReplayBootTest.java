package io.xpctape.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.xpctape.agent.NativeFiles;
import io.xpctape.agent.RecordRequest;
import io.xpctape.agent.Recorder;
import io.xpctape.agent.launch.Environment;
import io.xpctape.agent.launch.NativeString;
import io.xpctape.fixtures.KernelMaker;
import io.xpctape.fixtures.NativeFixtures;
import io.xpctape.model.Message;
import io.xpctape.model.XpcString;
import io.xpctape.model.XpcValue;
import io.xpctape.tape.TapeReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/**
 * A boot that fails, recorded from the stand-in client and service, is played again. The command
 * runs in a process of its own, for the program's output goes where the command's goes.
 */
@EnabledIf(
    value = "io.xpctape.fixtures.NativeFixtures#haveWorkAlike",
    disabledReason = NativeFixtures.NO_WORK_ALIKE)
final class ReplayBootTest {
  private static final String LINE = "up and running";
  private static final String NOT_RUN = "not run (no /dev/kvm)";

  @TempDir Path folder;
  private NativeFixtures fixtures = new NativeFixtures(Path.of(""));
  private Path bad = Path.of("");
  private Path replayed = Path.of("");

  @BeforeEach
  void recordABootThatFails() throws IOException {
    fixtures = new NativeFixtures(NativeFiles.unpack("fixtures"));
    folder = folder.toRealPath();
    Files.write(folder.resolve("k32"), KernelMaker.guest32(LINE).make());
    Files.write(folder.resolve("k64"), KernelMaker.guest64(LINE).make());
    bad = folder.resolve("bad.xpctape");
    replayed = folder.resolve("bad-replay.xpctape");
    List<NativeString> command =
        Stream.of(fixtures.vftool().toString(), "-k", "k32", "-m", "64", "-t", "0", "-a", "quiet")
            .map(NativeString::of)
            .toList();
    Recorder.record(
        RecordRequest.of(command, bad)
            .folder(folder)
            .output(Files.createFile(folder.resolve("log")))
            .stack(4)
            .environment(
                Environment.ofCaller().with("XPC_SERVICES", NativeString.of(fixtures.services()))));
    assertThat(folder.resolve("log")).content().contains("Done, state = 3");
  }

  /** What the command printed, the program's output first. */
  private record Ran(int status, String out, String err) {}

  private Ran replay(String... options) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.xpctape.cli.Main"));
    words.addAll(List.of("replay", bad.toString(), "--yes"));
    words.addAll(Arrays.asList(options));
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().put("XPC_SERVICES", fixtures.services().toString());
    int status = builder.start().waitFor();
    return new Ran(status, Files.readString(out), Files.readString(err));
  }

  private Message last(String method) {
    return TapeReader.read(replayed).messages().stream()
        .filter(message -> field(message, "method").equals(Optional.of(XpcString.of(method))))
        .reduce((earlier, later) -> later)
        .orElseThrow();
  }

  private static Optional<XpcValue> field(Message message, String path) {
    return io.xpctape.model.Path.parse(path).get(message.body());
  }

  @Test
  void withAnotherKernelItBoots() throws Exception {
    Ran ran =
        replay(
            "--set",
            "boot_loader.kernel=fd:k64",
            "--expect",
            "kind == 'guest_did_stop_virtual_machine' && body.state == 0");
    assertThat(ran.err).contains("Done, state = 0");
    Message stopped = last("guest_did_stop_virtual_machine");
    boolean kvm = !field(stopped, "console").equals(Optional.of(XpcString.of(NOT_RUN)));
    assertThat(ran.out)
        .startsWith((kvm ? LINE + "\n" : "") + "\nchanged message 1 of the replay\n")
        .contains(
            "    set boot_loader.kernel  fd \"" + folder + "/k32\" → \"" + folder + "/k64\"\n")
        .containsPattern("original: [^:]*\n    error in \\d+ in guest_did_stop_virtual_machine")
        .contains("        error.domain  \"VZErrorDomain\"\n")
        .containsPattern("replay: .*\n    no error\n")
        .contains("        state  3 → 0\n")
        .contains("expected: message " + stopped.n() + " of the replay is it\n")
        .endsWith("the program exited with 0; the new tape is " + replayed + "\n");
    assertThat(ran.status).isZero();
    // What the original kept, the new tape keeps.
    assertThat(TapeReader.read(replayed).messages())
        .anyMatch(message -> !message.stack().isEmpty());
  }

  @Test
  void whatIsExpectedAndDoesNotComeIsAFailure() throws Exception {
    Ran ran =
        replay("--message", "kind == 'set_name'", "--set", "name=other", "--expect", "error != ''");
    assertThat(field(last("set_name"), "name")).contains(XpcString.of("other"));
    assertThat(ran.out).contains("expected: no message of the replay is it\n");
    assertThat(ran.status).isEqualTo(1);
  }
}
