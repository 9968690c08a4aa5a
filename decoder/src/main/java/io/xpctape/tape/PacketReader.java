package io.xpctape.tape;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.ExtensionRegistryLite;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import com.google.protobuf.WireFormat;
import io.xpctape.model.BadInputException;
import io.xpctape.model.Bytes;
import io.xpctape.model.Call;
import io.xpctape.model.Change;
import io.xpctape.model.ConnectionInfo;
import io.xpctape.model.Direction;
import io.xpctape.model.Image;
import io.xpctape.model.Message;
import io.xpctape.model.WireForm;
import io.xpctape.model.XpcKind;
import io.xpctape.model.XpcResource;
import io.xpctape.model.XpcValue;
import io.xpctape.proto.Envelopes;
import io.xpctape.proto.Headers;
import io.xpctape.proto.ValueReader;
import io.xpctape.proto.v1.Connection;
import io.xpctape.proto.v1.Dropped;
import io.xpctape.proto.v1.Header;
import io.xpctape.proto.v1.Packet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads one packet. Where a body can't be kept the sequence is known all the same, for it comes
 * first. Of use once, by one thread.
 */
final class PacketReader {
  /** What a packet holds. */
  sealed interface Content
      permits Head, Said, Named, Loaded, Lost, Other, Damaged, Refused, TooLong {}

  /** The tape's header. */
  record Head(Header header) implements Content {}

  /** A message, not numbered yet. */
  record Said(Message message) implements Content {}

  /** A connection. */
  record Named(ConnectionInfo connection) implements Content {}

  /** A loaded image. */
  record Loaded(Image image) implements Content {}

  /** That the recorder missed messages. */
  record Lost(Dropped dropped) implements Content {}

  /** Something of which a reader needs nothing: a marker, a step in a connection's life. */
  record Other() implements Content {}

  /** The bytes are no packet. */
  record Damaged(String why) implements Content {}

  /** They are, but one that can't be kept. */
  record Refused(String why) implements Content {}

  /** They are too many for Java's memory. */
  record TooLong() implements Content {}

  private static final int LENGTH = WireFormat.WIRETYPE_LENGTH_DELIMITED;
  private static final int VARINT = WireFormat.WIRETYPE_VARINT;
  private static final int FIXED = WireFormat.WIRETYPE_FIXED64;
  private static final int MESSAGE = Packet.MESSAGE_FIELD_NUMBER << 3 | LENGTH;
  private static final int CONNECTION = Packet.CONNECTION_FIELD_NUMBER << 3 | LENGTH;
  private static final int DROPPED = Packet.DROPPED_FIELD_NUMBER << 3 | LENGTH;
  private static final int IMAGE = Packet.IMAGE_FIELD_NUMBER << 3 | LENGTH;
  private static final int CONNECTION_ID =
      io.xpctape.proto.v1.Message.CONNECTION_ID_FIELD_NUMBER << 3 | VARINT;
  private static final int DIRECTION =
      io.xpctape.proto.v1.Message.DIRECTION_FIELD_NUMBER << 3 | VARINT;
  private static final int CALL = io.xpctape.proto.v1.Message.CALL_FIELD_NUMBER << 3 | VARINT;
  private static final int REPLY_TO =
      io.xpctape.proto.v1.Message.REPLY_TO_FIELD_NUMBER << 3 | VARINT;
  private static final int THREAD = io.xpctape.proto.v1.Message.THREAD_FIELD_NUMBER << 3 | VARINT;
  private static final int MONOTONIC =
      io.xpctape.proto.v1.Message.MONOTONIC_NS_FIELD_NUMBER << 3 | FIXED;
  private static final int WALL = io.xpctape.proto.v1.Message.WALL_NS_FIELD_NUMBER << 3 | FIXED;
  private static final int SERVICE = io.xpctape.proto.v1.Message.SERVICE_FIELD_NUMBER << 3 | LENGTH;
  private static final int BODY = io.xpctape.proto.v1.Message.BODY_FIELD_NUMBER << 3 | LENGTH;
  private static final int CHANGE = io.xpctape.proto.v1.Message.CHANGE_FIELD_NUMBER << 3 | LENGTH;

  /** An address by itself, and several in one field: protobuf writers may do either. */
  private static final int ADDRESS = io.xpctape.proto.v1.Message.STACK_FIELD_NUMBER << 3 | FIXED;

  private static final int ADDRESSES = io.xpctape.proto.v1.Message.STACK_FIELD_NUMBER << 3 | LENGTH;
  private static final int WIRE = io.xpctape.proto.v1.Message.WIRE_FIELD_NUMBER << 3 | LENGTH;

  private final CodedInputStream in;
  private final long base;
  private long sequence;

  /**
   * Over the content of a packet.
   *
   * @param base where it stands in the file
   */
  PacketReader(byte[] content, long base) {
    this.in = CodedInputStream.newInstance(content);
    this.base = base;
  }

  /** The packet's number as far as it was read; 0 if it has none. */
  long sequence() {
    return sequence;
  }

  /**
   * What the packet holds. Both complaints name byte and path.
   *
   * @throws InvalidProtocolBufferException if the bytes are no packet
   * @throws BadInputException if they are, but one that can't be kept
   */
  Content read() throws InvalidProtocolBufferException {
    Content content = new Other();
    try {
      while (!in.isAtEnd()) {
        int tag = in.readTag();
        switch (tag) {
          case Format.SEQUENCE -> sequence = in.readFixed64();
          case Format.HEADER -> content = new Head(message(Header.parser()));
          case MESSAGE -> content = new Said(said());
          case CONNECTION -> content = new Named(Headers.fromProto(message(Connection.parser())));
          case IMAGE ->
              content = new Loaded(Headers.fromProto(message(io.xpctape.proto.v1.Image.parser())));
          case DROPPED -> content = new Lost(message(Dropped.parser()));
          default -> skip(tag);
        }
      }
      return content;
    } catch (InvalidProtocolBufferException e) {
      throw e.getCause() == null ? damaged(e) : e;
    } catch (IOException e) {
      throw damaged(e);
    }
  }

  private Message said() throws IOException {
    long connection = 0;
    int direction = 0;
    Call call = Call.UNKNOWN;
    long replyTo = 0;
    long thread = 0;
    long monotonic = 0;
    long wall = 0;
    Bytes service = Bytes.EMPTY;
    @Nullable XpcValue body = null;
    @Nullable Change change = null;
    Optional<WireForm> wire = Optional.empty();
    List<Long> stack = new ArrayList<>();
    int outer = in.pushLimit(in.readRawVarint32());
    while (!in.isAtEnd()) {
      int tag = in.readTag();
      switch (tag) {
        case CONNECTION_ID -> connection = in.readUInt64();
        case DIRECTION -> direction = in.readEnum();
        case CALL -> call = Envelopes.call(in.readEnum());
        case REPLY_TO -> replyTo = in.readUInt64();
        case THREAD -> thread = in.readUInt64();
        case MONOTONIC -> monotonic = in.readFixed64();
        case WALL -> wall = in.readFixed64();
        case SERVICE -> service = Bytes.of(in.readByteArray());
        case BODY -> {
          int limit = in.pushLimit(in.readRawVarint32());
          body = ValueReader.of(in, base).read();
          in.popLimit(limit);
        }
        case ADDRESS -> address(stack);
        case ADDRESSES -> {
          int limit = in.pushLimit(in.readRawVarint32());
          while (!in.isAtEnd()) {
            address(stack);
          }
          in.popLimit(limit);
        }
        case WIRE -> wire = Envelopes.fromProto(message(io.xpctape.proto.v1.WireForm.parser()));
        case CHANGE -> change = Envelopes.fromProto(message(io.xpctape.proto.v1.Change.parser()));
        default -> skip(tag);
      }
    }
    in.popLimit(outer);
    Direction way = Envelopes.direction(direction);
    return new Message(
        0,
        sequence,
        monotonic,
        wall,
        thread,
        connection,
        way,
        call,
        replyTo,
        service,
        body == null ? new XpcResource(XpcKind.OTHER, Bytes.EMPTY, Bytes.EMPTY) : body,
        Optional.ofNullable(change),
        wire,
        stack);
  }

  private void address(List<Long> stack) throws IOException {
    Envelopes.checkStack(stack.size() + 1L);
    stack.add(in.readFixed64());
  }

  private <T extends MessageLite> T message(Parser<T> parser) throws IOException {
    return in.readMessage(parser, ExtensionRegistryLite.getEmptyRegistry());
  }

  private void skip(int tag) throws IOException {
    if (WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_START_GROUP || !in.skipField(tag)) {
      throw new InvalidProtocolBufferException("a group");
    }
  }

  private InvalidProtocolBufferException damaged(IOException cause) {
    InvalidProtocolBufferException damaged =
        new InvalidProtocolBufferException(
            "a packet is damaged (byte " + (base + in.getTotalBytesRead()) + ")");
    damaged.initCause(cause);
    return damaged;
  }
}
