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
  private boolean failed;

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

  private void passOn(Writing writing) {
    if (failed) {
      // That was told, and once is enough: the last flush would fail again.
      return;
    }
    try {
      writing.run();
    } catch (IOException e) {
      failed = true;
      String message = String.valueOf(e.getMessage());
      throw message.toLowerCase(Locale.ROOT).contains("pipe")
          ? new ClosedPipe(e)
          : new UncheckedIOException(new IOException("standard output: " + message, e));
    }
  }
}
