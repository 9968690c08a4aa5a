package io.xpctape.image;

import io.xpctape.model.Bytes;
import java.nio.ByteBuffer;
import java.util.AbstractList;
import java.util.List;
import java.util.Optional;

/**
 * LC_SYMTAB: the symbols of an image in the table's order. Each is made when it is asked for; the
 * table itself is held in memory.
 */
public final class SymbolTable extends AbstractList<Symbol> {
  /** Symbols of one image; the largest programs have some hundred thousand. */
  static final int MAX_SYMBOLS = 1 << 22;

  /** Bytes of all names of one image together. */
  static final int MAX_NAMES = 1 << 28;

  /** Bytes of one name: Swift's and C++'s have been seen to need some thousand. */
  static final int MAX_NAME = 1 << 16;

  /** Of struct nlist_64. */
  private static final int ENTRY = 16;

  private final ImageBytes image;
  private final long offset;
  private final ByteBuffer entries;
  private final ByteBuffer names;
  private final List<Section> sections;

  private SymbolTable(
      ImageBytes image, long offset, ByteBuffer entries, ByteBuffer names, List<Section> sections) {
    this.image = image;
    this.offset = offset;
    this.entries = entries;
    this.names = names;
    this.sections = sections;
  }

  /** Reads what a struct symtab_command tells of. */
  static SymbolTable read(ImageBytes image, ByteBuffer command, List<Section> sections) {
    long offset = Integer.toUnsignedLong(command.getInt(8));
    long count = Integer.toUnsignedLong(command.getInt(12));
    ByteBuffer entries = image.read(offset, count * ENTRY, MAX_SYMBOLS * ENTRY, "the symbol table");
    ByteBuffer names =
        image.read(
            Integer.toUnsignedLong(command.getInt(16)),
            Integer.toUnsignedLong(command.getInt(20)),
            MAX_NAMES,
            "the symbols' names");
    return new SymbolTable(image, offset, entries, names, sections);
  }

  static SymbolTable none(ImageBytes image) {
    return new SymbolTable(image, 0, ByteBuffer.allocate(0), ByteBuffer.allocate(0), List.of());
  }

  /** Bytes of memory that it takes. */
  long bytes() {
    return (long) entries.capacity() + names.capacity();
  }

  @Override
  public int size() {
    return entries.capacity() / ENTRY;
  }

  /**
   * A symbol.
   *
   * @throws io.xpctape.model.BadInputException if its name does not end or lies elsewhere
   */
  @Override
  public Symbol get(int index) {
    int at = index * ENTRY;
    return new Symbol(
        name(index),
        entries.get(at + 4) & 0xff,
        entries.get(at + 5) & 0xff,
        entries.getShort(at + 6) & 0xffff,
        entries.getLong(at + 8));
  }

  /**
   * The function or variable that an address lies in: of the symbols of its section that do not lie
   * behind it the last, and of several there one that other images see. Looks at all of them, so
   * whoever has many addresses keeps the answers.
   *
   * @param address where nothing is slid
   */
  public Optional<Symbol> covering(long address) {
    int section = 0;
    while (section < sections.size() && !sections.get(section).covers(address)) {
      section++;
    }
    if (section == sections.size()) {
      return Optional.empty();
    }
    int best = -1;
    for (int i = 0; i < size(); i++) {
      if ((entries.get(i * ENTRY + 5) & 0xff) == section + 1
          && isDefined(i)
          && Long.compareUnsigned(value(i), address) <= 0
          && (best < 0 || isBetter(i, best))) {
        best = i;
      }
    }
    return best < 0 ? Optional.empty() : Optional.of(get(best));
  }

  private boolean isBetter(int one, int other) {
    int order = Long.compareUnsigned(value(one), value(other));
    return order > 0 || (order == 0 && (type(one) & 1) > (type(other) & 1));
  }

  private boolean isDefined(int index) {
    return new Symbol("", type(index), 0, 0, 0).defined();
  }

  private int type(int index) {
    return entries.get(index * ENTRY + 4) & 0xff;
  }

  private long value(int index) {
    return entries.getLong(index * ENTRY + 8);
  }

  private String name(int index) {
    int at = entries.getInt(index * ENTRY);
    // 0 stands for no name.
    if (at == 0) {
      return "";
    }
    if (Integer.compareUnsigned(at, names.capacity()) >= 0) {
      throw refuse(index, "a name behind the end of the names");
    }
    int end = at;
    while (end < names.capacity() && names.get(end) != 0) {
      if (end - at == MAX_NAME) {
        throw refuse(index, "a name of more than " + MAX_NAME + " bytes");
      }
      end++;
    }
    if (end == names.capacity()) {
      throw refuse(index, "a name that does not end");
    }
    byte[] name = new byte[end - at];
    names.get(at, name);
    return Bytes.of(name).text();
  }

  private RuntimeException refuse(int index, String what) {
    return image.refuse(offset + (long) index * ENTRY, "symbol " + (index + 1) + " has " + what);
  }
}
