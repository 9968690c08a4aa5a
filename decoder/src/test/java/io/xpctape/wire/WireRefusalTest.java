package io.xpctape.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.xpctape.model.Limits;
import io.xpctape.model.ValueGenerator;
import io.xpctape.model.WireForm;
import io.xpctape.model.XpcNull;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes that lie. The malformed cases of go-ios' tests are among them. */
final class WireRefusalTest {
  private static final int ARRAY = 0xe000;
  private static final int DICTIONARY = 0xf000;
  private static final int STRING = 0x9000;
  private static final int DATA = 0x8000;

  /** What a refusal may cost, the classes that it loads included; bytes. */
  private static final long CHEAP = 512 * 1024;

  @Test
  void whatBeginsOtherwiseIsNone() {
    assertThat(WireFiles.refusal(text("bplist00....")))
        .isEqualTo("byte 0: no XPC message begins here");
    assertThat(WireFiles.refusal(text("CPX"))).isEqualTo("byte 0: no XPC message begins here");
    assertThat(WireFiles.refusal(join(new byte[28], local(0x1000))))
        .isEqualTo(
            "byte 0: no XPC message begins here; one does at byte 28, cut off what is in front");
    assertThat(WireFiles.refusal(join(local(0x1000), text("x"))))
        .isEqualTo("byte 12: no XPC message begins here");
  }

  @Test
  void otherVersionsAreNamed() {
    assertThat(WireFiles.refusal(words(Framing.LOCAL_MAGIC, 6, 0x1000)))
        .isEqualTo("byte 4: version 6 of the format; only 5 is known");
    assertThat(
            WireFiles.refusal(
                words(Framing.WRAPPER_MAGIC, 1, 12, 0, 0, 0, Framing.BODY_MAGIC, -1, 0x1000)))
        .isEqualTo("byte 28: version 4294967295 of the format; only 5 is known");
  }

  @Test
  void aWrapperIsHeldToWhatItSays() {
    assertThat(WireFiles.refusal(words(Framing.WRAPPER_MAGIC, 1, 0, 0, 0)))
        .isEqualTo("byte 0: the message is cut in its first bytes");
    assertThat(WireFiles.refusal(words(Framing.WRAPPER_MAGIC, 1, -1, -1, 0, 0)))
        .isEqualTo(
            "byte 8: a body of 18446744073709551615 bytes is announced, 0 are here; the capture is"
                + " cut or damaged");
    assertThat(
            WireFiles.refusal(
                words(Framing.WRAPPER_MAGIC, 1, 4, 0, 0, 0, Framing.BODY_MAGIC, 5, 0x1000)))
        .isEqualTo("byte 24: no RemoteXPC body begins here");
    assertThat(WireFiles.refusal(remote(8))).isEqualTo("byte 24: no RemoteXPC body begins here");
    assertThat(
            WireFiles.refusal(words(Framing.WRAPPER_MAGIC, 1, 8, 0, 0, 0, Framing.BODY_MAGIC, 5)))
        .isEqualTo("byte 32: body: 4 bytes are needed, 0 are here");
  }

  @Test
  void lengthsThatGoTooFarAreRefused() {
    assertThat(WireFiles.refusal(local(STRING, -16, 0x41)))
        .isEqualTo("byte 16: body: 4294967280 bytes can't lie in the 4 here");
    assertThat(WireFiles.refusal(local(DATA, 5, 0)))
        .isEqualTo("byte 16: body: 5 bytes can't lie in the 4 here");
    assertThat(WireFiles.refusal(join(local(DATA, 5), text("hello"))))
        .isEqualTo("byte 16: body: its padding is cut");
    assertThat(WireFiles.refusal(local(ARRAY, 0, Integer.MAX_VALUE)))
        .isEqualTo("byte 16: body: 2147483647 values can't lie in 0 bytes");
    assertThat(WireFiles.refusal(local(DICTIONARY, 0, -1)))
        .isEqualTo("byte 16: body: 4294967295 values can't lie in 0 bytes");
    assertThat(WireFiles.refusal(local(ARRAY, 5, 0)))
        .isEqualTo("byte 12: body: 5 bytes can't lie in the 4 here");
    assertThat(WireFiles.refusal(local(ARRAY, 16, 3, 0x1000, 0x3000, 0x1000)))
        .isEqualTo("byte 28: [1]: 8 bytes are needed, 4 are here");
  }

  @Test
  void valuesThatGoBeyondTheirContainerAreRefused() {
    assertThat(WireFiles.refusal(local(ARRAY, 32, 2, ARRAY, 4, 1, 0x1000, ARRAY, 4, 0)))
        .startsWith("read: ");
    assertThat(WireFiles.refusal(local(ARRAY, 24, 2, ARRAY, 6, 1, 0x1000, 0x1000, 0, 0)))
        .isEqualTo("byte 36: [0]: its values go 2 bytes beyond its size");
  }

  @Test
  void aKeyMustEnd() {
    assertThat(WireFiles.refusal(join(local(DICTIONARY, 12, 1), text("keyskeys"))))
        .isEqualTo("byte 20: body: a key that does not end");
  }

  @Test
  void anOpaqueValueMustBeTheLast() {
    assertThat(WireFiles.refusal(local(ARRAY, 16, 2, 0x14000, 0, 0x1000)))
        .isEqualTo("byte 20: [0]: nobody knows how long a value of type pipe is, and more follow");
    assertThat(WireFiles.refusal(local(0xc000, 0, 0)))
        .isEqualTo("byte 8: body: nobody knows how long a value of type shmem is, and more follow");
    assertThat(WireFiles.refusal(local(0, 0)))
        .isEqualTo("byte 8: body: nobody knows how long a value of type 0x0 is, and more follow");
  }

  @Test
  void aFileTransferHoldsADictionary() {
    assertThat(WireFiles.refusal(local(0x1a000, 1, 0, 0x1000)))
        .isEqualTo("byte 20: body: a file transfer holds a dictionary, not null");
  }

  @Test
  void thePlaceIsNamedByItsPath() {
    byte[] key = text("disks\0\0\0");
    byte[] bytes = join(local(DICTIONARY, 32, 1), key, words(ARRAY, 12, 2, 0x1000, 0x2000));
    assertThat(WireFiles.refusal(bytes))
        .isEqualTo("byte 48: disks[1]: 4 bytes are needed, 0 are here");
  }

  @Test
  void depthHasALimit() {
    assertThat(WireFiles.refusal(nested(Limits.MAX_DEPTH))).startsWith("read: ");
    assertThat(WireFiles.refusal(nested(Limits.MAX_DEPTH + 1)))
        .isEqualTo(
            "byte 1544: [0][0][0][0][0][0][0][0]…[0][0][0][0][0][0][0][0]: nested deeper than 128"
                + " values");
  }

  @Test
  void soHasTheNumberOfValues() {
    int[] array = new int[Limits.MAX_VALUES + 3];
    Arrays.fill(array, 0x1000);
    array[0] = ARRAY;
    array[1] = 4 * (Limits.MAX_VALUES + 1);
    array[2] = Limits.MAX_VALUES;
    assertThat(WireFiles.refusal(local(array)))
        .isEqualTo("byte 16777232: [4194303]: more than 4194304 values in one message");
  }

  @ParameterizedTest
  @ValueSource(ints = {STRING, DATA, ARRAY, DICTIONARY})
  void aLengthThatLiesCostsNoMemory(int type) {
    byte[] lie = local(type, 0x7fff_fff0, 0x7fff_fff0);
    byte[] nested = new byte[0];
    for (int depth = 1; depth < Limits.MAX_DEPTH; depth++) {
      int left = 12 * (Limits.MAX_DEPTH - depth) - 8 + 65_536;
      nested = join(nested, words(ARRAY, left, left / 4 - 1));
    }
    byte[] deepLie = join(local(), nested, words(type, 0x7fff_fff0, 1), new byte[65_536 - 12]);
    ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    for (byte[] bytes : new byte[][] {lie, deepLie}) {
      long before = thread.getCurrentThreadAllocatedBytes();
      String refusal = WireFiles.refusal(bytes);
      long allocated = thread.getCurrentThreadAllocatedBytes() - before;
      assertThat(refusal).contains("can't lie in");
      assertThat(allocated).isLessThan(CHEAP);
    }
  }

  @Test
  void everyCutIsRefused() {
    byte[] whole =
        new WireWriter()
            .write(
                new WireMessage(
                    WireFiles.writable(new ValueGenerator(7).wide(40), true),
                    WireForm.of(WireForm.Framing.REMOTE, 1, 1)));
    for (int size = 1; size < whole.length; size++) {
      assertThat(WireFiles.refusal(Arrays.copyOf(whole, size))).startsWith("byte ");
    }
  }

  @Test
  void anEmptyCaptureHoldsNothing() {
    assertThat(WireFiles.messages(new byte[0])).isEmpty();
    assertThat(WireFiles.messages(local(0x1000)))
        .containsExactly(new WireMessage(new XpcNull(), WireForm.of(WireForm.Framing.LOCAL, 0, 0)));
  }

  @Test
  void beginningsAreRecognized() {
    assertThat(WireReader.recognizes(local(0x1000))).isTrue();
    assertThat(WireReader.recognizes(remote(0))).isTrue();
    assertThat(WireReader.recognizes(words(Framing.BODY_MAGIC, 5))).isTrue();
    assertThat(WireReader.recognizes(words(Framing.BODY_MAGIC, 4))).isFalse();
    assertThat(WireReader.recognizes(text("CPX@"))).isFalse();
    assertThat(WireReader.recognizes(text("{ \"a\": 1 }"))).isFalse();
  }

  /** So many arrays in one another. */
  private static byte[] nested(int levels) {
    byte[] bytes = local();
    for (int level = levels; level > 0; level--) {
      int inner = 12 * (level - 1);
      bytes = join(bytes, words(ARRAY, 4 + inner, level > 1 ? 1 : 0));
    }
    return bytes;
  }

  private static byte[] local(int... words) {
    return join(words(Framing.LOCAL_MAGIC, Framing.VERSION), words(words));
  }

  /** A wrapper with a body of so many zeros. */
  private static byte[] remote(int length) {
    return join(words(Framing.WRAPPER_MAGIC, 1, length, 0, 0, 0), new byte[length]);
  }

  private static byte[] words(int... words) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * words.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asIntBuffer().put(words);
    return bytes.array();
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      joined.writeBytes(part);
    }
    return joined.toByteArray();
  }
}
