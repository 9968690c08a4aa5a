package io.xpctape.tape;

import com.google.protobuf.InvalidProtocolBufferException;
import io.xpctape.model.BadInputException;
import io.xpctape.proto.v1.Header;
import io.xpctape.proto.v1.Packet;
import io.xpctape.text.SafeText;

/** Reads the first packet, and refuses what is no tape, or one that is not for this reader. */
final class HeaderReader {
  /** Bytes of a header's packet, at most: a command line may have some megabytes. */
  private static final int MAX_HEADER = 1 << 24;

  private final TapeSource source;

  HeaderReader(TapeSource source) {
    this.source = source;
  }

  /** Whether a tape may begin with this byte. */
  static boolean mayBegin(byte first) {
    return (first & 0xff) == Format.PACKET || (first & 0xff) == Format.UNFINISHED;
  }

  /**
   * The header.
   *
   * @throws BadInputException if there is none, or one of a newer format
   */
  Header read() {
    if (source.size() == 0) {
      throw refused("is empty, not a tape");
    }
    int tag = source.at(0);
    if (tag == Format.UNFINISHED) {
      throw refused("the tape is cut inside its header: the recording did not get to begin");
    }
    if (tag != Format.PACKET) {
      throw noTape();
    }
    long content = 1;
    long length = 0;
    for (int shift = 0; ; shift += 7) {
      int b = source.at(content++);
      if (b < 0) {
        throw cut();
      }
      length |= (long) (b & 0x7f) << shift;
      if (b < 0x80) {
        break;
      }
      if (length > MAX_HEADER || shift > 7 * Format.MAX_VARINT) {
        throw noTape();
      }
    }
    int first = source.at(content);
    if (length > MAX_HEADER || (first >= 0 && first != Format.SEQUENCE && first != Format.HEADER)) {
      throw noTape();
    }
    if (length > source.size() - content) {
      throw cut();
    }
    return checked(source.bytes(content, (int) length));
  }

  private Header checked(byte[] content) {
    Header header;
    try {
      Packet packet = Packet.parseFrom(content);
      if (!packet.hasHeader() || packet.getHeader().getFormatVersion() == 0) {
        throw noTape();
      }
      header = packet.getHeader();
    } catch (InvalidProtocolBufferException e) {
      throw noTape();
    }
    if (Integer.compareUnsigned(header.getFormatVersion(), Format.VERSION) > 0) {
      throw refused(
          "a tape of format "
              + Integer.toUnsignedString(header.getFormatVersion())
              + ", written by "
              + SafeText.of(header.getWrittenBy())
              + "; this xpctape reads format "
              + Format.VERSION
              + ", a newer one is needed");
    }
    return header;
  }

  private BadInputException cut() {
    return refused("the tape is cut inside its header, " + source.size() + " bytes are left");
  }

  private BadInputException noTape() {
    return refused(
        "is not a tape: there is no header at byte 0"
            + "; 'xpctape import' makes one of what others have written down");
  }

  private BadInputException refused(String what) {
    return new BadInputException(source.name() + ": " + what);
  }
}
