package io.xpctape.cli.out;

import io.xpctape.cli.args.UsageException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file that is there whole or not at all. It is written as 0600 under a private name in the same
 * folder; {@link #commit} gives it its own. Nothing is overwritten without force, and a link or a
 * device never.
 */
public final class OutputFile implements AutoCloseable {
  private static final int SUFFIX_BYTES = 6;

  /** How systems call it besides what Java has an exception for. */
  private static final Set<String> PROTECTED =
      Set.of("Operation not permitted", "Read-only file system");

  private final Path target;
  private final Path unfinished;
  private final boolean force;
  private boolean committed;

  private OutputFile(Path target, Path unfinished, boolean force) {
    this.target = target;
    this.unfinished = unfinished;
    this.force = force;
  }

  /**
   * Makes the private file, empty.
   *
   * @param force replace an existing file
   * @throws UsageException if there is something that may not be replaced, or no such folder
   */
  public static OutputFile create(Path target, boolean force) throws IOException {
    check(target, force);
    byte[] suffix = new byte[SUFFIX_BYTES];
    new SecureRandom().nextBytes(suffix);
    Path unfinished =
        target.resolveSibling(
            "." + target.getFileName() + "." + HexFormat.of().formatHex(suffix) + ".unfinished");
    // For a Ctrl-C; after a rename there is nothing of this name.
    removeOnExit(unfinished);
    try {
      Files.newByteChannel(
              unfinished,
              Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
          .close();
    } catch (NoSuchFileException e) {
      throw new UsageException(
          target + ": there is no folder " + target.toAbsolutePath().getParent());
    } catch (FileSystemException e) {
      throw refused(target, e);
    }
    return new OutputFile(target, unfinished, force);
  }

  /**
   * Removes a file, or a folder that is empty then, should the process be ended by a signal or come
   * to its end. To be said before it is made.
   *
   * @throws InterruptedIOException if the process is being ended already: it is not to be made
   */
  public static void removeOnExit(Path file) throws InterruptedIOException {
    try {
      file.toFile().deleteOnExit();
    } catch (IllegalStateException e) {
      throw new InterruptedIOException(file + ": the program is being ended");
    }
  }

  /**
   * Why nothing of this name can be made: want of permission is told, anything else is thrown as it
   * is.
   *
   * @return the complaint about a folder that is protected, or on a disk that is
   */
  public static UsageException refused(Path target, FileSystemException e)
      throws FileSystemException {
    String reason = String.valueOf(e.getReason());
    if (e instanceof AccessDeniedException || PROTECTED.contains(reason)) {
      return protectedFolder(target, target.toAbsolutePath().getParent());
    }
    throw e;
  }

  /** The complaint about that. */
  public static UsageException protectedFolder(Path target, @Nullable Path folder) {
    return new UsageException(target + ": the folder " + folder + " may not be written to");
  }

  private static void check(Path target, boolean force) {
    if (target.getFileName() == null || Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
      throw new UsageException(target + ": is a folder, a file is to be written");
    }
    if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    if (!Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)) {
      throw new UsageException(target + ": is a link or a device and is never replaced");
    }
    if (!force) {
      throw new UsageException(target + ": exists already; --force replaces it");
    }
  }

  /** Where the bytes go until the commit; for writers that take a path. */
  public Path unfinished() {
    return unfinished;
  }

  /**
   * A stream into the private file, from its start. The caller closes it before the commit. What
   * fails is told with the file's name.
   */
  public OutputStream stream() throws IOException {
    OutputStream plain =
        Channels.newOutputStream(
            Files.newByteChannel(
                unfinished,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING,
                LinkOption.NOFOLLOW_LINKS));
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int from, int length) throws IOException {
        try {
          plain.write(bytes, from, length);
        } catch (IOException e) {
          throw new IOException(target + ": " + e.getMessage(), e);
        }
      }

      @Override
      public void close() throws IOException {
        plain.close();
      }
    };
  }

  /**
   * Gives the file its name.
   *
   * @throws UsageException if something has taken the name meanwhile
   */
  public void commit() throws IOException {
    check(target, force);
    if (force) {
      Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
    } else {
      linkThenDelete();
    }
    committed = true;
  }

  /** A move would replace a file that appeared since the check; a link can't. */
  private void linkThenDelete() throws IOException {
    try {
      Files.createLink(target, unfinished);
    } catch (FileAlreadyExistsException e) {
      throw new UsageException(target + ": exists already; --force replaces it");
    } catch (UnsupportedOperationException | IOException e) {
      // A file system without links, FAT say.
      Files.move(unfinished, target);
      return;
    }
    Files.delete(unfinished);
  }

  /** Removes the private file if it was not committed. */
  @Override
  public void close() throws IOException {
    if (!committed) {
      Files.deleteIfExists(unfinished);
    }
  }
}
