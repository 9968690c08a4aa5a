package io.xpctape.agent;

import io.xpctape.agent.AgentException.Reason;
import io.xpctape.agent.launch.Users;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Where native files may lie: the user's cache, or else a folder of ours among temporary files. */
final class CacheFolder {
  private static final FileAttribute<?> OURS_ALONE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private final List<Path> candidates;

  private CacheFolder(List<Path> candidates) {
    this.candidates = candidates;
  }

  /** As this process's environment says. */
  static CacheFolder find() {
    return of(System.getenv(), System.getProperty("os.name", "").startsWith("Mac"));
  }

  static CacheFolder of(Map<String, String> environment, boolean macos) {
    List<Path> candidates = new ArrayList<>();
    String cache = environment.getOrDefault("XDG_CACHE_HOME", "");
    String home = environment.getOrDefault("HOME", "");
    if (cache.startsWith("/")) {
      candidates.add(Path.of(cache, "xpctape"));
    } else if (home.startsWith("/")) {
      candidates.add(Path.of(home, macos ? "Library/Caches" : ".cache", "xpctape"));
    }
    String own = "xpctape-" + Users.effective();
    candidates.add(Path.of(environment.getOrDefault("TMPDIR", "/tmp")).resolve(own));
    candidates.add(Path.of("/tmp", own));
    return new CacheFolder(candidates);
  }

  /**
   * The first candidate that the loader takes and that is ours alone, made if need be.
   *
   * @throws AgentException if there is none; tells why the last was refused
   */
  Path make() {
    String refusal = "";
    for (Path candidate : candidates) {
      try {
        if (!isPlain(candidate)) {
          refusal = candidate + " has a space, a colon or another sign that the loader splits at";
          continue;
        }
        Files.createDirectories(candidate.getParent());
        try {
          Files.createDirectory(candidate, OURS_ALONE);
        } catch (FileAlreadyExistsException e) {
          // Made by an earlier run, if it passes the check.
        }
        if (!UnpackedFolder.isOursAlone(candidate)) {
          refusal = candidate + " is no folder of this user alone (mode 0700)";
        } else if (!allowsPrograms(candidate)) {
          refusal = candidate + " is on a file system mounted noexec";
        } else {
          return candidate;
        }
      } catch (IOException e) {
        refusal = "there can be no folder " + candidate + ": " + e.getMessage();
      }
    }
    throw new AgentException(
        Reason.PLATFORM,
        "no place for the native files: " + refusal + "; XDG_CACHE_HOME names another");
  }

  /** The kernel says of an executable file on a file system mounted noexec that it is none. */
  private static boolean allowsPrograms(Path folder) throws IOException {
    Path probe = Files.createTempFile(folder, "probe-", "", OURS_ALONE);
    try {
      return Files.isExecutable(probe);
    } finally {
      Files.delete(probe);
    }
  }

  private static boolean isPlain(Path path) {
    String text = path.toString();
    Charset charset = Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));
    return path.isAbsolute()
        && charset.newEncoder().canEncode(text)
        && text.chars().noneMatch(c -> c <= ' ' || c == ':' || c == '$');
  }
}
