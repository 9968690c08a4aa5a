package io.xpctape.model;

/** A shared memory region of {@code length} bytes; its contents are not recorded. */
public record XpcShmem(long length) implements XpcValue {
  @Override
  public XpcKind kind() {
    return XpcKind.SHMEM;
  }
}
