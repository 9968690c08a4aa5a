package io.xpctape.agent.launch;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;

/**
 * Starts one program. What posix_spawn can't set in the child alone (ignored signals, a limit) is
 * set in this process and put back at once, one start at a time.
 */
final class Spawner {
  /** The handler SIG_IGN. */
  private static final long SIG_IGN = 1;

  private static final int LAST_SIGNAL = 64;

  /**
   * A JVM's own threads open files for a moment that lack close-on-exec (statistics of its control
   * group). One that they open after we looked has a number that was free: so those are closed too,
   * as far as they can get. To close what is not open is no error below the limit of open files.
   */
  private static final int SPARE = 16;

  private final StartRequest request;
  private final Surroundings given = Surroundings.callers();

  Spawner(StartRequest request) {
    this.request = request;
  }

  Child spawn() throws IOException {
    if (request.folder().isPresent() && !Files.isDirectory(request.folder().get())) {
      throw new NotDirectoryException(request.folder().get().toString());
    }
    synchronized (Spawner.class) {
      SignalRelay relay = new SignalRelay();
      try {
        Child child = spawnRelayed(relay);
        relay.started(child.pid());
        return child;
      } catch (IOException | RuntimeException e) {
        relay.close();
        throw e;
      }
    }
  }

  private Child spawnRelayed(SignalRelay relay) throws IOException {
    try (Memory actions = CLibrary.object();
        Memory attributes = CLibrary.object()) {
      CLibrary.posix_spawn_file_actions_init(actions);
      CLibrary.posix_spawnattr_init(attributes);
      addFileActions(actions);
      setSignals(attributes);
      IntByReference pid = new IntByReference();
      Changes changes = new Changes(given);
      NativeString file;
      try {
        file =
            new ProgramSearch(request.command(), request.environment(), request.folder())
                .execute((path, arguments) -> execute(pid, path, arguments, actions, attributes));
      } finally {
        changes.revert();
        CLibrary.posix_spawnattr_destroy(attributes);
        CLibrary.posix_spawn_file_actions_destroy(actions);
      }
      if (request.handOver()) {
        letGo();
      }
      return new Child(pid.getValue(), file, relay);
    }
  }

  private int execute(
      IntByReference pid,
      NativeString file,
      List<NativeString> arguments,
      Memory actions,
      Memory attributes) {
    try (CStrings path = new CStrings(List.of(file));
        CStrings argv = new CStrings(arguments);
        CStrings envp = new CStrings(environmentFor(file).entries())) {
      return CLibrary.posix_spawn(
          pid, path.first(), actions, attributes, argv.pointers(), envp.pointers());
    }
  }

  /** A shell that told us in {@code _} what it executes would have told the program. */
  private Environment environmentFor(NativeString file) {
    Environment environment = request.environment();
    return environment.get("_").filter(Surroundings::namesUs).isPresent()
        ? environment.with("_", file)
        : environment;
  }

  private void addFileActions(Memory actions) {
    for (int own : Proc.upToHighest(SPARE)) {
      if (!given.descriptors().contains(own)
          && (own < given.openFiles() || !Proc.closesOnExec(own))) {
        CLibrary.posix_spawn_file_actions_addclose(actions, own);
      }
    }
    request.folder().ifPresent(folder -> addChangeFolder(actions, folder));
    request.output().ifPresent(output -> addOutput(actions, output));
  }

  private static void addChangeFolder(Memory actions, Path folder) {
    try (CStrings name = new CStrings(List.of(NativeString.of(folder.toAbsolutePath())))) {
      CLibrary.posix_spawn_file_actions_addchdir_np(actions, name.first());
    }
  }

  private static void addOutput(Memory actions, Path output) {
    try (CStrings name = new CStrings(List.of(NativeString.of(output.toAbsolutePath())))) {
      CLibrary.posix_spawn_file_actions_addopen(actions, 1, name.first(), CLibrary.O_WRONLY, 0);
      CLibrary.posix_spawn_file_actions_adddup2(actions, 1, 2);
    }
  }

  /** The mask of our caller; every signal default but those it ignored. */
  private void setSignals(Memory attributes) {
    try (Memory set = CLibrary.object()) {
      set.setLong(0, given.blocked());
      CLibrary.posix_spawnattr_setsigmask(attributes, set);
      // All that are not ignored: left alone, glibc's own signals would come out ignored.
      set.setLong(0, ~given.ignored());
      CLibrary.posix_spawnattr_setsigdefault(attributes, set);
    }
    CLibrary.posix_spawnattr_setflags(
        attributes, (short) (CLibrary.POSIX_SPAWN_SETSIGDEF | CLibrary.POSIX_SPAWN_SETSIGMASK));
  }

  /** A sigaction that ignores. */
  static Memory ignoring() {
    Memory action = CLibrary.object();
    action.setLong(0, SIG_IGN);
    return action;
  }

  private void letGo() {
    int nowhere;
    try (CStrings path = new CStrings(List.of(NativeString.of("/dev/null")))) {
      nowhere = CLibrary.open(path.first(), CLibrary.O_RDWR);
    }
    for (int descriptor : given.descriptors()) {
      if (descriptor > 2) {
        CLibrary.close(descriptor);
      } else if (descriptor < 2) {
        CLibrary.dup2(nowhere, descriptor);
      }
    }
    CLibrary.close(nowhere);
  }

  /** What this process takes on for the moment of a start, so that the child inherits it. */
  private static final class Changes {
    private final Memory former = new Memory((long) CLibrary.OBJECT_BYTES * (LAST_SIGNAL + 1));
    private final Memory formerLimit = CLibrary.object();
    private final long ignored;

    Changes(Surroundings given) {
      ignored = given.ignored() & Signals.TAKEN_BY_JVM;
      try (Memory ignore = ignoring();
          Memory limit = CLibrary.object()) {
        for (int signal = 1; signal <= LAST_SIGNAL; signal++) {
          if (Signals.contains(ignored, signal)) {
            CLibrary.sigaction(signal, ignore, at(signal));
          }
        }
        CLibrary.getrlimit(CLibrary.RLIMIT_NOFILE, formerLimit);
        limit.setLong(0, given.openFiles());
        limit.setLong(Long.BYTES, formerLimit.getLong(Long.BYTES));
        CLibrary.setrlimit(CLibrary.RLIMIT_NOFILE, limit);
      }
      if (Platform.LINUX) {
        Proc.restoreCoreDumpFilter();
      }
      // While we ignored it, the system would keep no child's end for us.
      try (Memory byDefault = CLibrary.object()) {
        CLibrary.sigaction(Signals.CHLD, byDefault, null);
      }
    }

    private Pointer at(int signal) {
      return former.share((long) CLibrary.OBJECT_BYTES * signal, CLibrary.OBJECT_BYTES);
    }

    void revert() {
      CLibrary.setrlimit(CLibrary.RLIMIT_NOFILE, formerLimit);
      for (int signal = 1; signal <= LAST_SIGNAL; signal++) {
        if (Signals.contains(ignored, signal)) {
          CLibrary.sigaction(signal, at(signal), null);
        }
      }
      former.close();
      formerLimit.close();
    }
  }
}
