package io.xpctape.tape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xpctape.model.BadInputException;
import io.xpctape.model.Message;
import io.xpctape.model.Recording;
import io.xpctape.model.RecordingGenerator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TapeStreamTest {
  private static final ExecutorService HELPERS = Executors.newFixedThreadPool(3);

  @TempDir Path folder;

  @AfterAll
  static void stopHelpers() {
    HELPERS.shutdownNow();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11})
  void readsAsOftenAsAskedWhatAReaderReads(int damages) throws IOException {
    byte[] tape = damaged(damages);
    Recording expected = TapeRoundTripTest.read(tape);
    Path file = folder.resolve("t.xpctape");
    Files.write(file, tape);

    try (TapeStream stream = TapeStream.open(new ByteArrayInputStream(tape), "t", HELPERS);
        TapeStream ofFile = TapeStream.open(file, HELPERS);
        TapeStream alone = TapeStream.open(file, null)) {
      for (int turn = 0; turn < 2; turn++) {
        assertThat(all(stream)).isEqualTo(expected.messages());
        assertThat(all(ofFile)).isEqualTo(expected.messages());
        assertThat(all(alone)).isEqualTo(expected.messages());
      }
      assertThat(stream.complaints()).isEqualTo(expected.complaints());
      assertThat(ofFile.complaints()).isEqualTo(alone.complaints());
      assertThat(stream.info()).isEqualTo(expected.info());
      assertThat(ofFile.size()).isEqualTo(tape.length);
      assertThat(ofFile.position()).isLessThan(tape.length);
    }
  }

  @Test
  void anIterationBegunAnewStartsAtTheBeginning() throws IOException {
    Path file = folder.resolve("t.xpctape");
    Files.write(file, damaged(0));

    try (TapeStream stream = TapeStream.open(file, HELPERS)) {
      assertThat(stream.iterator().next()).startsWith(stream.iterator().next().get(0));
    }
  }

  @Test
  void whatIsNoTapeIsRefusedAtOnce() throws IOException {
    Path file = folder.resolve("t.xpctape");
    Files.writeString(file, "none");

    assertThatThrownBy(() -> TapeStream.open(file, HELPERS))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            file
                + ": is not a tape: there is no header at byte 0"
                + "; 'xpctape import' makes one of what others have written down");
  }

  private static List<Message> all(TapeStream stream) {
    List<Message> all = new ArrayList<>();
    stream.forEach(all::addAll);
    return all;
  }

  /** A tape of some batches, with so many places spoilt in one way or another. */
  private static byte[] damaged(int places) throws IOException {
    Random random = new Random(places);
    byte[] tape = TapeRoundTripTest.write(RecordingGenerator.recording(places, 900));
    for (int i = 0; i < places; i++) {
      int at = 4000 + random.nextInt(tape.length - 5000);
      switch (random.nextInt(3)) {
        case 0 -> tape[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> Arrays.fill(tape, at, at + random.nextInt(900), (byte) 0);
        default -> {
          byte[] noise = new byte[40];
          random.nextBytes(noise);
          System.arraycopy(noise, 0, tape, at, noise.length);
        }
      }
    }
    return places % 4 == 3 ? Arrays.copyOf(tape, tape.length - 1 - random.nextInt(3000)) : tape;
  }
}
