package io.xpctape.image;

import io.xpctape.model.BadInputException;
import io.xpctape.model.Bytes;
import io.xpctape.model.SymbolOffset;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An ELF file for a 64-bit processor, as elf(5) describes it. Tables are read in pieces and not
 * kept. Stays open as long as it is used. For one thread. Whatever is asked of one that is damaged
 * or was cut throws {@link BadInputException}.
 */
public final class ElfFile implements AutoCloseable {
  private static final int MAGIC = 0x7f454c46;
  private static final int HEADER_BYTES = 64;
  private static final int CLASS_64 = 2;
  private static final int LITTLE_ENDIAN = 1;
  private static final int PROGRAM_HEADER_BYTES = 56;
  private static final int SECTION_HEADER_BYTES = 64;
  private static final int SYMBOL_BYTES = ElfSymbol.BYTES;
  private static final int NOTE_BYTES = 12;

  private static final int PT_INTERP = 3;
  private static final int PT_NOTE = 4;
  private static final int SHT_SYMTAB = 2;
  private static final int SHT_DYNSYM = 11;
  private static final int NT_GNU_BUILD_ID = 3;

  /** Bytes read at once of a table, and at most of a name or a segment of notes. */
  private static final int MAX_PIECE = 1 << 16;

  /** Of one file; the largest programs have some hundred thousand. */
  private static final int MAX_FUNCTIONS = 1 << 20;

  /** Of a function's name so many bytes are kept; those of C++ can be long. */
  private static final int MAX_NAME = 4096;

  private final FileChannel channel;
  private final ImageBytes file;
  private final ByteBuffer header;

  private ElfFile(FileChannel channel, ImageBytes file) {
    this.channel = channel;
    this.file = file;
    if (file.size() < HEADER_BYTES) {
      throw file.refuse(0, "no ELF file");
    }
    header = file.read(0, HEADER_BYTES, HEADER_BYTES, "the header");
    if (header.order(ByteOrder.BIG_ENDIAN).getInt(0) != MAGIC) {
      throw file.refuse(0, "no ELF file");
    }
    if (header.get(4) != CLASS_64) {
      throw file.refuse(4, "an ELF file for a 32-bit processor");
    }
    header.order(header.get(5) == LITTLE_ENDIAN ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
  }

  /**
   * Opens a file and reads its header.
   *
   * @throws BadInputException if it can't be read or is no ELF file for 64-bit processors
   */
  public static ElfFile open(Path path) {
    // Opening a pipe that somebody put in a library's place would wait for ever.
    if (!Files.isRegularFile(path)) {
      throw new BadInputException(path + ": no file");
    }
    try {
      FileChannel channel = FileChannel.open(path);
      try {
        return new ElfFile(channel, ImageBytes.of(path.toString(), channel));
      } catch (BadInputException | IOException e) {
        channel.close();
        throw e;
      }
    } catch (IOException e) {
      throw new BadInputException(path + ": can't be read: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new BadInputException("can't be closed: " + e.getMessage(), e);
    }
  }

  private ByteBuffer read(long offset, long length, String what) {
    return file.read(offset, length, MAX_PIECE, what).order(header.order());
  }

  private static int unsigned(short value) {
    return Short.toUnsignedInt(value);
  }

  /** What it runs on, called as uname does: {@code x86_64}, {@code aarch64}; else its number. */
  public String processor() {
    int machine = unsigned(header.getShort(18));
    return switch (machine) {
      case 62 -> "x86_64";
      case 183 -> "aarch64";
      default -> "e_machine " + machine;
    };
  }

  /** The loader that is to bring its libraries; empty for what needs none: it is static. */
  public Optional<String> interpreter() {
    return parts(PT_INTERP)
        .findFirst()
        .map(part -> name(part.getLong(8), part.getLong(32), "the loader's name").text());
  }

  /** What its linker named it by; empty if it did not. */
  public Bytes buildId() {
    return parts(PT_NOTE)
        .map(part -> buildId(part.getLong(8), part.getLong(32)))
        .filter(id -> id.size() > 0)
        .findFirst()
        .orElse(Bytes.EMPTY);
  }

  /** The program headers of a type. */
  private Stream<ByteBuffer> parts(int type) {
    long headers = header.getLong(32);
    return IntStream.range(0, unsigned(header.getShort(56)))
        .mapToObj(
            i ->
                read(
                    headers + (long) i * PROGRAM_HEADER_BYTES,
                    PROGRAM_HEADER_BYTES,
                    "program header " + (i + 1)))
        .filter(part -> part.getInt(0) == type);
  }

  private Bytes buildId(long offset, long length) {
    ByteBuffer notes = read(offset, length, "the notes");
    while (notes.remaining() >= NOTE_BYTES) {
      int at = notes.position();
      long name = Integer.toUnsignedLong(notes.getInt(at));
      long text = Integer.toUnsignedLong(notes.getInt(at + 4));
      long textAt = at + NOTE_BYTES + padded(name);
      if (textAt + padded(text) > notes.limit()) {
        break;
      }
      boolean gnu = name == 4 && notes.getInt(at + NOTE_BYTES) == ofGnu(notes.order());
      if (gnu && notes.getInt(at + 8) == NT_GNU_BUILD_ID) {
        byte[] id = new byte[(int) text];
        notes.get((int) textAt, id);
        return Bytes.of(id);
      }
      notes.position((int) (textAt + padded(text)));
    }
    return Bytes.EMPTY;
  }

  private static long padded(long length) {
    return (length + 3) & ~3L;
  }

  /** "GNU" and its zero, as a number. */
  private static int ofGnu(ByteOrder order) {
    return order == ByteOrder.LITTLE_ENDIAN ? 0x00554e47 : 0x474e5500;
  }

  /** A C string among so many bytes. */
  private Bytes name(long offset, long most, String what) {
    long there = Math.max(0, file.size() - offset);
    ByteBuffer bytes = read(offset, Math.min(Math.min(most, there), MAX_NAME), what);
    byte[] name = new byte[bytes.limit()];
    bytes.get(name);
    int length = 0;
    while (length < name.length && name[length] != 0) {
      length++;
    }
    return Bytes.copyOf(name, 0, length);
  }

  /**
   * Its functions as its own table has them, then as the dynamic one does; whoever has many
   * addresses keeps them.
   *
   * @throws BadInputException if there are too many, or a table is damaged
   */
  public List<ElfFunctions> functions() {
    return Stream.of(SHT_SYMTAB, SHT_DYNSYM).flatMap(type -> functions(type).stream()).toList();
  }

  private Optional<ElfFunctions> functions(int type) {
    int count = unsigned(header.getShort(60));
    for (int i = 0; i < count; i++) {
      ByteBuffer section = section(i);
      if (section.getInt(4) == type) {
        ByteBuffer names = section(section.getInt(40));
        return Optional.of(
            functions(
                section.getLong(24), section.getLong(32), names.getLong(24), names.getLong(32)));
      }
    }
    return Optional.empty();
  }

  private ByteBuffer section(int index) {
    long headers = header.getLong(40);
    return read(
        headers + (long) index * SECTION_HEADER_BYTES, SECTION_HEADER_BYTES, "section " + index);
  }

  private ElfFunctions functions(long table, long length, long names, long namesLength) {
    List<ElfSymbol> functions = new ArrayList<>();
    int step = MAX_PIECE / SYMBOL_BYTES * SYMBOL_BYTES;
    for (long at = 0; Long.compareUnsigned(at + SYMBOL_BYTES, length) <= 0; at += step) {
      long left = Math.min(step, (length - at) / SYMBOL_BYTES * SYMBOL_BYTES);
      ByteBuffer symbols = read(table + at, left, "the symbol table");
      for (int i = 0; i < symbols.limit(); i += SYMBOL_BYTES) {
        ElfSymbol symbol = ElfSymbol.at(symbols, i);
        if (symbol.isFunction()) {
          functions.add(symbol);
        }
      }
      if (functions.size() > MAX_FUNCTIONS) {
        throw file.refuse(table + at, "more than " + MAX_FUNCTIONS + " functions");
      }
    }
    return new ElfFunctions(functions, names, namesLength);
  }

  /**
   * The function of this file that an address lies in, if one does.
   *
   * @param functions of this file, or of the very same one when it was open before
   * @param address where nothing is slid
   */
  public Optional<SymbolOffset> covering(List<ElfFunctions> functions, long address) {
    return functions.stream()
        .flatMap(table -> table.covering(address).stream())
        .findFirst()
        .map(
            function ->
                new SymbolOffset(
                    name(function.name(), function.nameLength(), "a symbol's name"),
                    address - function.value()))
        .filter(symbol -> symbol.symbol().size() > 0);
  }
}
