package io.xpctape.description;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.xpctape.model.BadInputException;
import io.xpctape.model.XpcValue;
import java.util.List;

/**
 * Any text is either read or refused, and what was read from it, however damaged, is written so
 * that it is read again as the same value. {@code JAZZER_MAX_DURATION} makes it longer than the few
 * seconds of the gate.
 */
final class DescriptionFuzz {
  @DictionaryEntries({
    "<dictionary: 0x0> { count = 1, transaction: 0, voucher = 0x0, contents =",
    "<array: 0x0> { count = 1, capacity = 8, contents =",
    "<error: 0x0> { count = 1, contents =",
    "\"k\" => ",
    "0: ",
    "<OS_xpc_dictionary: ",
    "<string: 0x0> { length = 3, contents = \"abc\" }",
    ", shown = 1",
    "string cache = 0x0, ",
    "<data: 0x0>: { length = 2 bytes, contents = 0x",
    "(nil)",
    "... }",
    "<int64: 0x0>: -1",
    "<uint64: 0x0>: 18446744073709551615",
    "<double: 0x0>: 0.5",
    "<bool: 0x0>: true",
    "<null: 0x0>",
    "<date: 0x0> Tue Nov 14 14:13:20 2023 PST (approx)",
    "<uuid: 0x0> 3D3E272B-6E33-4A51-8F6B-0123456789AB",
    "<fd: 0x0> { type = (invalid descriptor), path = /dev/ttys007 }",
    "<shmem: 0x0>: 16384 bytes (1 page)",
    "<mach send right: 0x0> { name = 1799, right = send, urefs = 5 }",
    "<connection: 0x0> { name = x, listener = false, pid = 0, euid = 4294967295 }",
    "<file transfer: 0x0>: 1 ",
    "<endpoint: 0x0>",
    " { description length = 3, contents = \"",
    "\\n\\t\\\""
  })
  @FuzzTest(maxDuration = "5s")
  void isReadAndStaysTheSameOrIsRefused(byte[] text) {
    List<XpcValue> values;
    try {
      values = DescriptionReader.read(text).values();
    } catch (BadInputException e) {
      return;
    }
    for (XpcValue value : values) {
      List<XpcValue> again = DescriptionReader.read(DescriptionWriter.write(value)).values();
      if (!again.equals(List.of(value))) {
        throw new AssertionError("came back as another value: " + value);
      }
    }
  }
}
