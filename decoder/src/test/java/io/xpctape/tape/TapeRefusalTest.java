package io.xpctape.tape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xpctape.model.BadInputException;
import io.xpctape.model.Recording;
import io.xpctape.model.RecordingGenerator;
import io.xpctape.proto.v1.Header;
import io.xpctape.proto.v1.Packet;
import io.xpctape.proto.v1.Trace;
import java.io.ByteArrayInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TapeRefusalTest {
  private static final String NO_TAPE =
      ": is not a tape: there is no header at byte 0; 'xpctape import' makes one of what others"
          + " have written down";

  @TempDir private Path folder;

  @Test
  void refusesWhatIsNoTape() throws IOException {
    byte[] noise = new byte[5000];
    new Random(1).nextBytes(noise);
    refuses(noise, NO_TAPE);
    refuses("\n\nnot a tape at all".getBytes(StandardCharsets.UTF_8), NO_TAPE);
    refuses(new byte[4096], NO_TAPE);
    refuses(new byte[0], ": is empty, not a tape");
    refuses(trace(Packet.newBuilder().setSequence(1)), NO_TAPE);
    assertThatThrownBy(() -> TapeReader.read(folder))
        .isInstanceOf(BadInputException.class)
        .hasMessage(folder + ": is a folder, not a tape");
    assertThatThrownBy(() -> TapeReader.read(folder.resolve("missing")))
        .hasMessage(folder + "/missing: there is no such file");
  }

  @Test
  void readsNoFurtherWhereNoTapeBegins() {
    ByteArrayInputStream zeros = new ByteArrayInputStream(new byte[1 << 20]);
    assertThatThrownBy(() -> TapeReader.read(zeros, "zeros")).hasMessage("zeros" + NO_TAPE);
    assertThat(zeros.available()).isPositive();
  }

  @Test
  void refusesANewerFormatByName() throws IOException {
    Header newer =
        Header.newBuilder().setFormatVersion(7).setWrittenBy("xpctape 9\u001b[2J").build();
    refuses(
        trace(Packet.newBuilder().setSequence(1).setHeader(newer)),
        ": a tape of format 7, written by xpctape 9\\u001b[2J;"
            + " this xpctape reads format 1, a newer one is needed");
  }

  @Test
  void refusesAHeaderOfMoreBytesThanThereAre() throws IOException {
    refuses(
        new byte[] {0x0a, (byte) 0xff, (byte) 0xff, 0x7f, 0x09},
        ": the tape is cut inside its header, 5 bytes are left");
    refuses(new byte[] {0x0a, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x7f, 0x09}, NO_TAPE);
  }

  @Test
  void readsAPipe() throws IOException, InterruptedException {
    Recording recording = RecordingGenerator.recording(1, 40);
    Path pipe = folder.resolve("pipe");
    Thread writer = pipe(pipe, recording);
    assertThat(TapeReader.read(pipe)).isEqualTo(recording);
    writer.join();
  }

  @Test
  void readsAPipeThatIsStandardInput() throws IOException, InterruptedException {
    Recording recording = RecordingGenerator.recording(1, 40);
    Path pipe = folder.resolve("pipe");
    Thread writer = pipe(pipe, recording);
    // The very class that a process reads its standard input with.
    try (InputStream in = new FileInputStream(pipe.toFile())) {
      assertThat(TapeReader.read(in, "standard input")).isEqualTo(recording);
    }
    writer.join();
  }

  /** A pipe with a name, into which a thread writes a recording. */
  private static Thread pipe(Path pipe, Recording recording)
      throws IOException, InterruptedException {
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    Thread writer =
        new Thread(
            () -> {
              try {
                Files.write(pipe, TapeRoundTripTest.write(recording));
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            });
    writer.start();
    return writer;
  }

  private void refuses(byte[] content, String complaint) throws IOException {
    Path file = Files.write(folder.resolve("t.xpctape"), content);
    assertThatThrownBy(() -> TapeReader.read(file))
        .isInstanceOf(BadInputException.class)
        .hasMessage(file + complaint);
  }

  private static byte[] trace(Packet.Builder packet) {
    return Trace.newBuilder().addPacket(packet).build().toByteArray();
  }
}
