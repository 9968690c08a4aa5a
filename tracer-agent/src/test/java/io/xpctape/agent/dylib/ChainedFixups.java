package io.xpctape.agent.dylib;

import io.xpctape.image.LoadCommand;
import io.xpctape.image.MachO;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * LC_DYLD_CHAINED_FIXUPS: each pointer holds what becomes of it and how far it is to the next.
 * Layouts as in Apple's {@code <mach-o/fixup-chains.h>}; only those of plain 64-bit pointers.
 */
final class ChainedFixups {
  private static final int POINTER_64 = 2;
  private static final int POINTER_64_OFFSET = 6;
  private static final int NO_CHAIN = 0xffff;
  private static final int IMPORT = 1;

  private final MachO image;
  private final ByteBuffer data;
  private final long base;
  private final List<Fixup> fixups = new ArrayList<>();

  private ChainedFixups(MachO image, ByteBuffer data) {
    this.image = image;
    this.data = data;
    this.base = image.segments().get(0).address();
  }

  static List<Fixup> read(MachO image, LoadCommand command) {
    ByteBuffer words = command.content();
    ByteBuffer data = image.read(words.getInt(8), words.getInt(12), "the chained fixups");
    ChainedFixups chains = new ChainedFixups(image, data);
    int starts = data.getInt(4);
    for (int i = 0; i < data.getInt(starts); i++) {
      int segment = data.getInt(starts + 4 + i * 4);
      if (segment != 0) {
        chains.segment(starts + segment);
      }
    }
    return chains.fixups;
  }

  /** struct dyld_chained_starts_in_segment. */
  private void segment(int at) {
    int pageSize = data.getShort(at + 4) & 0xffff;
    int format = data.getShort(at + 6);
    if (format != POINTER_64 && format != POINTER_64_OFFSET) {
      throw new IllegalStateException("pointers of format " + format);
    }
    long start = base + data.getLong(at + 8);
    int pages = data.getShort(at + 20) & 0xffff;
    for (int page = 0; page < pages; page++) {
      int first = data.getShort(at + 22 + page * 2) & 0xffff;
      if (first != NO_CHAIN) {
        chain(start + (long) page * pageSize + first, format);
      }
    }
  }

  private void chain(long address, int format) {
    while (true) {
      long pointer = Fixups.pointer(image, address);
      if (pointer < 0) {
        fixups.add(bind(address, (int) (pointer & 0xffffff)));
      } else {
        long target = pointer & 0xfffffffffL;
        fixups.add(new Fixup.Rebase(address, format == POINTER_64 ? target : base + target));
      }
      long next = pointer >>> 51 & 0xfff;
      if (next == 0) {
        return;
      }
      address += next * 4;
    }
  }

  private Fixup bind(long address, int index) {
    int format = data.getInt(20);
    if (format != IMPORT) {
      throw new IllegalStateException("imports of format " + format);
    }
    int entry = data.getInt(data.getInt(8) + index * 4);
    int start = data.getInt(12) + (entry >>> 9);
    int end = start;
    while (data.get(end) != 0) {
      end++;
    }
    byte[] name = new byte[end - start];
    data.get(start, name);
    return new Fixup.Bind(
        address, new String(name, StandardCharsets.UTF_8), (byte) entry, (entry >>> 8 & 1) != 0);
  }
}
