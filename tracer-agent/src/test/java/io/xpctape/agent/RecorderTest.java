package io.xpctape.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xpctape.agent.AgentException.Reason;
import io.xpctape.agent.RecordResult.Tape;
import io.xpctape.agent.RecordResult.Unfinished;
import io.xpctape.agent.launch.Ending;
import io.xpctape.agent.launch.Environment;
import io.xpctape.agent.launch.NativeString;
import io.xpctape.fixtures.NativeFixtures;
import io.xpctape.model.Bytes;
import io.xpctape.model.Recording;
import io.xpctape.tape.TapeReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

class RecorderTest {
  @TempDir Path folder;
  private Path tape;
  private Path output;
  private String bin;

  @BeforeEach
  void nameFiles() throws IOException {
    Files.createDirectory(folder.resolve("tapes"));
    tape = folder.resolve("tapes/t.xpctape");
    output = Files.createFile(folder.resolve("output"));
    bin = NativeFiles.unpack("fixtures").resolve("bin") + "/";
  }

  @Test
  @EnabledIf(
      value = "io.xpctape.fixtures.NativeFixtures#havePrograms",
      disabledReason = NativeFixtures.NO_PROGRAMS)
  void leavesOneFinishedTape() throws IOException {
    RecordResult result = Recorder.record(request(bin + "three-sends"));
    assertThat(result.ending()).isEqualTo(new Ending.Exited(0));
    Recording recording = TapeReader.read(tape);
    assertThat(recording.complaints()).isEmpty();
    assertThat(result.tapes())
        .containsExactly(
            new Tape(
                tape,
                recording.info().pid(),
                recording.messages().size(),
                recording.connections().size(),
                0,
                new TreeMap<>()));
    assertThat(recording.messages()).isNotEmpty();
    assertThat(recording.info().hooksLive()).isTrue();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(tape)))
        .isEqualTo("rw-------");
    assertThat(files()).containsExactly("t.xpctape");
  }

  @Test
  @EnabledIf(
      value = "io.xpctape.fixtures.NativeFixtures#haveWorkAlike",
      disabledReason = NativeFixtures.NO_WORK_ALIKE)
  void theProgramSeesNothingOfIt() throws IOException {
    NativeString callers = NativeString.of(bin + "../lib/libxpc.so");
    Environment environment = Environment.ofCaller().with("LD_PRELOAD", callers);
    Recorder.record(request(bin + "surroundings-xpc").environment(environment).children(false));
    assertThat(Files.readString(output))
        .contains("environment: LD_PRELOAD=" + callers + "\n")
        .doesNotContain("XPCTAPE_TAPE")
        .doesNotContain("XPCTAPE_PRELOAD");
  }

  @Test
  @EnabledIf(
      value = "io.xpctape.fixtures.NativeFixtures#haveWorkAlike",
      disabledReason = NativeFixtures.NO_WORK_ALIKE)
  void childrenFindTheAgentIfTheyAreWanted() throws IOException {
    Recorder.record(request(bin + "surroundings-xpc").children(true));
    assertThat(Files.readString(output))
        .contains("libxpctape-agent.so\n")
        .contains("environment: XPCTAPE_TAPE=");
  }

  @Test
  @EnabledIf(
      value = "io.xpctape.fixtures.NativeFixtures#haveWorkAlike",
      disabledReason = NativeFixtures.NO_WORK_ALIKE)
  void eachProgramBehindAShellHasATape() throws IOException {
    String line = bin + "three-sends; " + bin + "all-types; exit 5";
    RecordResult result = Recorder.record(request("sh", "-c", line));
    assertThat(result.ending()).isEqualTo(new Ending.Exited(5));
    assertThat(result.tapes()).hasSize(2);
    Tape second = result.tapes().get(1);
    assertThat(second.file()).isEqualTo(folder.resolve("tapes/t.xpctape." + second.pid()));
    assertThat(TapeReader.read(tape).info().executable().toString()).endsWith("/three-sends");
    assertThat(TapeReader.read(second.file()).info().executable().toString())
        .endsWith("/all-types");
    assertThat(files()).hasSize(2);
  }

  @Test
  @EnabledIf(
      value = "io.xpctape.fixtures.NativeFixtures#havePrograms",
      disabledReason = NativeFixtures.NO_PROGRAMS)
  void passesTheOrdersOn() {
    Recorder.record(
        request(bin + "three-sends").maxData(16).service("com.example.*").service("x\\y"));
    Recording recording = TapeReader.read(tape);
    assertThat(recording.info().maxData()).hasValue(16);
    assertThat(recording.info().serviceGlobs())
        .containsExactly(Bytes.utf8("com.example.*"), Bytes.utf8("x\\y"));
  }

  @Test
  @EnabledIf(
      value = "io.xpctape.fixtures.NativeFixtures#haveWorkAlike",
      disabledReason = NativeFixtures.NO_WORK_ALIKE)
  void putsWhatItKnowsOfTheSystemIntoTheHeader() throws IOException {
    Recorder.record(request(bin + "three-sends"));
    assertThat(TapeReader.read(tape).info().facts())
        .containsEntry("os_build", Files.readString(Path.of("/proc/sys/kernel/version")).strip());
    // Not what somebody has in the environment.
    Environment others =
        Environment.ofCaller().with("XPCTAPE_FACTS", NativeString.of("build=wrong\n"));
    Recorder.record(request(bin + "three-sends").environment(others).force(true));
    assertThat(TapeReader.read(tape).info().facts()).doesNotContainKey("build");
  }

  @Test
  void knowsWhetherTheProgramHadChildren() {
    assertThat(Recorder.record(request("sh", "-c", "exit 3")).hadChildren()).isFalse();
    assertThat(Recorder.record(request("sh", "-c", "true | true")).hadChildren()).isTrue();
    assertThat(Recorder.record(request("sh", "-c", "ls /; exit 3")).hadChildren()).isTrue();
  }

  @Test
  @EnabledIf(
      value = "io.xpctape.fixtures.NativeFixtures#haveWorkAlike",
      disabledReason = NativeFixtures.NO_WORK_ALIKE)
  void leavesATapeAloneThatIsStillWritten() throws IOException {
    String sent = folder.resolve("sent").toString();
    String storm = bin + "storm 1 " + sent;
    // The shell ends as soon as the storm has counted something. The storm outlives no failed test.
    String line =
        "ulimit -t 10; "
            + storm
            + " & until [ \"$(tr -d '\\0' < "
            + sent
            + ")\" ]; do :; done 2>&-";
    RecordResult result = Recorder.record(request("sh", "-c", line));
    assertThat(result.tapes()).isEmpty();
    assertThat(result.explanation()).isEmpty();
    assertThat(result.unfinished()).hasSize(1);
    Unfinished left = result.unfinished().get(0);
    assertThat(left.reason()).matches("process \\d+ still writes to it");
    long pid = Long.parseLong(left.reason().split(" ", 3)[1]);
    ProcessHandle writer = ProcessHandle.of(pid).orElseThrow();
    writer.destroyForcibly();
    writer.onExit().join();
    assertThat(TapeReader.read(left.file()).info().pid()).isEqualTo(pid);
    assertThat(files()).containsExactly(left.file().getFileName().toString());
  }

  @Test
  @EnabledIf(
      value = "io.xpctape.fixtures.NativeFixtures#havePrograms",
      disabledReason = NativeFixtures.NO_PROGRAMS)
  void replacesATapeOnlyIfToldTo() throws IOException {
    Files.writeString(tape, "mine");
    assertRefused(request("touch", output + ".ran"), Reason.TAPE, "exists already; --force");
    assertThat(tape).hasContent("mine");
    assertThat(Path.of(output + ".ran")).doesNotExist();
    Recorder.record(request(bin + "three-sends").force(true));
    assertThat(TapeReader.read(tape).messages()).isNotEmpty();
    assertThat(files()).containsExactly("t.xpctape");
  }

  @Test
  void saysWhereNoTapeCanBe() throws IOException {
    tape = folder.resolve("no/such/folder/t.xpctape");
    assertRefused(request("true"), Reason.TAPE, "there is no folder " + tape.getParent());
    tape = folder.resolve("tapes");
    assertRefused(request("true").force(true), Reason.TAPE, "is a folder");
    tape = Files.createSymbolicLink(folder.resolve("link"), output);
    assertRefused(request("true").force(true), Reason.TAPE, "is a link");
    tape = folder.resolve("x".repeat(250));
    assertRefused(request("true"), Reason.TAPE, "no file can be made there: ");
    tape = Path.of("/proc/t.xpctape");
    assertRefused(request("true"), Reason.TAPE, "/proc");
  }

  @Test
  void saysWhyAProgramDoesNotStart() throws IOException {
    assertRefused(request("no-such-program"), Reason.NOT_FOUND, "no such program on the PATH");
    assertRefused(request(output.toString()), Reason.NOT_EXECUTABLE, "permission denied");
    Path missing = folder.resolve("missing");
    assertRefused(request("true").folder(missing), Reason.FAILED, missing + ": is no folder");
    assertThat(files()).isEmpty();
  }

  @Test
  @EnabledIf(
      value = "io.xpctape.fixtures.NativeFixtures#haveWorkAlike",
      disabledReason = NativeFixtures.NO_WORK_ALIKE)
  void saysWhyThereIsNoTape() throws IOException {
    RecordResult result = Recorder.record(request(bin + "surroundings"));
    assertThat(result.ending()).isEqualTo(new Ending.Exited(0));
    assertThat(result.tapes()).isEmpty();
    assertThat(result.explanation()).contains("did not load libxpc");
    assertThat(files()).isEmpty();
  }

  private RecordRequest request(String... command) {
    List<NativeString> words = Stream.of(command).map(NativeString::of).toList();
    return RecordRequest.of(words, tape).output(output);
  }

  private static void assertRefused(RecordRequest request, Reason reason, String words) {
    assertThatThrownBy(() -> Recorder.record(request))
        .hasMessageContaining(words)
        .isInstanceOfSatisfying(
            AgentException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.list(folder.resolve("tapes"))) {
      return all.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
