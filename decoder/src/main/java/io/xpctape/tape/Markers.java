package io.xpctape.tape;

import com.google.protobuf.CodedInputStream;
import io.xpctape.model.Bytes;
import io.xpctape.proto.v1.Marker;
import io.xpctape.proto.v1.Packet;
import java.io.IOException;

/** Finds true markers: packets that hold the magic bytes and say the offset at which they lie. */
final class Markers {
  private final TapeSource source;

  Markers(TapeSource source) {
    this.source = source;
  }

  /** Where the first marker's packet at or behind an offset begins; the size if there is none. */
  long next(long from) {
    int first = Format.MAGIC.at(0);
    for (long at = from; at < source.size(); at++) {
      if (source.at(at) == first && isMagic(at)) {
        long packet = packetAround(at, from);
        if (packet >= 0) {
          return packet;
        }
      }
    }
    return source.size();
  }

  private boolean isMagic(long at) {
    Bytes magic = Format.MAGIC;
    for (int i = 1; i < magic.size(); i++) {
      if (source.at(at + i) != magic.at(i)) {
        return false;
      }
    }
    return true;
  }

  private long packetAround(long magic, long from) {
    long earliest = Math.max(from, magic - Format.MAX_MARKER_LEAD);
    for (long offset = magic - 1; offset >= earliest; offset--) {
      if (source.at(offset) == Format.PACKET && isMarker(offset)) {
        return offset;
      }
    }
    return -1;
  }

  private boolean isMarker(long offset) {
    CodedInputStream in =
        CodedInputStream.newInstance(
            source.bytes(offset + 1, Format.MAX_VARINT + Format.MAX_MARKER));
    try {
      in.pushLimit(in.readRawVarint32());
      Marker marker = Packet.parseFrom(in).getMarker();
      return marker.getOffset() == offset
          && marker.getMagic().asReadOnlyByteBuffer().equals(Format.MAGIC.buffer());
    } catch (IOException e) {
      return false;
    }
  }
}
