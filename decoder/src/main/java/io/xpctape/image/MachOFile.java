package io.xpctape.image;

import io.xpctape.model.BadInputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A file with one Mach-O image, or a universal one with a slice for each of some processors. The
 * images read from it as they are asked, so it stays open as long as they are used. For one thread.
 */
public final class MachOFile implements AutoCloseable {
  /** Slices of a universal file. A Java class begins with the same number, and 45 or more here. */
  static final int MAX_SLICES = 32;

  private static final int FAT_MAGIC = 0xcafebabe;
  private static final int FAT_MAGIC_64 = 0xcafebabf;
  private static final int CPU_ARCH_ABI64 = 0x01000000;

  private final Optional<FileChannel> channel;
  private final List<MachO> slices;

  private MachOFile(Optional<FileChannel> channel, ImageBytes bytes) {
    this.channel = channel;
    this.slices = List.copyOf(read(bytes));
  }

  /**
   * Opens a file and reads its headers.
   *
   * @throws BadInputException if it can't be read or is no Mach-O file for 64-bit processors
   */
  public static MachOFile open(Path file) {
    // Opening a pipe that somebody put in a library's place would wait for ever.
    if (!Files.isRegularFile(file)) {
      throw new BadInputException(file + ": no file");
    }
    try {
      FileChannel channel = FileChannel.open(file);
      try {
        return new MachOFile(Optional.of(channel), ImageBytes.of(file.toString(), channel));
      } catch (BadInputException | IOException e) {
        channel.close();
        throw e;
      }
    } catch (IOException e) {
      throw new BadInputException(file + ": can't be read: " + e.getMessage(), e);
    }
  }

  /**
   * Reads the headers of a file that is in memory.
   *
   * @param name what a refusal calls it
   * @throws BadInputException if it is no Mach-O file for 64-bit processors
   */
  public static MachOFile of(String name, byte[] content) {
    return new MachOFile(Optional.empty(), ImageBytes.of(name, content));
  }

  /** Its images for 64-bit processors, as they follow each other in the file; one at least. */
  public List<MachO> slices() {
    return slices;
  }

  /** The image for a processor, called as {@link MachO#processor} does. */
  public Optional<MachO> slice(String processor) {
    return slices.stream().filter(slice -> slice.processor().equals(processor)).findFirst();
  }

  @Override
  public void close() {
    if (channel.isPresent()) {
      try {
        channel.get().close();
      } catch (IOException e) {
        throw new BadInputException("can't be closed: " + e.getMessage(), e);
      }
    }
  }

  private static List<MachO> read(ImageBytes bytes) {
    if (bytes.size() < 4) {
      throw bytes.refuse(0, "no Mach-O file");
    }
    int magic = bytes.read(0, 4, 4, "the magic number").order(ByteOrder.BIG_ENDIAN).getInt();
    return switch (magic) {
      case FAT_MAGIC -> readFat(bytes, false);
      case FAT_MAGIC_64 -> readFat(bytes, true);
      default -> List.of(MachO.read(bytes));
    };
  }

  /** struct fat_header and its struct fat_arch or fat_arch_64, all big-endian. */
  private static List<MachO> readFat(ImageBytes bytes, boolean wide) {
    int count = bytes.read(4, 4, 4, "the number of slices").order(ByteOrder.BIG_ENDIAN).getInt();
    if (Integer.compareUnsigned(count, MAX_SLICES) > 0) {
      throw bytes.refuse(4, Integer.toUnsignedString(count) + " slices: no Mach-O file");
    }
    int entry = wide ? 32 : 20;
    ByteBuffer entries =
        bytes
            .read(8, (long) count * entry, MAX_SLICES * entry, "the table of slices")
            .order(ByteOrder.BIG_ENDIAN);
    List<MachO> slices = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int at = i * entry;
      boolean is64 = (entries.getInt(at) & CPU_ARCH_ABI64) != 0;
      if (!is64) {
        continue;
      }
      long offset = wide ? entries.getLong(at + 8) : Integer.toUnsignedLong(entries.getInt(at + 8));
      long size = wide ? entries.getLong(at + 16) : Integer.toUnsignedLong(entries.getInt(at + 12));
      slices.add(MachO.read(bytes.part(offset, size, "slice " + (i + 1))));
    }
    if (slices.isEmpty()) {
      throw bytes.refuse(4, "no slice for a 64-bit processor");
    }
    return slices;
  }
}
