package io.xpctape.replay.plan;

import io.xpctape.model.Bytes;
import io.xpctape.model.RecordingInfo;
import io.xpctape.model.XpcFd;
import io.xpctape.model.XpcValue;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/** Descriptors that the traced program is to open in place of its own. */
final class Descriptors {
  private static final long ACCESS_MODE = 3;
  private static final long READ_ONLY = 0;
  private static final long WRITE_ONLY = 1;

  /** O_CREAT, O_EXCL and O_TRUNC in the numbers of Linux and of Darwin (fcntl.h of each). */
  private static final long LINUX_MAKING = 0_100 | 0_200 | 0_1000;

  private static final long DARWIN_MAKING = 0x200 | 0x800 | 0x400;

  private final RecordingInfo info;
  private final Path folder;

  /**
   * @param folder what relative paths start from
   */
  Descriptors(RecordingInfo info, Path folder) {
    this.info = info;
    this.folder = folder;
  }

  /**
   * The descriptor with the flags of the one that it replaces, except those that make or empty a
   * file.
   *
   * @throws ReplayException if the file isn't there or can't be opened so
   */
  XpcFd open(XpcFd named, Optional<XpcValue> replaced) {
    long flags = READ_ONLY;
    if (replaced.isPresent() && replaced.get() instanceof XpcFd fd) {
      long making = info.os().equals("Darwin") ? DARWIN_MAKING : LINUX_MAKING;
      flags = fd.flags().orElse(READ_ONLY) & ~making;
    }
    Path file = file(named.path().toString());
    if (!Files.exists(file)) {
      throw new ReplayException("fd:" + named.path() + ": there is no such file");
    }
    long mode = flags & ACCESS_MODE;
    if (mode != WRITE_ONLY && !Files.isReadable(file)) {
      throw new ReplayException("fd:" + named.path() + ": can't be read");
    }
    if (mode != READ_ONLY && !Files.isWritable(file)) {
      throw new ReplayException(
          "fd:" + named.path() + ": can't be written, and what it replaces was open for writing");
    }
    return new XpcFd(
        XpcFd.Type.NOT_INSPECTED,
        Bytes.utf8(file.toString()),
        OptionalLong.of(flags),
        OptionalLong.empty(),
        OptionalLong.empty(),
        OptionalLong.empty(),
        OptionalLong.empty());
  }

  private Path file(String name) {
    try {
      return folder.resolve(name).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw new ReplayException("fd:" + name + ": is no path of a file");
    }
  }
}
