package io.xpctape.replay.plan;

/**
 * A replay that can't be made as it was asked for. The message is one line that may be shown to a
 * person as it is.
 */
public final class ReplayException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ReplayException(String message) {
    super(message);
  }
}
