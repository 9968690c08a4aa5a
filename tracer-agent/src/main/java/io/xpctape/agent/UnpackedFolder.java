package io.xpctape.agent;

import io.xpctape.agent.NativeFiles.NativeFile;
import io.xpctape.agent.launch.Users;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A set of native files on disk, readable by nobody else. */
final class UnpackedFolder {
  private static final Set<PosixFilePermission> OURS_ALONE =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

  private UnpackedFolder() {}

  /** Whether a folder itself, no link to one, is ours and closed to others. */
  static boolean isOursAlone(Path folder) throws IOException {
    return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
        && isOurs(folder)
        && Files.getPosixFilePermissions(folder, LinkOption.NOFOLLOW_LINKS).equals(OURS_ALONE);
  }

  private static boolean isOurs(Path file) throws IOException {
    return Users.effective() == Users.owner(file);
  }

  /** What is wrong with the folder; null if it holds the files just as they should be. */
  static Optional<String> fault(Path folder, Map<String, NativeFile> files) throws IOException {
    try {
      if (!isOursAlone(folder)) {
        return Optional.of(folder + " is not there, or not ours alone");
      }
      for (Map.Entry<String, NativeFile> entry : files.entrySet()) {
        Path file = folder.resolve(entry.getKey());
        Path above = Path.of(entry.getKey()).getParent();
        for (; above != null; above = above.getParent()) {
          if (!isOursAlone(folder.resolve(above))) {
            return Optional.of(folder.resolve(above) + " is not ours alone");
          }
        }
        NativeFile wanted = entry.getValue();
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
            || !isOurs(file)
            || !Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS)
                .equals(permissions(wanted))
            || !Arrays.equals(Files.readAllBytes(file), wanted.content)) {
          return Optional.of(file + " was changed");
        }
      }
      return Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.of(e.getFile() + " is missing");
    }
  }

  private static Set<PosixFilePermission> permissions(NativeFile file) {
    return file.executable ? OURS_ALONE : FILE;
  }

  /** Writes the files into an empty folder. */
  static void write(Path folder, Map<String, NativeFile> files) throws IOException {
    Files.setPosixFilePermissions(folder, OURS_ALONE);
    for (Map.Entry<String, NativeFile> entry : files.entrySet()) {
      Path file = folder.resolve(entry.getKey());
      if (!file.normalize().startsWith(folder)) {
        throw new IOException("FILES names " + entry.getKey() + ", outside its folder");
      }
      Files.createDirectories(file.getParent(), PosixFilePermissions.asFileAttribute(OURS_ALONE));
      Files.write(file, entry.getValue().content, StandardOpenOption.CREATE_NEW);
      Files.setPosixFilePermissions(file, permissions(entry.getValue()));
    }
  }

  /** Deletes the folder and all in it, whatever it holds; links are not followed. */
  static void remove(Path folder) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    // Under another name first, so that nobody finds half of it.
    Path doomed = Files.createTempDirectory(folder.getParent(), "removed-").resolve("it");
    try {
      Files.move(folder, doomed);
    } catch (NoSuchFileException e) {
      // Another process removes it.
    }
    Files.walkFileTree(
        doomed.getParent(),
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException error)
              throws IOException {
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
