package io.xpctape.model;

import java.nio.ByteBuffer;
import java.util.UUID;

/** A UUID, its bytes in the order in which they are written. */
public record XpcUuid(UUID value) implements XpcValue {
  /** How many bytes one has. */
  public static final int SIZE = 16;

  /**
   * From its bytes.
   *
   * @throws IllegalArgumentException if they are not 16
   */
  public static XpcUuid of(Bytes bytes) {
    if (bytes.size() != SIZE) {
      throw new IllegalArgumentException("a uuid has 16 bytes, not " + bytes.size());
    }
    ByteBuffer buffer = bytes.buffer();
    return new XpcUuid(new UUID(buffer.getLong(), buffer.getLong()));
  }

  /** Its 16 bytes. */
  public Bytes bytes() {
    return Bytes.of(
        ByteBuffer.allocate(SIZE)
            .putLong(value.getMostSignificantBits())
            .putLong(value.getLeastSignificantBits())
            .array());
  }

  @Override
  public XpcKind kind() {
    return XpcKind.UUID;
  }
}
