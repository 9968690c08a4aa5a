package io.xpctape.agent.dylib;

import static org.assertj.core.api.Assertions.assertThat;

import io.xpctape.agent.dylib.Fixup.Bind;
import io.xpctape.agent.dylib.Fixup.Rebase;
import io.xpctape.image.LoadCommand;
import io.xpctape.image.MachO;
import io.xpctape.image.MachOFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On a made-up image: Apple's linker writes fixups so, while lld writes opcodes for macOS 11. */
class ChainedFixupsTest {
  private static final long BASE = 0x100000000L;
  private static final int DATA = 0x1000;
  private static final int FIXUPS = 0x3000;
  private static final int STARTS = 32;
  private static final int IMPORTS = 96;
  private static final int NAMES = 104;
  private static final long BIND = 1L << 63;

  /**
   * A pointer of format 2 holds an address, one of format 6 its distance from the image's start.
   */
  @ParameterizedTest
  @CsvSource({"2, 4294967296", "6, 0"})
  void followsAChainOnEachPage(int format, long start) {
    ByteBuffer file = ByteBuffer.allocate(0x3100).order(ByteOrder.LITTLE_ENDIAN);
    file.putInt(0xfeedfacf).putInt(0x0100000c).putInt(0).putInt(6).putInt(3).putInt(160);
    file.putLong(0);
    segment(file, "__TEXT", 0, 0x1000);
    segment(file, "__DATA", DATA, 0x2000);
    file.putInt(LoadCommand.DYLD_CHAINED_FIXUPS).putInt(16).putInt(FIXUPS).putInt(0x100);

    // Three on the first page, 16 bytes from one to the next; one on the second.
    file.putLong(DATA + 0x20, next(4) | (start + 0x500));
    file.putLong(DATA + 0x30, next(4) | BIND);
    file.putLong(DATA + 0x40, start + 0x600);
    file.putLong(DATA + 0x1008, BIND | 1);
    fixups(file, format);

    MachO image = MachOFile.of("made-up", file.array()).slices().get(0);
    assertThat(Fixups.of(image))
        .containsExactly(
            new Rebase(BASE + DATA + 0x20, BASE + 0x500),
            new Bind(BASE + DATA + 0x30, "_first", 1, true),
            new Rebase(BASE + DATA + 0x40, BASE + 0x600),
            new Bind(BASE + DATA + 0x1008, "_second", 2, false));
  }

  /** Counted in units of 4 bytes. */
  private static long next(long units) {
    return units << 51;
  }

  private static void segment(ByteBuffer file, String name, int offset, int size) {
    int at = file.position();
    file.putInt(LoadCommand.SEGMENT_64).putInt(72);
    file.put(name.getBytes(StandardCharsets.UTF_8)).position(at + 24);
    file.putLong(BASE + offset).putLong(size).putLong(offset).putLong(size);
    file.putInt(3).putInt(3).putInt(0).putInt(0);
  }

  /** struct dyld_chained_fixups_header, the starts of each segment, two imports and their names. */
  private static void fixups(ByteBuffer file, int format) {
    file.position(FIXUPS);
    file.putInt(0).putInt(STARTS).putInt(IMPORTS).putInt(NAMES).putInt(2).putInt(1).putInt(0);
    file.position(FIXUPS + STARTS);
    // No chain in the first segment; the second's starts lie 12 bytes from here.
    file.putInt(2).putInt(0).putInt(12);
    file.putInt(26).putShort((short) 0x1000).putShort((short) format).putLong(DATA).putInt(0);
    file.putShort((short) 2).putShort((short) 0x20).putShort((short) 0x008);
    file.position(FIXUPS + IMPORTS);
    file.putInt(1 | 1 << 8 | 1 << 9).putInt(2 | 8 << 9);
    file.put("\0_first\0_second\0".getBytes(StandardCharsets.UTF_8));
  }
}
