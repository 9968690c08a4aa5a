package io.xpctape.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.xpctape.model.Bytes;
import io.xpctape.model.Call;
import io.xpctape.model.Direction;
import io.xpctape.model.Frame;
import io.xpctape.model.Image;
import io.xpctape.model.Message;
import io.xpctape.model.XpcNull;
import io.xpctape.text.MessageText;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CallStacksTest {
  private static final long BASE = 0x7f00_0000_0000L;
  private static final byte[] ID = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void nameAFile() {
    file = folder.resolve("library.so");
  }

  private static ElfMaker maker(ByteOrder order) {
    return new ElfMaker(order)
        .buildId(ID)
        .imported("puts")
        .variable("data", 0x1290, 8)
        .localFunction("same", 0x1200, 0x40)
        .function("outer", 0x1200, 0x40)
        .function("inner", 0x1240, 0x10)
        .function("by_hand", 0x1300, 0);
  }

  @Test
  void namesTheFunctionThatCalled() throws IOException {
    for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
      Files.write(file, maker(order).make());
      assertThat(text(ID, 0x1210)).isEqualTo(file + " + 0x1210  outer + 16");
      // A call that is a function's last instruction returns to where the next one begins.
      assertThat(text(ID, 0x1240)).isEqualTo(file + " + 0x1240  outer + 64");
      assertThat(text(ID, 0x1241)).isEqualTo(file + " + 0x1241  inner + 1");
      assertThat(text(ID, 0x1250)).isEqualTo(file + " + 0x1250  inner + 16");
      assertThat(text(ID, 0x1251)).isEqualTo(file + " + 0x1251");
      assertThat(text(ID, 0x1298)).isEqualTo(file + " + 0x1298");
      assertThat(text(ID, 0x1999)).isEqualTo(file + " + 0x1999  by_hand + 1689");
      assertThat(text(ID, 0x1200)).isEqualTo(file + " + 0x1200");
    }
  }

  @Test
  void readsAnImagesTableOnce() throws IOException {
    Files.write(file, maker(ByteOrder.LITTLE_ENDIAN).make());
    Image image =
        new Image(BASE, BASE + 0x1000, BASE + 0x2000, Bytes.utf8(file.toString()), Bytes.of(ID));
    CallStacks stacks = new CallStacks(List.of(image));
    assertThat(stacks.frames(message(BASE + 0x1210)).get(0).symbol()).isPresent();

    // The same functions elsewhere, in what says that it is the same file.
    Files.write(
        file,
        new ElfMaker(ByteOrder.LITTLE_ENDIAN)
            .buildId(ID)
            .imported("puts")
            .variable("data", 0x1290, 8)
            .localFunction("same", 0x1800, 0x40)
            .function("outer", 0x1800, 0x40)
            .function("inner", 0x1840, 0x10)
            .function("by_hand", 0x1900, 0)
            .make());
    assertThat(MessageText.frame(stacks.frames(message(BASE + 0x1211)).get(0)))
        .isEqualTo(file + " + 0x1211  outer + 17");
  }

  @Test
  void takesTheDynamicTableWhereTheOtherWasStripped() throws IOException {
    Files.write(file, maker(ByteOrder.LITTLE_ENDIAN).dynamic().make());
    assertThat(text(ID, 0x1210)).isEqualTo(file + " + 0x1210  outer + 16");
  }

  @Test
  void believesNoOtherFile() throws IOException {
    Files.write(file, maker(ByteOrder.LITTLE_ENDIAN).make());
    byte[] other = ID.clone();
    other[9]++;
    assertThat(text(other, 0x1210)).isEqualTo(file + " + 0x1210");
    assertThat(text(new byte[0], 0x1210)).isEqualTo(file + " + 0x1210");
    Files.write(file, maker(ByteOrder.LITTLE_ENDIAN).buildId().make());
    assertThat(text(new byte[0], 0x1210)).isEqualTo(file + " + 0x1210");
  }

  @Test
  void doesWithoutAFile() throws IOException {
    assertThat(text(ID, 0x1210)).isEqualTo(file + " + 0x1210");
    Files.createDirectory(file);
    assertThat(text(ID, 0x1210)).isEqualTo(file + " + 0x1210");
    for (String path :
        List.of("/dev/zero", "linux-vdso.so.1", "", "//host/share/x", "/\0", "/\n")) {
      Image image = new Image(BASE, BASE, BASE + 0x2000, Bytes.utf8(path), Bytes.of(ID));
      Frame frame = frames(image, BASE + 0x1210).get(0);
      assertThat(frame.image()).contains(image);
      assertThat(frame.symbol()).isEmpty();
      assertThat(MessageText.frame(frame)).doesNotContain("\n", "\0");
    }
  }

  @Test
  void readsMachOToo() throws IOException {
    byte[] made = MachOMaker.make(MachOMaker.ARM64, 0);
    byte[] uuid = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
    Files.write(file, made);
    assertThat(text(uuid, 0x100001210L)).isEqualTo(file + " + 0x100001210  outer + 16");
    assertThat(text(uuid, 0x100001200L)).isEqualTo(file + " + 0x100001200  inner + 512");
    assertThat(text(ID, 0x100001210L)).isEqualTo(file + " + 0x100001210");
    for (int i = 0; i < made.length; i += 7) {
      Files.write(file, Arrays.copyOf(made, i));
      assertThat(text(uuid, 0x100001210L)).startsWith(file + " + 0x100001210");
    }
  }

  @Test
  void knowsWhereAnImageEnds() {
    Image low = new Image(0, 0x1000, 0x2000, Bytes.utf8("/low"), Bytes.EMPTY);
    Image high = new Image(-0x2000, -0x2000, -1, Bytes.utf8("/high"), Bytes.EMPTY);
    CallStacks stacks = new CallStacks(List.of(high, low));
    List<Frame> frames =
        stacks.frames(message(0xfffL, 0x1000L, 0x1fffL, 0x2000L, -0x2001L, -0x2000L, -2L, -1L));
    assertThat(frames.stream().map(MessageText::frame))
        .containsExactly(
            "0xfff",
            "/low + 0x1000",
            "/low + 0x1fff",
            "0x2000",
            "0xffffffffffffdfff",
            "/high + 0x0",
            "/high + 0x1ffe",
            "0xffffffffffffffff");
    assertThat(new CallStacks(List.of()).frames(message(1L))).containsExactly(Frame.at(1));
    assertThat(stacks.frames(message())).isEmpty();
  }

  @Test
  void survivesEveryCutAndEveryWrongByte() throws IOException {
    byte[] whole = maker(ByteOrder.LITTLE_ENDIAN).make();
    for (int i = 0; i < whole.length; i++) {
      Files.write(file, Arrays.copyOf(whole, i));
      assertThat(text(ID, 0x1210)).startsWith(file + " + 0x1210");
      for (int wrong : new int[] {0, 0x7f, 0x80, 0xff}) {
        byte[] damaged = whole.clone();
        damaged[i] = (byte) wrong;
        Files.write(file, damaged);
        assertThat(text(ID, 0x1210)).startsWith(file + " + 0x1210");
      }
    }
  }

  private String text(byte[] id, long offset) {
    Image image =
        new Image(
            BASE, BASE + 0x1000, BASE + 0x100002000L, Bytes.utf8(file.toString()), Bytes.of(id));
    return MessageText.frame(frames(image, BASE + offset).get(0));
  }

  private static List<Frame> frames(Image image, Long address) {
    return new CallStacks(List.of(image)).frames(message(address));
  }

  private static Message message(Long... stack) {
    return new Message(
        1,
        1,
        0,
        0,
        1,
        1,
        Direction.OUTGOING,
        Call.CONNECTION_SEND_MESSAGE,
        0,
        Bytes.EMPTY,
        new XpcNull(),
        Optional.empty(),
        Optional.empty(),
        List.of(stack));
  }
}
