package io.xpctape.content.plist;

import io.xpctape.model.Bytes;

/** A place in bytes of unknown origin; whatever is taken is checked to be there. */
final class Cursor {
  private final byte[] bytes;
  private final int end;
  private int at;

  /** From a place to before an end, which lies in the bytes. */
  Cursor(byte[] bytes, int at, int end) {
    this.bytes = bytes;
    this.at = at;
    this.end = end;
  }

  int at() {
    return at;
  }

  int end() {
    return end;
  }

  /** The next byte, 0 to 255. */
  int u8() {
    return bytes[take(1)] & 0xff;
  }

  /** Goes on at a place further on, which lies before the end. */
  void skipTo(int place) {
    at = place;
  }

  /** Up to eight bytes, the most significant first. */
  long bigEndian(int size) {
    int from = take(size);
    long value = 0;
    for (int i = from; i < at; i++) {
      value = value << 8 | (bytes[i] & 0xff);
    }
    return value;
  }

  /** Up to eight bytes, the least significant first. */
  long littleEndian(int size) {
    int from = take(size);
    long value = 0;
    for (int i = at - 1; i >= from; i--) {
      value = value << 8 | (bytes[i] & 0xff);
    }
    return value;
  }

  /** A run of bytes. */
  Bytes run(long size) {
    int from = take(size);
    return Bytes.copyOf(bytes, from, at);
  }

  /** UTF-16 as the model's bytes. */
  Bytes utf16(long units, boolean bigEndian) {
    if (units < 0 || units > Integer.MAX_VALUE) {
      throw damaged("a text of " + units + " characters");
    }
    int from = take(2 * units);
    return Utf16.bytes(bytes, from, at, bigEndian);
  }

  /** A number of things that take some bytes each, all of which must be there. */
  int count(long count, int size) {
    if (count < 0 || count > (end - at) / size) {
      throw new Damaged("byte " + at + ": " + count + " values are announced, too many");
    }
    return (int) count;
  }

  Damaged damaged(String what) {
    return new Damaged("byte " + at + ": " + what);
  }

  private int take(long size) {
    if (size < 0 || size > end - at) {
      throw damaged(size + " bytes are needed, " + (end - at) + " are here");
    }
    int from = at;
    at += (int) size;
    return from;
  }
}
