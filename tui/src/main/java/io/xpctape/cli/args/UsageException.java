package io.xpctape.cli.args;

/**
 * The command line asks for something that makes no sense. The message is one line that may be
 * shown to a person as it is.
 */
public final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UsageException(String message) {
    super(message);
  }
}
