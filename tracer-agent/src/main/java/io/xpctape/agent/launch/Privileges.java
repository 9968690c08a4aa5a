package io.xpctape.agent.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What executing a file grants that its user has not. Loaders keep foreign libraries out then. */
public final class Privileges {
  private static final int SET_USER = 04000;
  private static final int SET_GROUP = 02000;
  private static final int GROUP_EXECUTES = 010;
  private static final int ROOT = 0;

  private Privileges() {}

  /** A clause about the file; empty if it grants nothing, or can't be asked. */
  public static Optional<String> of(Path file) {
    try {
      int mode = (Integer) Files.getAttribute(file, "unix:mode");
      int user = (Integer) Files.getAttribute(file, "unix:uid");
      int group = (Integer) Files.getAttribute(file, "unix:gid");
      return of(
          mode,
          user != CLibrary.getuid(),
          group != CLibrary.getgid(),
          CLibrary.geteuid() != ROOT && hasCapabilities(file));
    } catch (IOException | UnsupportedOperationException e) {
      return Optional.empty();
    }
  }

  static Optional<String> of(
      int mode, boolean anothersFile, boolean anotherGroups, boolean capabilities) {
    boolean group = (mode & SET_GROUP) != 0 && (mode & GROUP_EXECUTES) != 0;
    if (((mode & SET_USER) != 0 && anothersFile) || (group && anotherGroups)) {
      return Optional.of("is setuid or setgid");
    }
    return capabilities ? Optional.of("has file capabilities (getcap PROGRAM)") : Optional.empty();
  }

  private static boolean hasCapabilities(Path file) {
    if (!Platform.LINUX) {
      return false;
    }
    try (CStrings path = new CStrings(List.of(NativeString.of(file)));
        CStrings name = new CStrings(List.of(NativeString.of("security.capability")))) {
      return CLibrary.getxattr(path.first(), name.first(), null, 0) > 0;
    }
  }
}
