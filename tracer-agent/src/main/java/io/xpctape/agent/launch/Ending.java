package io.xpctape.agent.launch;

/** How a program ended. */
public sealed interface Ending {
  /** What a shell adds to the number of the signal that a program died of. */
  int SIGNAL_BASE = 128;

  /** It called exit, or returned from main. */
  record Exited(int status) implements Ending {
    @Override
    public int shellStatus() {
      return status;
    }

    @Override
    public String toString() {
      return "exited with " + status;
    }
  }

  /** A signal ended it. */
  record Died(int signal, boolean dumpedCore) implements Ending {
    @Override
    public int shellStatus() {
      return SIGNAL_BASE + signal;
    }

    @Override
    public String toString() {
      return "died of " + Signals.name(signal) + (dumpedCore ? " (core dumped)" : "");
    }
  }

  /** The status a shell would give: the program's own, or 128 and the signal. */
  int shellStatus();

  /** From the word that waitpid stores; the same on Linux and macOS. */
  static Ending ofWaitStatus(int word) {
    int signal = word & 0x7f;
    return signal == 0 ? new Exited(word >> 8 & 0xff) : new Died(signal, (word & 0x80) != 0);
  }
}
