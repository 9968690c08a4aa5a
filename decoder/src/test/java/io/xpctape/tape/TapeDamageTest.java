package io.xpctape.tape;

import static io.xpctape.tape.TapeRoundTripTest.read;
import static io.xpctape.tape.TapeRoundTripTest.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.xpctape.model.BadInputException;
import io.xpctape.model.Bytes;
import io.xpctape.model.Message;
import io.xpctape.model.Recording;
import io.xpctape.model.RecordingGenerator;
import io.xpctape.model.XpcData;
import io.xpctape.proto.v1.Dropped;
import io.xpctape.proto.v1.Packet;
import io.xpctape.proto.v1.Trace;
import io.xpctape.proto.v1.Value;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class TapeDamageTest {
  private static final int MESSAGES = 1500;

  private static byte[] tape;
  private static List<Message> messages;
  private static List<Integer> starts;
  private static List<Packet> packets;

  @BeforeAll
  static void write1500Messages() throws IOException {
    Recording recording = RecordingGenerator.recording(3, MESSAGES);
    tape = write(recording);
    messages = recording.messages();
    packets = Trace.parseFrom(tape).getPacketList();
    starts = new ArrayList<>();
    int offset = 0;
    for (Packet packet : packets) {
      starts.add(offset);
      offset += Trace.newBuilder().addPacket(packet).build().getSerializedSize();
    }
  }

  @Test
  void isReadUpToWhereItIsCut() {
    int headerEnd = starts.get(1);
    for (int size = 1; size < headerEnd; size++) {
      byte[] cut = Arrays.copyOf(tape, size);
      assertThatThrownBy(() -> read(cut))
          .isInstanceOf(BadInputException.class)
          .hasMessageStartingWith("t: the tape is cut inside its header");
    }
    for (int size = headerEnd; size < starts.get(20); size++) {
      Recording read = read(Arrays.copyOf(tape, size));
      long whole = wholeMessages(size);
      assertThat(read.messages()).isEqualTo(messages.subList(0, (int) whole));
      assertThat(read.complaints()).hasSize(starts.contains(size) ? 0 : 1);
    }
  }

  @Test
  void losesOnlyWhatLiesBetweenDamageAndTheNextMarker() {
    int broken = messageFrom(400);
    int marker = markerBehind(broken);
    byte[] damaged = tape.clone();
    damaged[starts.get(broken)] = 'x';

    Recording read = read(damaged);

    assertThat(withoutN(read.messages())).isEqualTo(withoutN(messagesExcept(broken, marker)));
    assertThat(read.complaints())
        .containsExactly(
            "t: byte %d: no packet begins here; %d bytes skipped, %d packet%s lost"
                .formatted(
                    starts.get(broken),
                    starts.get(marker) - starts.get(broken),
                    marker - broken,
                    marker - broken == 1 ? "" : "s"));
  }

  @Test
  void getsPastALengthThatLies() {
    int broken = messageFrom(400);
    byte[] damaged = tape.clone();
    damaged[starts.get(broken) + 1] ^= 0x35;
    damaged[starts.get(broken) + 2] ^= 0x11;
    Recording read = read(damaged);
    assertThat(read.complaints()).isNotEmpty();
    assertThat(withoutN(read.messages()))
        .containsAll(withoutN(messagesExcept(broken, markerBehind(broken))));
  }

  @Test
  void getsPastZerosThatAreNotTheTail() {
    int broken = messageFrom(700);
    int marker = markerBehind(broken + 39);
    byte[] damaged = tape.clone();
    Arrays.fill(damaged, starts.get(broken), starts.get(broken + 40), (byte) 0);
    Recording read = read(damaged);
    assertThat(withoutN(read.messages())).isEqualTo(withoutN(messagesExcept(broken, marker)));
    assertThat(read.complaints())
        .singleElement()
        .asString()
        .contains(" zeros; ")
        .endsWith((marker - broken) + " packets lost");
  }

  @Test
  void takesZerosToTheEndForReservedSpace() {
    byte[] reserved = Arrays.copyOf(tape, tape.length + 300_000);
    assertThat(read(reserved).messages()).isEqualTo(messages);
    assertThat(read(reserved).complaints()).isEmpty();
  }

  @Test
  void survivesAnyFlippedByte() {
    byte[] small = Arrays.copyOf(tape, starts.get(30));
    for (int at = starts.get(1); at < small.length; at++) {
      for (int flip : new int[] {0x01, 0xff}) {
        byte[] damaged = small.clone();
        damaged[at] ^= (byte) flip;
        int before = (int) wholeMessages(starts.get(packetAt(at)));
        assertThat(read(damaged).messages().subList(0, before))
            .isEqualTo(messages.subList(0, before));
      }
    }
  }

  @Test
  void skipsWhatAKilledWriterLeftUnfinished() {
    byte[] killed = Arrays.copyOf(tape, starts.get(30));
    int unfinished = messageFrom(20);
    killed[starts.get(unfinished)] = Format.UNFINISHED;
    Recording read = read(killed);
    assertThat(read.messages())
        .hasSize((int) wholeMessages(starts.get(30)) - 1)
        .noneMatch(m -> m.sequence() == packets.get(unfinished).getSequence());
    assertThat(read.complaints())
        .containsExactly(
            "t: byte "
                + starts.get(unfinished)
                + ": 1 packet unfinished when the recording stopped");
  }

  @Test
  void takesATapeInsideAMessageForData() throws IOException {
    Recording outer = RecordingGenerator.recording(3, 30);
    List<Message> said = new ArrayList<>(outer.messages());
    Message carrier = said.get(10);
    said.set(10, carrier.withBody(new XpcData(Bytes.of(tape))));
    Recording recording =
        new Recording(outer.info(), outer.connections(), said, outer.complaints());
    byte[] nested = write(recording);
    assertThat(read(nested)).isEqualTo(recording);

    // Without its tag the message is skipped, and what it carried must not come to life.
    int at = 0;
    for (Packet packet : Trace.parseFrom(nested).getPacketList()) {
      if (packet.getSequence() == carrier.sequence()) {
        break;
      }
      at += Trace.newBuilder().addPacket(packet).build().getSerializedSize();
    }
    nested[at] = 'x';
    said.remove(10);
    assertThat(withoutN(read(nested).messages())).isEqualTo(withoutN(said));
  }

  @Test
  void keepsTheRestWhenOneMessageIsBeyondTheLimits() throws IOException {
    Value deep = Value.newBuilder().setString(ByteString.EMPTY).build();
    for (int i = 0; i < 200; i++) {
      Value.Builder around = Value.newBuilder();
      around.getArrayBuilder().addValue(deep);
      deep = around.build();
    }
    int at = messageFrom(10);
    Packet.Builder tooDeep = packets.get(at).toBuilder();
    tooDeep.getMessageBuilder().setBody(deep);
    byte[] replaced = replace(at, tooDeep.build());
    Recording read = read(replaced);
    assertThat(read.messages()).hasSize((int) wholeMessages(starts.get(30)) - 1);
    assertThat(read.complaints())
        .singleElement()
        .asString()
        .startsWith("t: byte " + starts.get(at) + ": a message can't be kept: [0][0][0]")
        .contains("…")
        .contains("nested deeper than 128 values (byte ");
  }

  @Test
  void saysWhatTheRecorderDropped() throws IOException {
    Packet dropped =
        Packet.newBuilder()
            .setSequence(packets.get(10).getSequence())
            .setDropped(
                Dropped.newBuilder().setMessages(3).setReason(Dropped.Reason.REASON_DISK_FULL))
            .build();
    assertThat(read(replace(10, dropped)).complaints())
        .containsExactly(
            "t: byte " + starts.get(10) + ": the recorder missed 3 messages: the disk was full");
  }

  @Test
  void doesNotMixTwoTapes() throws IOException {
    ByteArrayOutputStream two = new ByteArrayOutputStream();
    two.write(tape);
    two.write(tape);
    Recording read = read(two.toByteArray());
    assertThat(read.messages()).isEqualTo(messages);
    assertThat(read.complaints())
        .contains("t: byte " + tape.length + ": another tape begins here; it is not read");
  }

  private static byte[] replace(int index, Packet packet) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tape, 0, starts.get(index));
    Trace.newBuilder().addPacket(packet).build().writeTo(out);
    out.write(tape, starts.get(index + 1), starts.get(30) - starts.get(index + 1));
    return out.toByteArray();
  }

  private static long wholeMessages(int size) {
    long whole = 0;
    for (int i = 0; i < packets.size() - 1 && starts.get(i + 1) <= size; i++) {
      whole += packets.get(i).hasMessage() ? 1 : 0;
    }
    return whole;
  }

  private static int packetAt(int offset) {
    int index = 0;
    while (index + 1 < starts.size() && starts.get(index + 1) <= offset) {
      index++;
    }
    return index;
  }

  private static int messageFrom(int packet) {
    int index = packet;
    while (!packets.get(index).hasMessage()) {
      index++;
    }
    return index;
  }

  private static int markerBehind(int packet) {
    int index = packet + 1;
    while (!packets.get(index).hasMarker()) {
      index++;
    }
    return index;
  }

  private static List<Message> messagesExcept(int from, int to) {
    long first = packets.get(from).getSequence();
    long behind = packets.get(to).getSequence();
    return messages.stream().filter(m -> m.sequence() < first || m.sequence() > behind).toList();
  }

  private static List<Message> withoutN(List<Message> from) {
    return from.stream().map(message -> message.numbered(0)).toList();
  }
}
