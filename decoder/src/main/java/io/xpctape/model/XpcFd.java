package io.xpctape.model;

import java.util.OptionalLong;

/**
 * A file descriptor as the traced program saw it.
 *
 * @param type what it refers to; {@link Type#NOT_INSPECTED} when nothing is known
 * @param path its path, empty where there is none
 * @param flags those of open(2), in the recording system's numbers
 * @param size bytes
 * @param offset bytes from the file's start
 * @param device the file system's number
 * @param inode the file's number in it
 */
public record XpcFd(
    Type type,
    Bytes path,
    OptionalLong flags,
    OptionalLong size,
    OptionalLong offset,
    OptionalLong device,
    OptionalLong inode)
    implements XpcValue {
  /** What a descriptor refers to. */
  public enum Type {
    NOT_INSPECTED,
    FILE,
    DIRECTORY,
    CHARACTER_DEVICE,
    BLOCK_DEVICE,
    FIFO,
    SOCKET,
    OTHER,
    INVALID
  }

  /** A descriptor of which only the path is known, as a person names one to open. */
  public static XpcFd of(Bytes path) {
    return new XpcFd(
        Type.NOT_INSPECTED,
        path,
        OptionalLong.empty(),
        OptionalLong.empty(),
        OptionalLong.empty(),
        OptionalLong.empty(),
        OptionalLong.empty());
  }

  @Override
  public XpcKind kind() {
    return XpcKind.FD;
  }
}
