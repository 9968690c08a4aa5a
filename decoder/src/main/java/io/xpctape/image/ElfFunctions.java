package io.xpctape.image;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The functions of an ELF file's symbol table by their addresses; some 24 bytes each. */
public final class ElfFunctions {
  /** Of several at one address the last counts. */
  private static final Comparator<ElfSymbol> ORDER =
      (a, b) -> a.isBetterThan(b) ? 1 : b.isBetterThan(a) ? -1 : 0;

  private final long[] values;
  private final long[] sizes;
  private final int[] nameOffsets;
  private final long names;
  private final long namesLength;

  /**
   * A function that an address lies in.
   *
   * @param value where it begins
   * @param name where its name lies in the file
   * @param nameLength bytes of the name at most
   */
  record Function(long value, long name, long nameLength) {}

  /**
   * Of these symbols.
   *
   * @param names where the table's names begin in the file
   * @param namesLength bytes of all of them
   */
  ElfFunctions(List<ElfSymbol> functions, long names, long namesLength) {
    this.names = names;
    this.namesLength = namesLength;
    List<ElfSymbol> sorted = functions.stream().sorted(ORDER).toList();
    values = sorted.stream().mapToLong(ElfSymbol::value).toArray();
    sizes = sorted.stream().mapToLong(ElfSymbol::size).toArray();
    nameOffsets = sorted.stream().mapToInt(symbol -> (int) symbol.name()).toArray();
  }

  /**
   * The function that an address lies in: of those that do not begin behind it the last, if it
   * reaches there, and of several there one that other images see.
   */
  Optional<Function> covering(long address) {
    int low = 0;
    int high = values.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (Long.compareUnsigned(values[middle], address) <= 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    if (low == 0) {
      return Optional.empty();
    }
    long value = values[low - 1];
    long size = sizes[low - 1];
    long name = Integer.toUnsignedLong(nameOffsets[low - 1]);
    // What is written in assembler has no size.
    boolean reached = size == 0 || Long.compareUnsigned(address - value, size) < 0;
    return reached && name < namesLength
        ? Optional.of(new Function(value, names + name, namesLength - name))
        : Optional.empty();
  }
}
