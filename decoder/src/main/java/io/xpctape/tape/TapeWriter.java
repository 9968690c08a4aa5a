package io.xpctape.tape;

import com.google.protobuf.CodedOutputStream;
import io.xpctape.model.ConnectionInfo;
import io.xpctape.model.Image;
import io.xpctape.model.Message;
import io.xpctape.model.Recording;
import io.xpctape.model.RecordingInfo;
import io.xpctape.proto.Envelopes;
import io.xpctape.proto.Headers;
import io.xpctape.proto.Values;
import io.xpctape.proto.v1.Packet;
import io.xpctape.proto.v1.Trace;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Writes a tape. Messages keep their sequence, for replies name it. On the tape that they came from
 * the numbers between theirs belonged to packets of other kinds: here those go to the header, the
 * connections and the markers, as many as there are. What gets none is numbered 0, which no reader
 * counts. For one thread.
 */
public final class TapeWriter implements AutoCloseable {
  /** A wider gap was a loss; it is left for readers to tell. */
  private static final int MAX_FILLED = 64;

  private final OutputStream out;
  private final boolean fill;
  private final Queue<Packet.Builder> waiting = new ArrayDeque<>();
  private long next = 1;
  private long offset;
  private long lastMarker;

  /** Onto a stream, which {@link #close} leaves open. */
  public TapeWriter(OutputStream out, RecordingInfo info) {
    this(out, info, true);
  }

  private TapeWriter(OutputStream out, RecordingInfo info, boolean fill) {
    this.out = out;
    this.fill = fill;
    waiting.add(
        Packet.newBuilder().setHeader(Headers.toProto(info).setFormatVersion(Format.VERSION)));
  }

  /**
   * A whole recording. Where its reader had something to complain about nobody knows which gaps in
   * the sequence are losses, and all stay.
   */
  public static void write(Recording recording, OutputStream out) throws IOException {
    try (TapeWriter writer =
        new TapeWriter(out, recording.info(), recording.complaints().isEmpty())) {
      for (ConnectionInfo connection : recording.connections()) {
        writer.connection(connection);
      }
      for (Image image : recording.images()) {
        writer.image(image);
      }
      for (Message message : recording.messages()) {
        writer.message(message);
      }
    }
  }

  /** Puts a connection on the tape, ahead of the next message. */
  public void connection(ConnectionInfo connection) {
    waiting.add(Packet.newBuilder().setConnection(Headers.toProto(connection)));
  }

  /** Puts an image on the tape, ahead of the next message. */
  public void image(Image image) {
    waiting.add(Packet.newBuilder().setImage(Headers.toProto(image)));
  }

  /**
   * Puts a message on the tape; its {@code n} is not written.
   *
   * @throws io.xpctape.model.BadInputException if its body is too deep for a tape
   */
  public void message(Message message) throws IOException {
    long sequence = message.sequence();
    Packet packet =
        Packet.newBuilder()
            .setSequence(sequence)
            .setMessage(Envelopes.toProto(message).setBody(Values.toProto(message.body())))
            .build();
    writeWaiting(sequence);
    if (fill && sequence - next <= MAX_FILLED) {
      while (next < sequence) {
        writeMarker(next++);
      }
    }
    if (offset - lastMarker >= Format.MARKER_EVERY) {
      writeMarker(0);
    }
    write(packet);
    next = Math.max(next, sequence + 1);
  }

  /** Writes what still waits. */
  @Override
  public void close() throws IOException {
    writeWaiting(Long.MAX_VALUE);
    out.flush();
  }

  private void writeWaiting(long before) throws IOException {
    while (!waiting.isEmpty()) {
      write(waiting.remove().setSequence(next < before ? next++ : 0).build());
    }
  }

  private void writeMarker(long sequence) throws IOException {
    lastMarker = offset;
    Packet.Builder packet = Packet.newBuilder().setSequence(sequence);
    packet.getMarkerBuilder().setMagic(Values.toProto(Format.MAGIC)).setOffset(offset);
    write(packet.build());
  }

  private void write(Packet packet) throws IOException {
    int size = packet.getSerializedSize();
    CodedOutputStream coded = CodedOutputStream.newInstance(out);
    coded.writeMessage(Trace.PACKET_FIELD_NUMBER, packet);
    coded.flush();
    offset += 1 + CodedOutputStream.computeUInt32SizeNoTag(size) + size;
  }
}
