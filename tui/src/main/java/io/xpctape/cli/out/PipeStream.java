package io.xpctape.cli.out;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Locale;

/**
 * Standard output that ends the command when it can't be written. PrintStream swallows an
 * IOException, so a command whose reader has gone would work on for nobody and a full disk would go
 * unnoticed; what it does not swallow is thrown here.
 */
final class PipeStream extends OutputStream {
  private static final int BUFFER_BYTES = 64 * 1024;

  private final OutputStream out;

  PipeStream(OutputStream out) {
    this.out = new BufferedOutputStream(out, BUFFER_BYTES);
  }

  @Override
  public void write(int b) {
    passOn(() -> out.write(b));
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    passOn(() -> out.write(bytes, offset, length));
  }

  @Override
  public void flush() {
    passOn(out::flush);
  }

  private interface Writing {
    void run() throws IOException;
  }

  private static void passOn(Writing writing) {
    try {
      writing.run();
    } catch (IOException e) {
      String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
      throw message.contains("pipe") ? new ClosedPipe(e) : new UncheckedIOException(e);
    }
  }
}
