package io.xpctape.agent;

import io.xpctape.agent.AgentException.Reason;
import io.xpctape.agent.RecordResult.Tape;
import io.xpctape.agent.RecordResult.Unfinished;
import io.xpctape.agent.launch.Writers;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * The names of a recording's tapes. While they are written they have a private one in the wanted
 * folder; the agent adds {@code .PID} for further processes, which stays when they get their own.
 */
final class TapeNames {
  private final Path tape;
  private final Path wanted;
  private final Path unfinished;
  private final boolean force;
  private final List<Tape> tapes = new ArrayList<>();
  private final List<Unfinished> left = new ArrayList<>();
  private boolean unwritten;

  private TapeNames(Path tape, Path wanted, Path unfinished, boolean force) {
    this.tape = tape;
    this.wanted = wanted;
    this.unfinished = unfinished;
    this.force = force;
  }

  /**
   * Finds a private name, and makes sure that files can be made there.
   *
   * @throws AgentException if the wanted name is taken, or nothing can be written there
   */
  static TapeNames reserve(Path tape, boolean force) {
    Path wanted = tape.toAbsolutePath();
    check(tape, wanted, force);
    String suffix = HexFormat.of().toHexDigits(new Random().nextLong());
    Path unfinished =
        wanted.resolveSibling("." + wanted.getFileName() + "." + suffix + ".unfinished");
    try {
      Files.createFile(unfinished);
      Files.delete(unfinished);
    } catch (NoSuchFileException e) {
      throw refused(tape, "there is no folder " + wanted.getParent(), e);
    } catch (AccessDeniedException e) {
      throw refused(tape, "the folder " + wanted.getParent() + " may not be written to", e);
    } catch (FileSystemException e) {
      throw refused(tape, "no file can be made there: " + e.getReason(), e);
    } catch (IOException e) {
      throw refused(tape, "no file can be made there: " + e.getMessage(), e);
    }
    return new TapeNames(tape, wanted, unfinished, force);
  }

  private static void check(Path tape, Path wanted, boolean force) {
    if (wanted.getFileName() == null || Files.isDirectory(wanted, LinkOption.NOFOLLOW_LINKS)) {
      throw refused(tape, "is a folder, a file is to be written", null);
    }
    if (!Files.exists(wanted, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    if (!Files.isRegularFile(wanted, LinkOption.NOFOLLOW_LINKS)) {
      throw refused(tape, "is a link or a device and is never replaced", null);
    }
    if (!force) {
      throw refused(tape, "exists already; --force replaces it", null);
    }
  }

  private static AgentException refused(Path tape, String why, @Nullable Throwable cause) {
    String message = tape + ": " + why;
    return cause == null
        ? new AgentException(Reason.TAPE, message)
        : new AgentException(Reason.TAPE, message, cause);
  }

  /** What the agent is to write to. */
  Path privateName() {
    return unfinished;
  }

  /** Trims and names the tapes of a program that has ended. */
  void finish(Path library) throws IOException {
    for (Path file : written()) {
      TapeScan scan = TapeScan.of(file);
      if (Writers.mayWrite(file, scan.pid(), library)) {
        left.add(new Unfinished(file, "process " + scan.pid() + " still writes to it"));
        continue;
      }
      if (Files.size(file) == 0) {
        Files.delete(file);
        unwritten = true;
        continue;
      }
      trim(file, scan.used());
      Path name = finalName(file);
      try {
        name(file, name);
        tapes.add(
            new Tape(
                name,
                scan.pid(),
                scan.messages(),
                scan.connections(),
                scan.dropped(),
                scan.unrecorded()));
      } catch (FileAlreadyExistsException e) {
        left.add(new Unfinished(file, name + " has appeared meanwhile"));
      } catch (IOException e) {
        left.add(new Unfinished(file, "it can't be renamed: " + e.getMessage()));
      }
    }
  }

  /** The tapes that have got their names: the program's own first, then its children's. */
  List<Tape> finished() {
    return tapes;
  }

  /** Those that have not. */
  List<Unfinished> unfinished() {
    return left;
  }

  /** The agent made a tape and could write nothing to it. */
  boolean unwritten() {
    return unwritten;
  }

  /** The tapes under their private names, the program's own first. */
  private List<Path> written() throws IOException {
    List<Path> files = new ArrayList<>();
    String own = unfinished.getFileName().toString();
    try (DirectoryStream<Path> stream =
        Files.newDirectoryStream(folder(), file -> file.getFileName().toString().startsWith(own))) {
      stream.forEach(files::add);
    }
    files.sort(Comparator.naturalOrder());
    return files;
  }

  private Path folder() {
    Path folder = unfinished.getParent();
    return folder == null ? Path.of("/") : folder;
  }

  private static void trim(Path file, long used) throws IOException {
    if (used < Files.size(file)) {
      try (FileChannel channel =
          FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
        channel.truncate(used);
      }
    }
  }

  private Path finalName(Path file) {
    String suffix =
        file.getFileName().toString().substring(unfinished.getFileName().toString().length());
    return tape.resolveSibling(wanted.getFileName() + suffix);
  }

  private void name(Path file, Path name) throws IOException {
    if (force) {
      Files.move(file, name, StandardCopyOption.ATOMIC_MOVE);
    } else {
      Files.move(file, name);
    }
  }
}
