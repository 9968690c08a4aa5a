package io.xpctape.agent.launch;

import java.io.File;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * What the launcher script tells in system properties, because the JVM or the script's own shell
 * change it before Java can look. It also starts the JVM with -XX:-MaxFDLimit. Without the script
 * all of it is absent.
 */
final class LauncherNotes {
  /** What the script was called by. */
  private static final String LAUNCHER = "xpctape.launcher";

  /** The signals it was started with ignored, a mask in hexadecimal. */
  private static final String IGNORED = "xpctape.ignoredSignals";

  /** A file with the whole environment, as execve takes it, which is ours to delete. */
  private static final String ENVIRONMENT_FILE = "xpctape.environmentFile";

  /** Before a variable's name: it was not there. */
  private static final String UNSET = "xpctape.unset.";

  /** Before a variable's name: it was this. */
  private static final String CHANGED = "xpctape.environment.";

  private static final Optional<Environment> WHOLE = readEnvironment();

  private LauncherNotes() {}

  /** Empty if the JVM was started by other means. */
  static Optional<String> launcher() {
    return Optional.ofNullable(System.getProperty(LAUNCHER));
  }

  static long ignoredSignals() {
    return Proc.hexadecimal(System.getProperty(IGNORED, "0"));
  }

  /** What the environment was before the script. */
  static Environment before(Environment own) {
    return WHOLE.orElseGet(() -> undo(own));
  }

  private static Environment undo(Environment own) {
    Environment before = own;
    Properties notes = System.getProperties();
    for (String note : notes.stringPropertyNames()) {
      if (note.startsWith(UNSET)) {
        before = before.without(note.substring(UNSET.length()));
      } else if (note.startsWith(CHANGED)) {
        NativeString value = NativeString.of(notes.getProperty(note));
        before = before.with(note.substring(CHANGED.length()), value);
      }
    }
    return before;
  }

  private static Optional<Environment> readEnvironment() {
    String name = System.getProperty(ENVIRONMENT_FILE);
    if (name == null) {
      return Optional.empty();
    }
    File file = new File(name);
    List<NativeString> entries = Proc.strings(file.toPath());
    // What it holds may be secret; a script that can't be obeyed is harmless.
    return file.delete() && !entries.isEmpty()
        ? Optional.of(Environment.of(entries))
        : Optional.empty();
  }
}
