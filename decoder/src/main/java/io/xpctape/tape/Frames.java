package io.xpctape.tape;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the packets of a tape lie, one after the other. Gets past damage to the next marker that
 * says its own offset truly; one that does not is part of what somebody sent. For one thread.
 */
final class Frames {
  /**
   * A packet's place.
   *
   * @param offset of its tag, in bytes from the file's start
   * @param content of its first byte behind tag and length
   * @param length bytes of content
   */
  record Frame(long offset, long content, int length) {
    long end() {
      return content + length;
    }
  }

  /**
   * Bytes that could not be read.
   *
   * @param from the first, from the file's start
   * @param to behind the last
   * @param why what is wrong there
   * @param torn the file just ends there
   */
  record Damage(long from, long to, String why, boolean torn) {}

  private final TapeSource source;
  private final Markers markers;
  private long position;
  private long unfinished;
  private long firstUnfinished;
  private @Nullable Damage damage;

  Frames(TapeSource source) {
    this.source = source;
    this.markers = new Markers(source);
  }

  /** The next whole packet's place; empty at the tape's end. */
  Optional<Frame> next() {
    while (true) {
      long offset = position;
      int tag = source.at(offset);
      if (tag < 0) {
        return Optional.empty();
      } else if (tag == 0) {
        if (!skipZeros()) {
          return Optional.empty();
        }
      } else if (tag != Format.PACKET && tag != Format.UNFINISHED) {
        skipDamage(offset, "no packet begins here", false);
      } else {
        Optional<Frame> frame = frame(offset);
        if (frame.isEmpty()) {
          continue;
        }
        position = frame.get().end();
        if (tag == Format.PACKET) {
          return frame;
        }
        if (unfinished++ == 0) {
          firstUnfinished = offset;
        }
      }
    }
  }

  /** The packet at an offset, if a whole one is there; where this stands does not change. */
  Optional<Frame> at(long offset) {
    long before = position;
    Damage damageBefore = damage;
    Optional<Frame> frame = source.at(offset) == Format.PACKET ? frame(offset) : Optional.empty();
    position = before;
    damage = damageBefore;
    return frame;
  }

  private Optional<Frame> frame(long offset) {
    long length = 0;
    long content = offset + 1;
    for (int i = 0; ; i++) {
      int b = source.at(content++);
      if (b < 0) {
        skipDamage(offset, "a packet is cut in its length", true);
        return Optional.empty();
      }
      if (i < Format.MAX_VARINT - 1) {
        length |= (long) (b & 0x7f) << (7 * i);
      }
      if (b < 0x80) {
        break;
      }
      if (i == Format.MAX_VARINT - 1) {
        skipDamage(offset, "a packet's length is no number", false);
        return Optional.empty();
      }
    }
    long there = source.size() - content;
    if (length < 0 || length > Format.MAX_PACKET) {
      skipDamage(offset, "a packet of " + Long.toUnsignedString(length) + " bytes", length > there);
      return Optional.empty();
    }
    if (length > there) {
      skipDamage(offset, "of a packet's " + length + " bytes there are " + there, true);
      return Optional.empty();
    }
    return Optional.of(new Frame(offset, content, (int) length));
  }

  /**
   * That a frame's content is no packet, so that its end is not sure. Goes on behind its beginning.
   *
   * @param unfinishedBefore how many packets were never finished when it was met
   */
  void damaged(Frame frame, String why, long unfinishedBefore) {
    unfinished = unfinishedBefore;
    skipDamage(frame.offset(), why, false);
  }

  private void skipDamage(long offset, String why, boolean mayBeTorn) {
    long marker = markers.next(offset + 1);
    damage = new Damage(offset, marker, why, mayBeTorn && marker == source.size());
    position = marker;
  }

  /** Past zeros that are not the tape's tail; false if they are. */
  private boolean skipZeros() {
    long from = position;
    long at = from;
    while (source.at(at) == 0) {
      at++;
    }
    if (source.at(at) < 0) {
      position = at;
      return false;
    }
    long marker = markers.next(at);
    damage = new Damage(from, marker, (at - from) + " zeros", false);
    position = marker;
    return true;
  }

  /** The damage met since this was last asked. */
  @Nullable Damage takeDamage() {
    Damage met = damage;
    damage = null;
    return met;
  }

  /** How many packets were never finished, so far. */
  long unfinished() {
    return unfinished;
  }

  /** Where the first of them lies. */
  long firstUnfinished() {
    return firstUnfinished;
  }
}
