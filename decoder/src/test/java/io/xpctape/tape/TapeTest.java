package io.xpctape.tape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xpctape.model.BadInputException;
import io.xpctape.model.Bytes;
import io.xpctape.model.Limits;
import io.xpctape.model.Message;
import io.xpctape.model.Recording;
import io.xpctape.model.RecordingGenerator;
import io.xpctape.model.ValueGenerator;
import io.xpctape.model.XpcData;
import io.xpctape.proto.v1.Index;
import io.xpctape.proto.v1.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TapeTest {
  @TempDir private Path folder;

  @Test
  void givesWhatTheReaderGives() throws IOException {
    Recording recording = RecordingGenerator.recording(8, 2500);
    Path file = Files.write(folder.resolve("t.xpctape"), TapeRoundTripTest.write(recording));
    try (Tape tape = Tape.open(file)) {
      assertThat(tape.info()).isEqualTo(recording.info());
      assertThat(tape.connections()).isEqualTo(recording.connections());
      assertThat(tape.images()).isEqualTo(recording.images());
      assertThat(tape.messages()).isEqualTo(recording.messages());
      for (Message message : recording.messages()) {
        assertThat(tape.numberOf(message.sequence())).isEqualTo(message.n());
        assertThat(tape.isAnswered(message))
            .isEqualTo(
                recording.messages().stream().anyMatch(m -> m.replyTo() == message.sequence()));
      }
      assertThat(tape.numberOf(1)).isZero();
      assertThatThrownBy(() -> tape.messages().get(2500))
          .isInstanceOf(IndexOutOfBoundsException.class);
    }
    assertThat(folder).isDirectoryNotContaining(p -> !p.equals(file));
  }

  @Test
  void givesAMessagesPacket() throws IOException {
    Recording recording = RecordingGenerator.recording(8, 1);
    Message deep = recording.messages().get(0).withBody(ValueGenerator.deep(Limits.MAX_DEPTH - 1));
    byte[] bytes =
        TapeRoundTripTest.write(
            new Recording(recording.info(), recording.connections(), List.of(deep), List.of()));
    Path file = Files.write(folder.resolve("t.xpctape"), bytes);
    try (Tape tape = Tape.open(file)) {
      Message message = tape.messages().get(0);
      byte[] packet = tape.packet(message).toArray();
      assertThat(bytes).endsWith(packet);
      assertThat(tape.offset(message)).isEqualTo(bytes.length - packet.length);
      assertThat(tape.protoText(message)).contains("string: \"bottom\"");
    }
  }

  @Test
  void opensALongTapeByItsIndex() throws IOException {
    Path file = folder.resolve("long.xpctape");
    byte[] bytes = damaged();
    Files.write(file, bytes);
    Path beside = folder.resolve("long.xpctape.index");
    List<Message> messages;
    List<String> complaints;
    try (Tape scanned = Tape.open(file)) {
      messages = List.copyOf(scanned.messages());
      complaints = scanned.complaints();
      assertThat(complaints).isNotEmpty().allMatch(line -> line.startsWith(file + ": byte "));
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(beside)))
        .isEqualTo("rw-------");
    assertThat(folder.toFile().list())
        .containsExactlyInAnyOrder("long.xpctape", "long.xpctape.index");

    // That the index is read, and not the tape again, shows in a mark that only the index has.
    Index index = Index.parseFrom(Files.readAllBytes(beside));
    Files.write(beside, index.toBuilder().addComplaint("a mark").build().toByteArray());
    try (Tape opened = Tape.open(file)) {
      assertThat(opened.messages()).isEqualTo(messages);
      assertThat(opened.complaints()).startsWith(complaints.toArray(new String[0]));
      assertThat(opened.complaints()).endsWith(file + ": a mark");
      assertThat(opened.isAnswered(messages.get(0))).isTrue();
      assertThat(opened.connections()).hasSize(3);
      assertThat(opened.images()).isEqualTo(RecordingGenerator.recording(8, 0).images());
    }
  }

  @Test
  void makesAnIndexAnewThatDoesNotFit() throws IOException {
    Path file = folder.resolve("long.xpctape");
    Files.write(file, damaged());
    Path beside = folder.resolve("long.xpctape.index");
    Tape.open(file).close();
    byte[] good = Files.readAllBytes(beside);

    Files.setLastModifiedTime(file, FileTime.fromMillis(1));
    Tape.open(file).close();
    assertThat(Files.readAllBytes(beside)).isNotEqualTo(good);

    Files.writeString(beside, "noise");
    try (Tape tape = Tape.open(file)) {
      assertThat(tape.messages()).hasSizeGreaterThan(200);
    }
    assertThat(Index.parseFrom(Files.readAllBytes(beside)).getOffsetCount()).isGreaterThan(200);
  }

  @Test
  void doesNotFollowALinkInThePlaceOfTheIndex() throws IOException {
    Path file = folder.resolve("long.xpctape");
    Files.write(file, damaged());
    Path victim = Files.writeString(folder.resolve("victim"), "mine");
    Path beside = Files.createSymbolicLink(folder.resolve("long.xpctape.index"), victim);
    Tape.open(file).close();
    assertThat(victim).hasContent("mine");
    assertThat(Files.isRegularFile(beside, LinkOption.NOFOLLOW_LINKS)).isTrue();
  }

  @Test
  void tellsWhenAnIndexLies() throws IOException {
    Path file = folder.resolve("long.xpctape");
    Files.write(file, damaged());
    Path beside = folder.resolve("long.xpctape.index");
    Tape.open(file).close();
    Index index = Index.parseFrom(Files.readAllBytes(beside));
    Files.write(
        beside, index.toBuilder().setOffset(0, index.getOffset(0) + 1).build().toByteArray());
    try (Tape tape = Tape.open(file)) {
      assertThatThrownBy(() -> tape.messages().get(0))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("the tape was changed while it was read");
    }
  }

  /** More than 8 MiB with a hole in them. */
  private static byte[] damaged() throws IOException {
    Recording some = RecordingGenerator.recording(8, 300);
    List<Message> messages = new ArrayList<>();
    for (Message message : some.messages()) {
      messages.add(message.withBody(new XpcData(Bytes.of(new byte[30_000]))));
    }
    byte[] tape =
        TapeRoundTripTest.write(
            new Recording(some.info(), some.connections(), messages, List.of(), some.images()));
    assertThat((long) tape.length).isGreaterThan(TapeIndex.MIN_TAPE);
    int packet = 0;
    for (int i = 0; i < 150; i++) {
      packet += size(tape, packet);
    }
    tape[packet] = 'x';
    return tape;
  }

  private static int size(byte[] tape, int offset) {
    int length = 0;
    int at = offset + 1;
    for (int shift = 0; ; shift += 7) {
      length |= (tape[at] & 0x7f) << shift;
      if (tape[at++] >= 0) {
        break;
      }
    }
    assertThat(tape[offset]).isEqualTo((byte) (Trace.PACKET_FIELD_NUMBER << 3 | 2));
    return at - offset + length;
  }
}
