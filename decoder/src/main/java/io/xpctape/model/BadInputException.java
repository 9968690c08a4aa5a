package io.xpctape.model;

import org.jspecify.annotations.Nullable;

/**
 * Something from outside that can't be read: a file, an expression, a path. The message is one line
 * that says what is wrong, where, and what to do; it may be shown to a person as it is. Where in
 * our code it was found out is no part of it, and would cost more than the rest of a refusal.
 */
public final class BadInputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BadInputException(String message) {
    this(message, null);
  }

  public BadInputException(String message, @Nullable Throwable cause) {
    super(message, cause, true, false);
  }
}
