package io.xpctape.agent;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Why the agent left no tape in a program that ran. */
final class Injection {
  private static final int ELF_MAGIC = 0x464c457f;
  private static final int ELF_64_BIT = 2;
  private static final int ELF_LITTLE_ENDIAN = 1;
  private static final int HEADER_BYTES = 64;
  private static final int PROGRAM_HEADER_BYTES = 56;
  private static final int PT_INTERP = 3;
  private static final int SET_ID_BITS = 06000;

  /** How much of a program is looked at: its headers and the path of its loader. */
  private static final int SAMPLE_BYTES = 1 << 16;

  private static final int SCRIPT_DEPTH = 4;

  private Injection() {}

  /** One clause that says why, as far as the file tells. */
  static String explain(Path program) {
    return explain(program, SCRIPT_DEPTH);
  }

  private static String explain(Path program, int depth) {
    try {
      if (((Integer) Files.getAttribute(program, "unix:mode") & SET_ID_BITS) != 0) {
        return program + " is setuid or setgid: the system loads no library of ours into it";
      }
      byte[] start;
      try (InputStream in = Files.newInputStream(program)) {
        start = in.readNBytes(SAMPLE_BYTES);
      }
      Optional<Path> interpreter = interpreter(start);
      if (interpreter.isPresent() && depth > 0) {
        return program + " is a script; " + explain(interpreter.get(), depth - 1);
      }
      return program + " " + ofElf(start);
    } catch (IOException e) {
      return program + " may not be read, so its kind is not known";
    }
  }

  /** Of a script's first line. */
  private static Optional<Path> interpreter(byte[] start) {
    String text = new String(start, StandardCharsets.ISO_8859_1);
    if (!text.startsWith("#!")) {
      return Optional.empty();
    }
    String line = text.substring(2).lines().findFirst().orElse("").strip();
    return line.isEmpty() ? Optional.empty() : Optional.of(Path.of(line.split("\\s+", 2)[0]));
  }

  private static String ofElf(byte[] start) {
    ByteBuffer file = ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN);
    if (file.remaining() < HEADER_BYTES || file.getInt(0) != ELF_MAGIC) {
      return "is no ELF program";
    }
    if (file.get(4) != ELF_64_BIT) {
      return "is a 32-bit program, and the agent is a 64-bit library";
    }
    if (file.get(5) != ELF_LITTLE_ENDIAN) {
      return "is built for another processor";
    }
    Optional<String> loader = loader(file);
    if (loader.isEmpty()) {
      return "is statically linked: no library can be loaded into it";
    }
    if (loader.get().contains("ld-musl")) {
      return "is built for musl, and the agent for glibc";
    }
    return "did not load libxpc when it started, nor did what it ran, so there was nothing to"
        + " record; or it has file capabilities, with which the system loads no library of ours";
  }

  private static Optional<String> loader(ByteBuffer file) {
    long headers = file.getLong(32);
    int count = file.getShort(56) & 0xffff;
    for (int i = 0; i < count; i++) {
      long at = headers + (long) i * PROGRAM_HEADER_BYTES;
      if (at < 0 || at > file.limit() - PROGRAM_HEADER_BYTES) {
        break;
      }
      if (file.getInt((int) at) == PT_INTERP) {
        return Optional.of(string(file, file.getLong((int) at + 8), file.getLong((int) at + 32)));
      }
    }
    return Optional.empty();
  }

  /** Empty if it lies outside of what was read. */
  private static String string(ByteBuffer file, long offset, long length) {
    if (offset < 0 || length <= 0 || length > file.limit() || offset > file.limit() - length) {
      return "";
    }
    byte[] bytes = new byte[(int) length - 1];
    file.get((int) offset, bytes);
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
