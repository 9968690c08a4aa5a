package io.xpctape.tape;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.xpctape.model.BadInputException;
import io.xpctape.model.Message;
import io.xpctape.model.Recording;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Any bytes are a tape with complaints or none, and what was read of it can be written, read and
 * found again.
 */
final class TapeFuzz {
  @FuzzTest(maxDuration = "5s")
  void isReadOrRefused(byte[] tape) throws IOException {
    Recording recording;
    try (TapeReader reader = TapeReader.open(TapeSource.of(tape, "t"))) {
      List<Message> messages = new ArrayList<>();
      for (Optional<Message> next = reader.next(); next.isPresent(); next = reader.next()) {
        Message message = next.get();
        messages.add(message);
        if (!reader.read(reader.lastOffset(), message.n()).equals(message)) {
          throw new AssertionError("message " + message.n() + " is another when read again");
        }
      }
      recording =
          new Recording(
              reader.info(), reader.connections(), messages, reader.complaints(), reader.images());
    } catch (BadInputException e) {
      return;
    }
    if (recording.messages().isEmpty()) {
      return;
    }
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    TapeWriter.write(recording, written);
    try (TapeReader reader = TapeReader.open(TapeSource.of(written.toByteArray(), "t"))) {
      for (Message message : recording.messages()) {
        if (!reader.next().equals(Optional.of(message))) {
          throw new AssertionError("message " + message.n() + " is another when written again");
        }
      }
    }
  }
}
