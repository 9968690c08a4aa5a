package io.xpctape.image;

import io.xpctape.model.BadInputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/** A run of a file's bytes, from whose start offsets count. Reads nothing that is not asked for. */
final class ImageBytes {
  /** Where bytes come from. */
  @FunctionalInterface
  interface Source {
    /** Fills the buffer from an offset on; the bytes were there when the source was opened. */
    void read(long offset, ByteBuffer to) throws IOException;
  }

  private final String name;
  private final Source source;
  private final long start;
  private final long size;

  private ImageBytes(String name, Source source, long start, long size) {
    this.name = name;
    this.source = source;
    this.start = start;
    this.size = size;
  }

  static ImageBytes of(String name, byte[] content) {
    return new ImageBytes(
        name,
        (offset, to) -> to.put(content, Math.toIntExact(offset), to.remaining()),
        0,
        content.length);
  }

  static ImageBytes of(String name, FileChannel channel) throws IOException {
    Source source =
        (offset, to) -> {
          for (long at = offset; to.hasRemaining(); ) {
            int count = channel.read(to, at);
            if (count < 0) {
              throw new IOException("it was cut while it was read");
            }
            at += count;
          }
        };
    return new ImageBytes(name, source, 0, channel.size());
  }

  long size() {
    return size;
  }

  /** A part of them, counted from its own start. */
  ImageBytes part(long offset, long length, String what) {
    check(offset, length, what);
    return new ImageBytes(name, source, start + offset, length);
  }

  /**
   * A copy of some of them, little-endian.
   *
   * @param most what the length may be at most
   * @param what they are called in a refusal
   */
  ByteBuffer read(long offset, long length, int most, String what) {
    check(offset, length, what);
    if (length > most) {
      throw refuse(
          offset, what + " of " + length + " bytes, and more than " + most + " are not read");
    }
    ByteBuffer bytes = ByteBuffer.allocate((int) length);
    try {
      source.read(start + offset, bytes);
    } catch (IOException e) {
      throw new BadInputException(name + ": can't be read: " + e.getMessage(), e);
    }
    return bytes.flip().order(ByteOrder.LITTLE_ENDIAN);
  }

  private void check(long offset, long length, String what) {
    if (offset < 0 || length < 0 || offset > size || length > size - offset) {
      throw refuse(
          0,
          what
              + " should be "
              + Long.toUnsignedString(length)
              + " bytes from "
              + Long.toUnsignedString(offset)
              + " on, in the "
              + size
              + " that are here");
    }
  }

  BadInputException refuse(long offset, String what) {
    return new BadInputException(name + ": byte " + (start + offset) + ": " + what);
  }
}
