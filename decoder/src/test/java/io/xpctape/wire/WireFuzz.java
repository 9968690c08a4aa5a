package io.xpctape.wire;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.xpctape.model.BadInputException;
import java.util.Arrays;

/**
 * Any bytes are either read or refused, and what was read is written back as it was. {@code
 * JAZZER_MAX_DURATION} makes it longer than the few seconds of the gate.
 */
final class WireFuzz {
  @FuzzTest(maxDuration = "5s")
  void isReadAndComesBackOrIsRefused(byte[] capture) {
    WireReader reader = new WireReader(capture);
    WireWriter writer = new WireWriter();
    while (reader.hasNext()) {
      int start = reader.offset();
      WireMessage message;
      try {
        message = reader.next();
      } catch (BadInputException e) {
        return;
      }
      byte[] written = writer.write(message);
      long zeros = message.form().zeros();
      if (start + written.length + zeros != reader.offset()
          || !Arrays.equals(written, Arrays.copyOfRange(capture, start, start + written.length))) {
        throw new AssertionError("byte " + start + ": came back as other bytes");
      }
      int named = 0;
      for (WireMap.Range range : WireMap.of(written)) {
        if (range.from() != named || range.to() <= named) {
          throw new AssertionError("byte " + named + ": has no name");
        }
        named = range.to();
      }
      if (named != written.length) {
        throw new AssertionError("byte " + named + ": has no name");
      }
    }
  }
}
