package io.xpctape.agent.launch;

import java.util.List;

/** The system's signals, by name and number. A set of them is a mask, signal n at bit n - 1. */
final class Signals {
  private static final List<String> LINUX =
      List.of(
          "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1", "SEGV", "USR2",
          "PIPE", "ALRM", "TERM", "STKFLT", "CHLD", "CONT", "STOP", "TSTP", "TTIN", "TTOU", "URG",
          "XCPU", "XFSZ", "VTALRM", "PROF", "WINCH", "IO", "PWR", "SYS");
  private static final List<String> MACOS =
      List.of(
          "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "EMT", "FPE", "KILL", "BUS", "SEGV", "SYS",
          "PIPE", "ALRM", "TERM", "URG", "STOP", "TSTP", "CONT", "CHLD", "TTIN", "TTOU", "IO",
          "XCPU", "XFSZ", "VTALRM", "PROF", "WINCH", "INFO", "USR1", "USR2");
  private static final List<String> NAMES = Platform.LINUX ? LINUX : MACOS;

  static final int QUIT = number("QUIT");
  static final int CHLD = number("CHLD");
  static final int CONT = number("CONT");
  static final int TSTP = number("TSTP");

  /** By which java.nio wakes a thread that waits in a call. */
  private static final int REAL_TIME_OF_NIO = 62;

  /**
   * The signals whose disposition a JVM replaces though its caller ignored them, and which it can
   * do without for a moment. (SEGV, BUS, FPE and ILL are replaced too, but never done without.)
   */
  static final long TAKEN_BY_JVM =
      bit(QUIT)
          | bit(number("USR2"))
          | bit(number("PIPE"))
          | bit(number("XFSZ"))
          | (Platform.LINUX ? bit(REAL_TIME_OF_NIO) : 0);

  private Signals() {}

  /** The number of a signal, its name without SIG. */
  static int number(String name) {
    return NAMES.indexOf(name) + 1;
  }

  /** {@code SIGSEGV}, or {@code signal 40} where there is no name. */
  static String name(int number) {
    return number >= 1 && number <= NAMES.size()
        ? "SIG" + NAMES.get(number - 1)
        : "signal " + number;
  }

  /** The set of this one signal. */
  static long bit(int number) {
    return 1L << (number - 1);
  }

  /** Whether the signal is in the set. */
  static boolean contains(long set, int number) {
    return (set & bit(number)) != 0;
  }
}
