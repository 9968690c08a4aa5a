package io.xpctape.cli.out;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Nobody reads the results any more, as in {@code xpctape list … | head}. No reason to say much.
 */
public final class ClosedPipe extends UncheckedIOException {
  private static final long serialVersionUID = 1L;

  ClosedPipe(IOException cause) {
    super(cause);
  }
}
