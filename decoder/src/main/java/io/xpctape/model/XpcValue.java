package io.xpctape.model;

import java.util.Optional;

/**
 * What one XPC object held when it was recorded. Values are immutable and equal when all they hold
 * is; whoever must treat each type switches over {@link #kind()} without a default.
 */
public sealed interface XpcValue
    permits XpcArray,
        XpcBool,
        XpcConnection,
        XpcData,
        XpcDate,
        XpcDictionary,
        XpcDouble,
        XpcError,
        XpcFd,
        XpcFileTransfer,
        XpcInt64,
        XpcNull,
        XpcPointer,
        XpcResource,
        XpcShmem,
        XpcString,
        XpcUint64,
        XpcUuid {
  /** Its type. */
  XpcKind kind();

  /** Why it is not whole; empty for a whole one, as most types always are. */
  default Optional<Incomplete> incomplete() {
    return Optional.empty();
  }
}
