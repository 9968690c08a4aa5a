package io.xpctape.content.plist;

/** Bytes are not what they began as. Never leaves this package. */
final class Damaged extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Where and why, in a few words. */
  Damaged(String message) {
    super(message, null, false, false);
  }
}
