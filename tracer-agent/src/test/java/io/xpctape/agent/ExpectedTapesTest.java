package io.xpctape.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.xpctape.agent.launch.NativeString;
import io.xpctape.fixtures.NativeFixtures;
import io.xpctape.model.ConnectionInfo;
import io.xpctape.model.Direction;
import io.xpctape.model.Message;
import io.xpctape.model.Recording;
import io.xpctape.tape.TapeReader;
import io.xpctape.text.SafeText;
import io.xpctape.text.ValueText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the tapes of programs must say that talk to themselves alone: on the work-alike, and on a
 * Mac on Apple's libxpc, whatever order it gives entries in.
 */
class ExpectedTapesTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"all-types", "barrier", "create-reply", "three-sends"})
  void comeOut(String program) throws IOException {
    assumeThat(NativeFixtures.isBuilt("bin/" + program)).as(NativeFixtures.NO_PROGRAMS).isTrue();
    Path tape = folder.resolve("t.xpctape");
    Path file = NativeFiles.unpack("fixtures").resolve("bin").resolve(program);
    Recorder.record(
        RecordRequest.of(List.of(NativeString.of(file)), tape)
            .output(Files.createFile(folder.resolve("out"))));
    Recording recording = TapeReader.read(tape);
    assertThat(recording.complaints()).isEmpty();
    assertThat(recording.info().hooksLive()).isTrue();
    assertThat(text(recording)).isEqualTo(expected(program));
  }

  /** Connection by connection, for threads are as fast as they are. */
  private static String text(Recording recording) {
    StringBuilder text = new StringBuilder();
    for (ConnectionInfo connection : recording.connections()) {
      text.append("connection ").append(connection.id()).append(' ').append(connection.origin());
      text.append(" \"").append(SafeText.of(connection.name())).append("\"\n");
      int n = 0;
      for (Message message : recording.messages()) {
        if (message.connection() == connection.id()) {
          text.append(connection.id()).append('.').append(++n).append(' ').append(line(message));
        }
      }
    }
    return text.toString()
        .replaceAll("connection \\(id (\\d+), [^)]*\\)", "connection $1")
        .replaceAll("(fd:\"/dev/null\") \\([^)]*\\)", "$1")
        .replaceAll("endpoint \"[^\"]*\"", "endpoint")
        .replaceAll("shmem of \\d+ bytes", "shmem");
  }

  private static String line(Message message) {
    return (message.direction() == Direction.OUTGOING ? "→ " : "← ")
        + message.call().label()
        + (message.replyTo() == 0 ? "" : ", an answer")
        + "\n"
        + ValueText.tree(message.body(), ValueText.Order.SORTED);
  }

  private static String expected(String program) throws IOException {
    try (InputStream in = ExpectedTapesTest.class.getResourceAsStream(program + ".txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
