package io.xpctape.wire;

import io.xpctape.model.Bytes;

/**
 * A place in wire bytes of unknown origin, and the pieces that objects are made of. Every length
 * and count is checked against the bytes that are there. For one thread.
 */
final class WireCursor {
  final byte[] bytes;
  int at;

  /** Writing what was read anew would give other bytes. */
  boolean odd;

  WireCursor(byte[] bytes, int at) {
    this.bytes = bytes;
    this.at = at;
  }

  /** Goes past so many bytes and what pads them to a multiple of 4. */
  void padded(int length, int end) {
    int left = end - at;
    if (Integer.compareUnsigned(length, left) > 0) {
      throw refuse(Integer.toUnsignedString(length) + " bytes can't lie in the " + left + " here");
    }
    int padding = -length & 3;
    if (padding > left - length) {
      throw refuse("its padding is cut");
    }
    at += length;
    for (int i = 0; i < padding; i++) {
      odd |= bytes[at++] != 0;
    }
  }

  /** Where the container ends by its size, which counts from behind itself. */
  int open(int end) {
    int size = u32(end);
    int left = end - at;
    if (Integer.compareUnsigned(size, left) > 0) {
      at -= 4;
      throw refuse(Integer.toUnsignedString(size) + " bytes can't lie in the " + left + " here");
    }
    return at + size;
  }

  int count(int end, int least) {
    int count = u32(end);
    int left = end - at;
    if (Integer.compareUnsigned(count, left / least) > 0) {
      at -= 4;
      throw refuse(Integer.toUnsignedString(count) + " values can't lie in " + left + " bytes");
    }
    return count;
  }

  /** Leaves a container. What its size counts beyond its values is of no value. */
  void close(int close) {
    if (at == close) {
      return;
    }
    odd = true;
    // In arrays go-ios does not count the 4 bytes of the count.
    if (at > close && at != close + 4) {
      throw refuse("its values go " + (at - close) + " bytes beyond its size");
    }
    at = Math.max(at, close);
  }

  Bytes key(int end) {
    int from = at;
    while (at <= end - 4) {
      int word = Words.u32(bytes, at);
      int zero = Words.firstZero(word);
      if (zero < 4) {
        odd |= word >>> (8 * zero) != 0;
        at += 4;
        return Bytes.copyOf(bytes, from, at - 4 + zero);
      }
      at += 4;
    }
    at = from;
    throw refuse("a key that does not end");
  }

  int u32(int end) {
    need(4, end);
    at += 4;
    return Words.u32(bytes, at - 4);
  }

  long u64(int end) {
    need(8, end);
    at += 8;
    return Words.u64(bytes, at - 8);
  }

  void need(int size, int end) {
    if (size > end - at) {
      throw refuse(size + " bytes are needed, " + (end - at) + " are here");
    }
  }

  Refusal refuse(String what) {
    return new Refusal(what, at);
  }
}
