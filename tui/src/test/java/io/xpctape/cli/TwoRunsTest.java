package io.xpctape.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.xpctape.agent.NativeFiles;
import io.xpctape.agent.RecordRequest;
import io.xpctape.agent.Recorder;
import io.xpctape.agent.launch.NativeString;
import io.xpctape.fixtures.NativeFixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What counts as noise is what really differs between two runs of the same program. */
final class TwoRunsTest {
  @TempDir Path folder;

  private String record(String program, String name) throws IOException {
    Path file = NativeFiles.unpack("fixtures").resolve("bin").resolve(program);
    Path tape = folder.resolve(name);
    Recorder.record(
        RecordRequest.of(List.of(NativeString.of(file)), tape)
            .output(Files.createFile(folder.resolve(name + ".log"))));
    return tape.toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"all-types", "create-reply", "three-sends", "peer-dies"})
  void theSameProgramDoesNotDifferFromItself(String program) throws IOException {
    assumeThat(NativeFixtures.isBuilt("bin/" + program))
        .as(program + " " + NativeFixtures.NO_WORK_ALIKE)
        .isTrue();
    String a = record(program, "a.xpctape");
    String b = record(program, "b.xpctape");
    TestConsole test = new TestConsole();
    assertThat(test.run("diff", a, b)).as(test.out()).isZero();
    assertThat(test.out())
        .matches("(?s)[1-9]\\d* equal, 0 changed, 0 only .*\nleft out as noise: .*");
    assertThat(test.run("diff", "--noise", "none", a, b)).isEqualTo(1);
  }
}
