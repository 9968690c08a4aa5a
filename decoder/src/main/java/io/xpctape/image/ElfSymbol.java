package io.xpctape.image;

import java.nio.ByteBuffer;

/**
 * An entry of an ELF file's symbol table: Elf64_Sym.
 *
 * @param name st_name: where its name stands among the names
 * @param info st_info: how others see it, and what it is
 * @param section st_shndx: 0 for what another file defines
 * @param value st_value: its address where nothing is slid
 * @param size st_size
 */
record ElfSymbol(long name, int info, int section, long value, long size) {
  static final int BYTES = 24;

  private static final int STT_FUNC = 2;
  private static final int STT_GNU_IFUNC = 10;
  private static final int STB_LOCAL = 0;

  static ElfSymbol at(ByteBuffer table, int at) {
    return new ElfSymbol(
        Integer.toUnsignedLong(table.getInt(at)),
        table.get(at + 4) & 0xff,
        table.getShort(at + 6),
        table.getLong(at + 8),
        table.getLong(at + 16));
  }

  /** It is a function of this file. */
  boolean isFunction() {
    int type = info & 0xf;
    return section != 0 && (type == STT_FUNC || type == STT_GNU_IFUNC);
  }

  boolean isBetterThan(ElfSymbol other) {
    int order = Long.compareUnsigned(value, other.value);
    return order > 0 || (order == 0 && other.isLocal() && !isLocal());
  }

  private boolean isLocal() {
    return info >> 4 == STB_LOCAL;
  }
}
