package io.xpctape.agent.machine;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Program files that are nothing but headers. */
final class Programs {
  static final int X86_64 = 62;
  static final int AARCH64 = 183;
  private static final int ARM64_CPU = 0x0100000c;
  private static final int X86_64_CPU = 0x01000007;
  private static final int LC_LOAD_DYLIB = 0xc;
  private static final int LC_LOAD_DYLINKER = 0xe;
  private static final int COMMAND_BYTES = 256;

  private Programs() {}

  /** ELF of 64 bits with a loader, or none if it is empty. */
  static byte[] elf(int machine, String loader) {
    ByteBuffer file = ByteBuffer.allocate(256).order(ByteOrder.LITTLE_ENDIAN);
    file.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1}).putShort(18, (short) machine);
    file.putLong(32, 64).putShort(54, (short) 56).putShort(56, (short) (loader.isEmpty() ? 0 : 1));
    byte[] path = loader.getBytes(StandardCharsets.UTF_8);
    file.putInt(64, 3).putLong(72, 128).putLong(96, path.length + 1L);
    file.position(128).put(path);
    return file.array();
  }

  /** ELF of 32 bits. */
  static byte[] elf32() {
    byte[] file = elf(3, "/lib/ld-linux.so.2");
    file[4] = 1;
    return file;
  }

  /** Mach-O for a processor, dynamically linked to these libraries. */
  static byte[] machO(String processor, String... libraries) {
    byte[] file = headers(processor, 1 + libraries.length);
    ByteBuffer commands = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).position(32);
    command(commands, LC_LOAD_DYLINKER, 12, "/usr/lib/dyld");
    for (String library : libraries) {
      command(commands, LC_LOAD_DYLIB, 24, library);
    }
    return file;
  }

  /** Mach-O that needs no loader. */
  static byte[] staticMachO() {
    return headers("arm64", 0);
  }

  private static byte[] headers(String processor, int commands) {
    ByteBuffer file =
        ByteBuffer.allocate(32 + commands * COMMAND_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    file.putInt(0xfeedfacf).putInt(cpuType(processor)).putInt(processor.equals("arm64e") ? 2 : 0);
    file.putInt(2).putInt(commands).putInt(commands * COMMAND_BYTES).putInt(0).putInt(0);
    return file.array();
  }

  private static int cpuType(String processor) {
    return switch (processor) {
      case "x86_64" -> X86_64_CPU;
      case "ppc64" -> 0x01000012;
      default -> ARM64_CPU;
    };
  }

  private static void command(ByteBuffer file, int type, int nameAt, String name) {
    int start = file.position();
    file.putInt(type).putInt(COMMAND_BYTES).putInt(nameAt).position(start + nameAt);
    file.put(name.getBytes(StandardCharsets.UTF_8)).position(start + COMMAND_BYTES);
  }

  /** A universal file of Mach-O images. */
  static byte[] universal(List<byte[]> slices) {
    int table = 8 + 20 * slices.size();
    ByteBuffer file =
        ByteBuffer.allocate(table + slices.stream().mapToInt(slice -> slice.length).sum());
    file.putInt(0xcafebabe).putInt(slices.size());
    int at = table;
    for (byte[] slice : slices) {
      int cpuType = ByteBuffer.wrap(slice).order(ByteOrder.LITTLE_ENDIAN).getInt(4);
      file.putInt(cpuType).putInt(0).putInt(at).putInt(slice.length).putInt(0);
      file.put(at, slice);
      at += slice.length;
    }
    return file.array();
  }
}
