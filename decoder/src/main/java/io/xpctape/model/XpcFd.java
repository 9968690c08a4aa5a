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
 * @param remote the 32 bits that a RemoteXPC message has in a descriptor's place
 */
public record XpcFd(
    Type type,
    Bytes path,
    OptionalLong flags,
    OptionalLong size,
    OptionalLong offset,
    OptionalLong device,
    OptionalLong inode,
    OptionalLong remote)
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

  /** One that did not come in a RemoteXPC message. */
  public XpcFd(
      Type type,
      Bytes path,
      OptionalLong flags,
      OptionalLong size,
      OptionalLong offset,
      OptionalLong device,
      OptionalLong inode) {
    this(type, path, flags, size, offset, device, inode, OptionalLong.empty());
  }

  /** A descriptor of which at most what a RemoteXPC message has in its place is known. */
  public static XpcFd unknown(OptionalLong remote) {
    OptionalLong none = OptionalLong.empty();
    return new XpcFd(Type.NOT_INSPECTED, Bytes.EMPTY, none, none, none, none, none, remote);
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
