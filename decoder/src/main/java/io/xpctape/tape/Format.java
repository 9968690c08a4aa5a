package io.xpctape.tape;

import com.google.protobuf.WireFormat;
import io.xpctape.model.Bytes;
import io.xpctape.proto.v1.Packet;
import io.xpctape.proto.v1.Trace;

/** The tape's constants. */
final class Format {
  /** Written into the header; a reader refuses a greater one. */
  static final int VERSION = 1;

  /** One byte each, so that one store turns the second into the first. */
  static final int PACKET = Trace.PACKET_FIELD_NUMBER << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED;

  static final int UNFINISHED =
      Trace.UNFINISHED_FIELD_NUMBER << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED;

  /** What every packet begins with that has a number. */
  static final int SEQUENCE = Packet.SEQUENCE_FIELD_NUMBER << 3 | WireFormat.WIRETYPE_FIXED64;

  /** What a header without a number begins with. */
  static final int HEADER = Packet.HEADER_FIELD_NUMBER << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED;

  /** A varint's bytes, at most. */
  static final int MAX_VARINT = 10;

  /** Bytes of a packet, at most, as the agent keeps them. */
  static final int MAX_PACKET = 1 << 30;

  /** Bytes between two markers. */
  static final int MARKER_EVERY = 1 << 16;

  /** What every marker holds. */
  static final Bytes MAGIC =
      Bytes.of(
          new byte[] {
            (byte) 0xf1,
            0x1e,
            (byte) 0x9b,
            0x5d,
            'x',
            'p',
            'c',
            't',
            'a',
            'p',
            'e',
            '\r',
            '\n',
            0x1a,
            '\n',
            0
          });

  /** Bytes between the start of a marker's packet and its magic, at most. */
  static final int MAX_MARKER_LEAD = 40;

  /** Bytes of a marker's whole packet, at most. */
  static final int MAX_MARKER = 80;

  private Format() {}
}
