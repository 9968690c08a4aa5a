package io.xpctape.image;

/**
 * A section of a segment.
 *
 * @param segment its segment's name: {@code __TEXT}
 * @param name {@code __text}
 * @param address its first byte where nothing is slid
 * @param size in bytes
 * @param offset of its content, from the image's start; 0 if it has none
 * @param flags type and attributes
 */
public record Section(
    String segment, String name, long address, long size, long offset, int flags) {
  /** An address, where nothing is slid, is in it. */
  public boolean covers(long at) {
    return Long.compareUnsigned(at - address, size) < 0;
  }

  /** It takes memory, and no bytes of the file: S_ZEROFILL and its kin. */
  boolean zeroFill() {
    int type = flags & 0xff;
    return type == 0x1 || type == 0xc || type == 0x12;
  }
}
