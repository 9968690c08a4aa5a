package io.xpctape.image;

import java.util.List;

/**
 * A segment: what is mapped as one.
 *
 * @param name {@code __TEXT}
 * @param address its first byte where nothing is slid
 * @param size bytes in memory
 * @param fileOffset of its content, from the image's start
 * @param fileSize bytes in the file; the rest is zero
 * @param protection what it may be used for at first: 1 to read, 2 to write, 4 to execute, added up
 * @param sections as they follow each other
 */
public record Segment(
    String name,
    long address,
    long size,
    long fileOffset,
    long fileSize,
    int protection,
    List<Section> sections) {
  public Segment {
    sections = List.copyOf(sections);
  }

  /** An address, where nothing is slid, is in it. */
  public boolean covers(long at) {
    return Long.compareUnsigned(at - address, size) < 0;
  }
}
