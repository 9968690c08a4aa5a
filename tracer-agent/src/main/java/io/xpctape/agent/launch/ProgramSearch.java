package io.xpctape.agent.launch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the file of a command as execvp and shells do: by trying. A name with a slash is a file,
 * another is tried in each folder of PATH; one that may not be executed is passed over and
 * remembered.
 */
final class ProgramSearch {
  /** What the C library searches when there is no PATH. */
  private static final String DEFAULT_PATH = "/bin:/usr/bin";

  /** As many bytes as a shell looks at to tell a script from a binary. */
  private static final int SCRIPT_SAMPLE_BYTES = 256;

  private static final NativeString SHELL = NativeString.of("/bin/sh");

  /** One try to execute a file. */
  interface Attempt {
    /** Returns an errno, 0 when the program runs. */
    int execute(NativeString file, List<NativeString> arguments);
  }

  private final List<NativeString> command;
  private final Environment environment;
  private final Optional<Path> folder;

  ProgramSearch(List<NativeString> command, Environment environment, Optional<Path> folder) {
    this.command = command;
    this.environment = environment;
    this.folder = folder;
  }

  /** Executes the first file that can be; returns it. */
  NativeString execute(Attempt attempt) throws IOException {
    String name = command.get(0).toString();
    @Nullable NativeString denied = null;
    for (NativeString candidate : candidates()) {
      int error = isThere(candidate) ? run(attempt, candidate) : CLibrary.ENOENT;
      if (error == 0) {
        return candidate;
      }
      if (error == CLibrary.EACCES) {
        denied = denied == null ? candidate : denied;
      } else if (error != CLibrary.ENOENT && error != CLibrary.ENOTDIR) {
        throw new AccessDeniedException(candidate.toString(), null, CLibrary.strerror(error));
      }
    }
    if (denied != null) {
      throw new AccessDeniedException(
          denied.toString(),
          null,
          Files.isDirectory(local(denied)) ? "it is a folder" : "permission denied");
    }
    if (!command.get(0).contains('/')) {
      throw new NoSuchFileException(name, null, "no such program on the PATH");
    }
    throw new NoSuchFileException(
        name,
        null,
        isThere(command.get(0)) ? "its interpreter or loader is missing" : "no such file");
  }

  /** The first file that looks as if it could be executed, without trying. */
  Optional<Path> find() {
    return candidates().stream()
        .map(this::local)
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }

  private int run(Attempt attempt, NativeString file) throws IOException {
    int error = attempt.execute(file, command);
    if (error != CLibrary.ENOEXEC) {
      return error;
    }
    if (!isText(local(file))) {
      throw new AccessDeniedException(
          file.toString(), null, "it is no program for this machine, and no script");
    }
    List<NativeString> script = new ArrayList<>(command);
    script.set(0, file);
    script.add(0, SHELL);
    return attempt.execute(SHELL, script);
  }

  private List<NativeString> candidates() {
    NativeString name = command.get(0);
    if (name.contains('/')) {
      return List.of(name);
    }
    if (name.isEmpty()) {
      return List.of();
    }
    NativeString slash = NativeString.of("/").plus(name);
    return environment
        .get("PATH")
        .orElseGet(() -> NativeString.of(DEFAULT_PATH))
        .split(':')
        .stream()
        .map(entry -> entry.isEmpty() ? NativeString.of(".") : entry)
        .map(entry -> entry.plus(slash))
        .toList();
  }

  private boolean isThere(NativeString file) {
    NativeString seen =
        folder.isEmpty() || file.startsWith("/")
            ? file
            : NativeString.of(folder.get() + "/").plus(file);
    try (CStrings path = new CStrings(List.of(seen))) {
      return CLibrary.access(path.first(), CLibrary.F_OK) == 0;
    }
  }

  private Path local(NativeString file) {
    return folder.orElse(Path.of("")).resolve(file.toString());
  }

  private static boolean isText(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      for (byte b : in.readNBytes(SCRIPT_SAMPLE_BYTES)) {
        if (b == 0) {
          return false;
        }
      }
      return true;
    }
  }
}
