package io.xpctape.agent.launch;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.ptr.IntByReference;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A program that we started and wait for. While one is open, the terminal's SIGINT and SIGQUIT pass
 * us by, for the program gets them too, as part of our group; SIGTERM and SIGHUP are handed on to
 * it. When it stops we stop as well, so that the shell sees its job stopped, and a SIGCONT to us
 * alone reaches it.
 */
public final class Child implements AutoCloseable {
  private final int pid;
  private final NativeString file;
  private final SignalRelay relay;
  private boolean hadChildren;

  Child(int pid, NativeString file, SignalRelay relay) {
    this.pid = pid;
    this.file = file;
    this.relay = relay;
  }

  /**
   * Notes what our caller gave to this process. A command that will start programs calls it first,
   * before the JDK opens descriptors that a program would inherit; later calls do nothing.
   */
  public static void noteSurroundings() {
    Surroundings.callers();
  }

  /**
   * Starts it as a shell would: a name without a slash is looked for in its PATH, and a text file
   * without {@code #!} is a script for /bin/sh. It has been executed when this returns.
   *
   * @throws NoSuchFileException if there is no such program, or no interpreter for it
   * @throws AccessDeniedException if what there is can't be executed
   * @throws IOException if it could not be started for another reason
   */
  public static Child start(StartRequest request) throws IOException {
    return new Spawner(request).spawn();
  }

  /** The file that start will execute, as far as it can be told beforehand. */
  public static Optional<Path> find(StartRequest request) {
    return new ProgramSearch(request.command(), request.environment(), request.folder()).find();
  }

  /** Its process id. */
  public int pid() {
    return pid;
  }

  /** The file that was executed; a script's own, not its interpreter's. */
  public NativeString file() {
    return file;
  }

  /**
   * Waits for its end. Called once.
   *
   * @throws IOException if the system kept its end from us: its caller ignored SIGCHLD
   */
  public Ending await() throws IOException {
    IntByReference status = new IntByReference();
    while (true) {
      lookAtItsEnd();
      if (CLibrary.waitpid(pid, status, CLibrary.WUNTRACED) < 0) {
        int error = Native.getLastError();
        if (error != CLibrary.EINTR) {
          relay.ended();
          throw new IOException("how it ended is not known: " + CLibrary.strerror(error));
        }
      } else if ((status.getValue() & 0xff) != 0x7f) {
        relay.ended();
        return Ending.ofWaitStatus(status.getValue());
      } else if (!Platform.LINUX || Proc.isStopped(pid)) {
        // By its own doing, or the terminal's, which then stopped us before we came here: a program
        // that runs again by now was continued together with us.
        CLibrary.raise(Signals.TSTP);
      }
    }
  }

  /** Waits until it ends or stops, and asks of an ended one what only it can tell. */
  private void lookAtItsEnd() {
    try (Memory info = CLibrary.object()) {
      int options = CLibrary.WEXITED | CLibrary.WSTOPPED | CLibrary.WNOWAIT;
      if (CLibrary.waitid(CLibrary.P_PID, pid, info, options) == 0) {
        hadChildren = Platform.LINUX ? Proc.hadChildren(pid) : MacUsage.hadChildren(pid);
      }
    }
  }

  /**
   * Whether the program, once it has ended, had started others and waited for one of them; of those
   * that it left behind nothing is known.
   */
  public boolean hadChildren() {
    return hadChildren;
  }

  /** Gives signals their former meaning. */
  @Override
  public void close() {
    relay.close();
  }
}
