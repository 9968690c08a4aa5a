package io.xpctape.model;

/**
 * Something from outside that can't be read: a file, an expression, a path. The message is one line
 * that says what is wrong, where, and what to do; it may be shown to a person as it is.
 */
public final class BadInputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BadInputException(String message) {
    super(message);
  }

  public BadInputException(String message, Throwable cause) {
    super(message, cause);
  }
}
