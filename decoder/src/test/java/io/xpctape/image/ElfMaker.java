package io.xpctape.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** ELF files of nothing but headers, notes and symbols. */
final class ElfMaker {
  private static final int HEADER = 64;
  private static final int PROGRAM_HEADER = 56;
  private static final int SECTION_HEADER = 64;
  private static final int SYMBOL = 24;
  private static final int FUNC = 2;
  private static final int OBJECT = 1;
  private static final int LOCAL = 0;
  private static final int GLOBAL = 1;

  private record Entry(String name, long value, long size, int info, int section) {}

  private final List<Entry> symbols = new ArrayList<>();
  private final ByteOrder order;
  private byte[] buildId = new byte[0];
  private int tableType = 2;

  ElfMaker(ByteOrder order) {
    this.order = order;
    symbols.add(new Entry("", 0, 0, 0, 0));
  }

  ElfMaker buildId(byte... id) {
    buildId = id;
    return this;
  }

  /** The table is that of dynamic symbols. */
  ElfMaker dynamic() {
    tableType = 11;
    return this;
  }

  ElfMaker function(String name, long value, long size) {
    symbols.add(new Entry(name, value, size, GLOBAL << 4 | FUNC, 1));
    return this;
  }

  ElfMaker localFunction(String name, long value, long size) {
    symbols.add(new Entry(name, value, size, LOCAL << 4 | FUNC, 1));
    return this;
  }

  /** One that another file defines. */
  ElfMaker imported(String name) {
    symbols.add(new Entry(name, 0, 0, GLOBAL << 4 | FUNC, 0));
    return this;
  }

  ElfMaker variable(String name, long value, long size) {
    symbols.add(new Entry(name, value, size, GLOBAL << 4 | OBJECT, 1));
    return this;
  }

  byte[] make() {
    ByteArrayOutputStream names = new ByteArrayOutputStream();
    ByteBuffer table = ByteBuffer.allocate(symbols.size() * SYMBOL).order(order);
    for (Entry symbol : symbols) {
      table.putInt(names.size()).put((byte) symbol.info).put((byte) 0);
      table.putShort((short) symbol.section).putLong(symbol.value).putLong(symbol.size);
      names.writeBytes(symbol.name.getBytes(StandardCharsets.UTF_8));
      names.write(0);
    }
    ByteBuffer notes = ByteBuffer.allocate(32 + 12 + 4 + (buildId.length + 3) / 4 * 4).order(order);
    // One of another kind in front.
    notes.putInt(4).putInt(16).putInt(1).put("GNU\0".getBytes(StandardCharsets.US_ASCII));
    notes.put(new byte[16]);
    notes.putInt(4).putInt(buildId.length).putInt(3);
    notes.put("GNU\0".getBytes(StandardCharsets.US_ASCII)).put(buildId);

    int notesAt = HEADER + PROGRAM_HEADER;
    int tableAt = notesAt + notes.capacity();
    int namesAt = tableAt + table.capacity();
    int sectionsAt = namesAt + names.size();
    ByteBuffer file = ByteBuffer.allocate(sectionsAt + 3 * SECTION_HEADER).order(order);
    file.put(new byte[] {0x7f, 'E', 'L', 'F', 2, (byte) (order == ByteOrder.BIG_ENDIAN ? 2 : 1)});
    file.putShort(16, (short) 3).putShort(18, (short) 62);
    file.putLong(32, HEADER).putLong(40, sectionsAt);
    file.putShort(54, (short) PROGRAM_HEADER).putShort(56, (short) 1);
    file.putShort(58, (short) SECTION_HEADER).putShort(60, (short) 3);
    file.putInt(HEADER, 4).putLong(HEADER + 8, notesAt).putLong(HEADER + 32, notes.capacity());
    file.position(notesAt).put(notes.array()).put(table.array()).put(names.toByteArray());
    section(file, sectionsAt + SECTION_HEADER, tableType, tableAt, table.capacity(), 2);
    section(file, sectionsAt + 2 * SECTION_HEADER, 3, namesAt, names.size(), 0);
    return file.array();
  }

  private static void section(ByteBuffer file, int at, int type, int offset, int size, int link) {
    file.putInt(at + 4, type).putLong(at + 24, offset).putLong(at + 32, size).putInt(at + 40, link);
  }
}
