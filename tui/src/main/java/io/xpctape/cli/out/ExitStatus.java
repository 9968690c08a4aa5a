package io.xpctape.cli.out;

/** How the program ends. {@code record} ends as the program it ran did, so it may end otherwise. */
public final class ExitStatus {
  public static final int OK = 0;

  /** A difference, drift, a fault, or an expectation that does not hold. */
  public static final int DIFFERENT = 1;

  public static final int USAGE = 2;

  /** Input that can't be read, or a message that isn't there. */
  public static final int BAD_INPUT = 3;

  /** This machine can't do it. */
  public static final int UNABLE = 4;

  /** A fault of ours; sysexits.h calls it EX_SOFTWARE. */
  public static final int INTERNAL = 70;

  /** {@code record} itself failed, so there is no status of a program to pass on. */
  public static final int RECORD_FAILED = 125;

  /** {@code record} found the program but may not run it. */
  public static final int NOT_EXECUTABLE = 126;

  /** {@code record} found no such program. */
  public static final int NOT_FOUND = 127;

  /** What a shell adds to the number of the signal that ended a program. */
  public static final int SIGNALLED = 128;

  /** Ctrl-C: SIGINT is signal 2. */
  public static final int INTERRUPTED = SIGNALLED + 2;

  private ExitStatus() {}
}
