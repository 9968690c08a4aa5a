package io.xpctape.cli.out;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConsoleTest {
  @Test
  void colorsOnATerminalUnlessToldOtherwise() {
    assertThat(on("1", Map.of()).with(false, "auto").colorOut()).isTrue();
    assertThat(on("1", Map.of()).with(false, "auto").colorErr()).isFalse();
    assertThat(on("1", Map.of()).with(false, "never").colorOut()).isFalse();
    assertThat(on("1", Map.of("NO_COLOR", "1")).with(false, "auto").colorOut()).isFalse();
    assertThat(on("1", Map.of("NO_COLOR", "")).with(false, "auto").colorOut()).isTrue();
    assertThat(on("1", Map.of("TERM", "dumb")).with(false, "auto").colorOut()).isFalse();
    assertThat(on("", Map.of("NO_COLOR", "1")).with(false, "always").colorOut()).isTrue();
  }

  @Test
  void writesUtf8() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Console console = console(out);
    console.out().print("…");
    console.out().flush();
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("…");
  }

  @Test
  void endsTheCommandWhenNobodyReadsOrTheDiskIsFull() {
    Console closed = console(new Failing("Broken pipe"));
    closed.out().print("x");
    assertThatThrownBy(() -> closed.out().flush()).isInstanceOf(ClosedPipe.class);
    Console full = console(new Failing("No space left on device"));
    full.out().print("x");
    assertThatThrownBy(() -> full.out().flush())
        .isInstanceOf(UncheckedIOException.class)
        .isNotInstanceOf(ClosedPipe.class)
        .hasMessageContaining("standard output: No space left on device");
    full.out().flush();
    assertThat(full.out().checkError()).as("told once").isFalse();
  }

  private static Console on(String terminals, Map<String, String> environment) {
    return Console.of(
        InputStream.nullInputStream(),
        OutputStream.nullOutputStream(),
        OutputStream.nullOutputStream(),
        new Terminals(terminals),
        environment);
  }

  private static Console console(OutputStream out) {
    return Console.of(
        InputStream.nullInputStream(),
        out,
        OutputStream.nullOutputStream(),
        new Terminals(""),
        Map.of());
  }

  private static final class Failing extends OutputStream {
    private final String reason;

    Failing(String reason) {
      this.reason = reason;
    }

    @Override
    public void write(int b) throws IOException {
      throw new IOException(reason);
    }
  }
}
