package io.xpctape.agent.launch;

import com.sun.jna.Memory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps this process alive through the signals that are meant for its child, and hands on those
 * that reached us alone. What our caller ignores stays ignored. All relays of the process share the
 * handlers.
 */
final class SignalRelay implements AutoCloseable {
  private static final List<String> HANDLED = List.of("INT", "HUP", "TERM", "CONT");
  private static final int NOT_STARTED = 0;
  private static final int ENDED = -1;

  /** Guards everything here. */
  private static final Object LOCK = new Object();

  private static final List<SignalRelay> OPEN = new ArrayList<>();
  private static final Map<String, Object> FORMER_HANDLERS = new LinkedHashMap<>();
  private static final Memory FORMER_QUIT = CLibrary.object();

  private final List<Integer> early = new ArrayList<>();
  private int pid = NOT_STARTED;

  /** From here on signals wait for the child. */
  SignalRelay() {
    synchronized (LOCK) {
      if (OPEN.isEmpty()) {
        install();
      }
      OPEN.add(this);
    }
  }

  /** Hands over what has come meanwhile. */
  void started(int child) {
    synchronized (LOCK) {
      pid = child;
      early.forEach(signal -> CLibrary.kill(child, signal));
    }
  }

  /** The number may belong to another process from now on. */
  void ended() {
    synchronized (LOCK) {
      pid = ENDED;
    }
  }

  @Override
  public void close() {
    synchronized (LOCK) {
      if (OPEN.remove(this) && OPEN.isEmpty()) {
        FORMER_HANDLERS.forEach(JvmSignals::restore);
        FORMER_HANDLERS.clear();
        CLibrary.sigaction(Signals.QUIT, FORMER_QUIT, null);
      }
    }
  }

  private static void install() {
    long ignored = Surroundings.callers().ignored();
    for (String name : HANDLED) {
      if (!Signals.contains(ignored, Signals.number(name))) {
        JvmSignals.handle(name, SignalRelay::arrived)
            .ifPresent(former -> FORMER_HANDLERS.put(name, former));
      }
    }
    // The JVM keeps SIGQUIT to itself: its handler would print all threads into the program's
    // output.
    try (Memory ignore = Spawner.ignoring()) {
      CLibrary.sigaction(Signals.QUIT, ignore, FORMER_QUIT);
    }
  }

  private static void arrived(int signal) {
    synchronized (LOCK) {
      OPEN.forEach(relay -> relay.pass(signal));
    }
  }

  private void pass(int signal) {
    if (signal == Signals.number("INT") || pid == ENDED) {
      return;
    }
    if (signal == Signals.CONT) {
      if (pid != NOT_STARTED && (!Platform.LINUX || Proc.isStopped(pid))) {
        CLibrary.kill(pid, signal);
      }
    } else if (pid == NOT_STARTED) {
      early.add(signal);
    } else {
      CLibrary.kill(pid, signal);
    }
  }
}
