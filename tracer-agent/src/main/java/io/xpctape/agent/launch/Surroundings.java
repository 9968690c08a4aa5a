package io.xpctape.agent.launch;

import com.sun.jna.Pointer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What our caller gave to this process, for the program to get as well. The JVM has changed some of
 * it before main ran:
 *
 * <ul>
 *   <li>the signal mask, in all threads but the first, which only waits: its mask is the caller's;
 *   <li>the dispositions of some signals, by handlers of its own. exec makes these default again,
 *       so what is lost is that the caller ignored them. The launcher script tells;
 *   <li>the soft limit of open files, raised to the hard one. The launcher script forbids that;
 *       without it the parent's limit is taken, where it can be ours;
 *   <li>two bits of the core dump filter: the parent's are taken;
 *   <li>descriptors of its own that lack close-on-exec.
 * </ul>
 *
 * <p>Not given on: that SIGCHLD was ignored, for it would take the program's end from us, and that
 * SIGSEGV, SIGBUS, SIGFPE or SIGILL were.
 *
 * <p>Folder, umask, group, terminal, other limits and priorities are untouched. Read once, before
 * anything here changes a disposition, and early, since parts of the JDK (random numbers, name
 * look-ups) open descriptors that lack close-on-exec as well.
 *
 * @param blocked the signals in the mask
 * @param ignored the signals that are ignored
 * @param openFiles the soft limit of open files, in descriptors
 * @param descriptors those that were open, but for close-on-exec
 */
record Surroundings(long blocked, long ignored, long openFiles, List<Integer> descriptors) {
  private static final Surroundings CALLERS = read();

  /** Our caller's. */
  static Surroundings callers() {
    return CALLERS;
  }

  private static Surroundings read() {
    if (!Platform.LINUX) {
      return new Surroundings(0, 0, Long.MAX_VALUE, List.of());
    }
    List<Integer> descriptors = new ArrayList<>(Proc.withoutJvms(Proc.inheritable()));
    // What the JVM's own threads had open for a moment is no longer there.
    descriptors.retainAll(Proc.inheritable());
    long told = LauncherNotes.ignoredSignals();
    return new Surroundings(
        Proc.blockedAtStart(),
        Proc.ignoredNow() | (told & Signals.TAKEN_BY_JVM),
        LauncherNotes.launcher().isEmpty() ? Proc.openFilesOfParent() : Proc.openFiles(),
        descriptors);
  }

  /** Whether a shell's variable {@code _}, the command it executed, says that this was us. */
  static boolean namesUs(NativeString command) {
    Optional<Path> file = Proc.real(command.toString());
    return file.isPresent()
        && (file.equals(Proc.real(System.getProperty("java.home") + "/bin/java"))
            || file.equals(LauncherNotes.launcher().flatMap(Proc::real)));
  }

  /** This process's environment. */
  static Environment environment() {
    Pointer environ = CLibrary.environ();
    List<NativeString> entries = new ArrayList<>();
    for (int i = 0; ; i++) {
      Pointer entry = environ.getPointer((long) i * Long.BYTES);
      if (entry == null) {
        return Environment.of(entries);
      }
      entries.add(
          NativeString.of(entry.getByteArray(0, Math.toIntExact(entry.indexOf(0, (byte) 0)))));
    }
  }
}
