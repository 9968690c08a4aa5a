package io.xpctape.model;

import java.util.Optional;

/**
 * A file that follows a RemoteXPC message on a stream of its own.
 *
 * @param id names the stream, 64 bits
 * @param transfer what is known of the file: its size in bytes under the key {@code s}
 */
public record XpcFileTransfer(long id, XpcDictionary transfer) implements XpcValue {
  @Override
  public Optional<Incomplete> incomplete() {
    return transfer.incomplete();
  }

  @Override
  public XpcKind kind() {
    return XpcKind.FILE_TRANSFER;
  }
}
