package io.xpctape.tape;

import static org.assertj.core.api.Assertions.assertThat;

import io.xpctape.model.ConnectionInfo;
import io.xpctape.model.Limits;
import io.xpctape.model.Message;
import io.xpctape.model.Recording;
import io.xpctape.model.RecordingGenerator;
import io.xpctape.model.ValueGenerator;
import io.xpctape.model.XpcValue;
import io.xpctape.proto.v1.Packet;
import io.xpctape.proto.v1.Trace;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TapeRoundTripTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 50, 3000})
  void readsWhatItWrote(int messages) throws IOException {
    Recording recording = RecordingGenerator.recording(messages, messages);
    assertThat(read(write(recording))).isEqualTo(recording);
  }

  @Test
  void writesOneProtobufMessageWithMarkersThatSayTheirOffset() throws IOException {
    byte[] tape = write(RecordingGenerator.recording(5, 3000));
    Trace trace = Trace.parseFrom(tape);
    assertThat(trace.getPacket(0).hasHeader()).isTrue();

    long offset = 0;
    long lastMarker = 0;
    long last = 0;
    for (Packet packet : trace.getPacketList()) {
      assertThat(offset - lastMarker).isLessThan(Format.MARKER_EVERY + 4096L);
      if (packet.hasMarker()) {
        assertThat(packet.getMarker().getOffset()).isEqualTo(offset);
        lastMarker = offset;
      }
      if (packet.getSequence() != 0) {
        assertThat(packet.getSequence()).isEqualTo(last + 1);
        last = packet.getSequence();
      }
      offset += Trace.newBuilder().addPacket(packet).build().getSerializedSize();
    }
    assertThat(offset).isEqualTo(tape.length);
    assertThat(lastMarker).isPositive();
  }

  @Test
  void namesAConnectionBeforeItsFirstMessage() throws IOException {
    Set<Long> named = new HashSet<>();
    for (Packet packet :
        Trace.parseFrom(write(RecordingGenerator.recording(5, 50))).getPacketList()) {
      if (packet.hasConnection()) {
        named.add(packet.getConnection().getId());
      } else if (packet.hasMessage()) {
        assertThat(named).contains(packet.getMessage().getConnectionId());
      }
    }
    assertThat(named).hasSize(3);
  }

  @Test
  void keepsSequencesThatLeaveNoRoomForOtherPackets() throws IOException {
    Recording some = RecordingGenerator.recording(5, 1);
    Message first = some.messages().get(0);
    Recording tight =
        new Recording(
            some.info(), some.connections(), List.of(numbered(first, 1)), List.of(), some.images());
    assertThat(read(write(tight))).isEqualTo(tight);
  }

  @Test
  void keepsALossVisible() throws IOException {
    Recording some = RecordingGenerator.recording(5, 1);
    Message message = some.messages().get(0);
    Recording gap =
        new Recording(
            some.info(), List.<ConnectionInfo>of(), List.of(numbered(message, 1000)), List.of());
    assertThat(read(write(gap)).complaints()).singleElement().asString().contains("998 packets");

    Recording damaged =
        new Recording(
            some.info(),
            some.connections(),
            List.of(numbered(message, 7)),
            List.of("something was wrong"));
    assertThat(read(write(damaged)).complaints())
        .singleElement()
        .asString()
        .endsWith(": 2 packets lost before packet 7");
  }

  @Test
  void carriesTheDeepestValue() throws IOException {
    Recording some = RecordingGenerator.recording(5, 1);
    XpcValue deep = ValueGenerator.deep(Limits.MAX_DEPTH - 1);
    Recording recording =
        new Recording(
            some.info(),
            some.connections(),
            List.of(some.messages().get(0).withBody(deep)),
            List.of());
    assertThat(read(write(recording))).isEqualTo(recording);
  }

  @Test
  void readsAddressesAsEitherKindOfWriterPutsThem() throws IOException {
    Recording some = RecordingGenerator.recording(5, 3);
    List<Long> stack = some.messages().get(2).stack();
    assertThat(stack).hasSize(2);
    // Ours packs them; the agent does not.
    byte[] packed = write(some);
    byte[] apart = packed.clone();
    int at = indexOf(packed, (byte) 0x5a, (byte) 16, (byte) 0x34, (byte) 0x12);
    byte[] inside = Arrays.copyOfRange(packed, at + 2, at + 18);
    apart[at] = 0x59;
    System.arraycopy(inside, 0, apart, at + 1, 8);
    apart[at + 9] = 0x59;
    System.arraycopy(inside, 8, apart, at + 10, 8);
    assertThat(apart).isNotEqualTo(packed);
    assertThat(read(apart)).isEqualTo(some);
  }

  private static int indexOf(byte[] bytes, byte... wanted) {
    for (int i = 0; i <= bytes.length - wanted.length; i++) {
      if (Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
        return i;
      }
    }
    throw new AssertionError("not there");
  }

  @Test
  void refusesACallStackBeyondTheLimit() throws IOException {
    Recording some = RecordingGenerator.recording(5, 1);
    for (int addresses : new int[] {Limits.MAX_STACK, Limits.MAX_STACK + 1}) {
      Message high = stack(some.messages().get(0), Collections.nCopies(addresses, 1L));
      Recording read =
          read(
              write(
                  new Recording(
                      some.info(), some.connections(), List.of(high), List.of(), some.images())));
      assertThat(read.messages()).hasSize(addresses > Limits.MAX_STACK ? 0 : 1);
      assertThat(String.join("", read.complaints()))
          .endsWith(
              addresses > Limits.MAX_STACK
                  ? ": a message can't be kept: its call stack has more than 1024 addresses"
                  : "");
    }
  }

  private static Message stack(Message message, List<Long> stack) {
    return new Message(
        message.n(),
        message.sequence(),
        message.monotonicNs(),
        message.wallNs(),
        message.thread(),
        message.connection(),
        message.direction(),
        message.call(),
        message.replyTo(),
        message.service(),
        message.body(),
        message.change(),
        message.wire(),
        stack);
  }

  private static Message numbered(Message message, long sequence) {
    return new Message(
        message.n(),
        sequence,
        message.monotonicNs(),
        message.wallNs(),
        message.thread(),
        message.connection(),
        message.direction(),
        message.call(),
        message.replyTo(),
        message.service(),
        message.body(),
        message.change());
  }

  static byte[] write(Recording recording) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TapeWriter.write(recording, out);
    return out.toByteArray();
  }

  static Recording read(byte[] tape) {
    return TapeReader.read(new ByteArrayInputStream(tape), "t");
  }
}
