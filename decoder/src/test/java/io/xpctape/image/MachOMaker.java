package io.xpctape.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * A made-up Mach-O library of 0x3000 bytes of code and tables and a signature behind them: {@code
 * __TEXT,__text} at 0x1000 and {@code __DATA,__data} at 0x2000, some symbols, and one of each load
 * command that the reader knows.
 */
final class MachOMaker {
  static final int X86_64 = 0x01000007;
  static final int ARM64 = 0x0100000c;
  static final int SIGNATURE = 0x3000;
  static final int SYMBOLS = 0x2100;
  static final int NAMES = 0x2400;
  static final int SIZE_OF_COMMANDS = 20;
  static final int FIRST_COMMAND = 32;
  private static final String IDENTIFIER = "made-up";

  private final ByteBuffer bytes = ByteBuffer.allocate(0x3100).order(ByteOrder.LITTLE_ENDIAN);
  private int symbols;
  private int nameEnd = NAMES + 1;

  private MachOMaker() {}

  static byte[] make(int cpuType, int cpuSubtype) {
    MachOMaker maker = new MachOMaker();
    maker.bytes.putInt(0xfeedfacf).putInt(cpuType).putInt(cpuSubtype).putInt(6);
    maker.bytes.putInt(8).putInt(0).putInt(0).putInt(0);
    maker.segment("__TEXT", 0x100000000L, 0, 0x2000, 5, "__text", 0x1000, 0x800, 0);
    maker.segment("__DATA", 0x100002000L, 0x2000, 0x1000, 3, "__data", 0x2000, 0x100, 0);
    maker.bytes.putInt(LoadCommand.UUID).putInt(24).putLong(0x0706050403020100L);
    maker.bytes.putLong(0x0f0e0d0c0b0a0908L);
    maker.bytes.putInt(LoadCommand.BUILD_VERSION).putInt(24).putInt(1);
    maker.bytes.putInt(0xb0000).putInt(0xe0501).putInt(0);
    maker.library(LoadCommand.ID_DYLIB, "@rpath/libmade.dylib");
    maker.library(LoadCommand.LOAD_DYLIB, "/usr/lib/libSystem.B.dylib");
    int symtab = maker.bytes.position();
    maker.bytes.position(symtab + 24);
    maker.bytes.putInt(LoadCommand.CODE_SIGNATURE).putInt(16).putInt(SIGNATURE).putInt(0x100);
    maker.bytes.putInt(SIZE_OF_COMMANDS, maker.bytes.position() - FIRST_COMMAND);

    maker.symbol("_inner", 0x0e, 1, 0x100001000L);
    maker.symbol("_alias", 0x0e, 1, 0x100001200L);
    maker.symbol("_outer", 0x0f, 1, 0x100001200L);
    maker.symbol("_data", 0x0f, 2, 0x100002000L);
    maker.symbol("_free", 0x01, 0, 0);
    maker.symbol("source.c", 0x64, 1, 0x100001300L);
    maker.bytes.position(symtab);
    maker.bytes.putInt(LoadCommand.SYMTAB).putInt(24).putInt(SYMBOLS).putInt(maker.symbols);
    maker.bytes.putInt(NAMES).putInt(maker.nameEnd - NAMES);
    maker.sign();
    return maker.bytes.array();
  }

  /** A universal file of them. */
  static byte[] universal(byte[]... slices) {
    ByteBuffer file = ByteBuffer.allocate(0x4000 * (slices.length + 1));
    file.putInt(0xcafebabe).putInt(slices.length);
    for (int i = 0; i < slices.length; i++) {
      ByteBuffer slice = ByteBuffer.wrap(slices[i]).order(ByteOrder.LITTLE_ENDIAN);
      file.putInt(slice.getInt(4)).putInt(slice.getInt(8));
      file.putInt(0x4000 * (i + 1)).putInt(slices[i].length).putInt(14);
      file.put(0x4000 * (i + 1), slices[i]);
    }
    return file.array();
  }

  static byte[] with(byte[] made, int at, int value) {
    byte[] changed = made.clone();
    ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN).putInt(at, value);
    return changed;
  }

  private void segment(
      String name,
      long address,
      int offset,
      int size,
      int protection,
      String section,
      int at,
      int length,
      int flags) {
    bytes.putInt(LoadCommand.SEGMENT_64).putInt(152);
    name(name);
    bytes.putLong(address).putLong(size).putLong(offset).putLong(size);
    bytes.putInt(7).putInt(protection).putInt(1).putInt(0);
    name(section);
    name(name);
    bytes.putLong(0x100000000L + at).putLong(length).putInt(at).putInt(0);
    bytes.putInt(0).putInt(0).putInt(flags).putInt(0).putInt(0).putInt(0);
  }

  private void name(String name) {
    bytes.put(Arrays.copyOf(name.getBytes(StandardCharsets.UTF_8), 16));
  }

  private void library(int type, String name) {
    int size = (24 + name.length() + 8) / 8 * 8;
    bytes.putInt(type).putInt(size).putInt(24).putInt(0).putInt(0x10000).putInt(0x10000);
    bytes.put(Arrays.copyOf(name.getBytes(StandardCharsets.UTF_8), size - 24));
  }

  private void symbol(String name, int type, int section, long value) {
    int at = SYMBOLS + 16 * symbols++;
    bytes.putInt(at, nameEnd - NAMES).put(at + 4, (byte) type).put(at + 5, (byte) section);
    bytes.putLong(at + 8, value);
    bytes.put(nameEnd, name.getBytes(StandardCharsets.UTF_8));
    nameEnd += name.length() + 1;
  }

  /** An ad-hoc signature: a super blob with one CodeDirectory of three pages. */
  private void sign() {
    int directory = SIGNATURE + 20;
    bytes.order(ByteOrder.BIG_ENDIAN).position(SIGNATURE);
    bytes.putInt(0xfade0cc0).putInt(0x100).putInt(1).putInt(0).putInt(20);
    bytes.putInt(0xfade0c02).putInt(44 + 8 + 3 * 32).putInt(0x20001).putInt(CodeSignature.ADHOC);
    bytes.putInt(52).putInt(44).putInt(0).putInt(3).putInt(SIGNATURE);
    bytes.put((byte) 32).put((byte) 2).put((byte) 0).put((byte) 12).putInt(0);
    bytes.put(IDENTIFIER.getBytes(StandardCharsets.UTF_8));
    for (int page = 0; page < 3; page++) {
      byte[] content = Arrays.copyOfRange(bytes.array(), page << 12, (page + 1) << 12);
      bytes.put(directory + 52 + page * 32, sha256(content));
    }
  }

  private static byte[] sha256(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
