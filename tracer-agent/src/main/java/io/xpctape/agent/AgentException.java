package io.xpctape.agent;

/** Recording can't be done, or could not. The message is one line that may be shown as it is. */
public final class AgentException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What a caller may want to do something about. */
  public enum Reason {
    /** The tape can't be written where it is wanted. */
    TAPE,
    /** This machine has no agent, or no place for it. */
    PLATFORM,
    /** There is no such program. */
    NOT_FOUND,
    /** The program may not or can't be executed. */
    NOT_EXECUTABLE,
    /** Anything else that went wrong on our side. */
    FAILED
  }

  private final Reason reason;

  public AgentException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public AgentException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /** Which of the few it is. */
  public Reason reason() {
    return reason;
  }
}
