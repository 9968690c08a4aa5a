package io.xpctape.description;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.xpctape.model.BadInputException;
import io.xpctape.model.XpcValue;
import java.util.Arrays;
import java.util.List;

/**
 * Any text is either read or refused, and what was read from it, however damaged, is written so
 * that it is read again as the same value. {@code JAZZER_MAX_DURATION} makes it longer than the few
 * seconds of the gate.
 */
final class DescriptionFuzz {
  @FuzzTest(maxDuration = "5s")
  void isReadAndStaysTheSameOrIsRefused(byte[] text) {
    List<XpcValue> values;
    try {
      values = DescriptionReader.read(text).values();
    } catch (BadInputException e) {
      return;
    }
    for (XpcValue value : values) {
      byte[] written = DescriptionWriter.write(value);
      List<XpcValue> again = DescriptionReader.read(written).values();
      if (!again.equals(List.of(value))) {
        throw new AssertionError("came back as another value: " + value);
      }
      if (!Arrays.equals(written, DescriptionWriter.write(again.get(0)))) {
        throw new AssertionError("came back as another text: " + value);
      }
    }
  }
}
