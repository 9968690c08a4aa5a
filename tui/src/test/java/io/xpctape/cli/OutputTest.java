package io.xpctape.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcDictionary.Entry;
import io.xpctape.model.XpcUint64;
import io.xpctape.tape.TapeReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OutputTest {
  @TempDir Path folder;
  private final TestConsole test = new TestConsole();
  private String tape = "";
  private String schema = "";

  @BeforeEach
  void record() throws IOException {
    TestTape messages = new TestTape();
    for (int i = 0; i < 3; i++) {
      messages.sees(XpcDictionary.of(Entry.of("level", new XpcUint64(i))));
    }
    tape = messages.in(folder, "a.xpctape");
    schema = folder.resolve("schema").toString();
    test.run("-q", "schema", "infer", tape, "-o", schema);
  }

  @Test
  void aStreamGetsWhatStandsInFrontOfTheDamage() {
    TestConsole encoder = new TestConsole();
    encoder.run("encode", tape, "--schema", schema, "-o", "-");
    byte[] whole = encoder.outBytes();
    TestConsole decoder = new TestConsole(Arrays.copyOf(whole, whole.length - 1));
    assertThat(decoder.run("decode", "-", "--schema", schema, "-o", "-")).isEqualTo(3);
    assertThat(decoder.err())
        .matches(
            "xpctape: standard input: byte \\d+: damaged, or no file that encode wrote; the 2"
                + " messages in front of it were written\n");
    assertThat(TapeReader.read(new ByteArrayInputStream(decoder.outBytes()), "part").messages())
        .hasSize(2);
  }

  @Test
  void noBytesGoToATerminal() {
    TestConsole terminal = new TestConsole(new byte[0], "1");
    assertThat(terminal.run("encode", tape, "--schema", schema, "-o", "-")).isEqualTo(2);
    assertThat(terminal.run("decode", tape, "--schema", schema, "-o", "-")).isEqualTo(2);
    assertThat(terminal.run("import", tape, "-o", "-")).isEqualTo(2);
    assertThat(terminal.run("export", tape, "--to", "wire")).isEqualTo(2);
    assertThat(terminal.out()).isEmpty();
    assertThat(terminal.err())
        .isEqualTo(
            """
            xpctape: encode: bytes are not for a terminal; -o FILE writes a file
            xpctape: decode: bytes are not for a terminal; -o FILE writes a file
            xpctape: import: bytes are not for a terminal; -o FILE writes a file
            xpctape: export: bytes are not for a terminal; -o FILE writes a file
            """);
  }
}
