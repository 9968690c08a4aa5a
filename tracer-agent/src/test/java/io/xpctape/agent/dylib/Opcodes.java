package io.xpctape.agent.dylib;

import io.xpctape.image.LoadCommand;
import io.xpctape.image.MachO;
import io.xpctape.image.Segment;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** LC_DYLD_INFO: fixups as programs for two small machines, REBASE_OPCODE_… and BIND_OPCODE_…. */
final class Opcodes {
  private static final int WEAK_IMPORT = 1;

  private final MachO image;
  private final List<Fixup> fixups = new ArrayList<>();
  private ByteBuffer program = ByteBuffer.allocate(0);
  private long address;
  private String symbol = "";
  private int library;
  private boolean weak;

  private Opcodes(MachO image) {
    this.image = image;
  }

  static List<Fixup> read(MachO image, LoadCommand command) {
    Opcodes machine = new Opcodes(image);
    ByteBuffer words = command.content();
    machine.load(words.getInt(8), words.getInt(12));
    machine.rebase();
    // Binds, weak binds, lazy binds: one after the other, since in lazy ones DONE ends but a
    // symbol.
    for (int at = 16; at <= 32; at += 8) {
      machine.load(words.getInt(at), words.getInt(at + 4));
      machine.bind();
    }
    return machine.fixups;
  }

  private void load(int offset, int size) {
    program = image.read(offset, size, "dyld's opcodes");
    library = 0;
  }

  private void rebase() {
    while (program.hasRemaining()) {
      int code = program.get();
      int operand = code & 0x0f;
      switch (code & 0xf0) {
        case 0x00 -> {
          return;
        }
        case 0x10 -> {
          // SET_TYPE_IMM: a pointer, on 64-bit processors.
        }
        case 0x20 -> place(operand);
        case 0x30 -> address += uleb();
        case 0x40 -> address += operand * 8L;
        case 0x50 -> rebases(operand, 0);
        case 0x60 -> rebases(uleb(), 0);
        case 0x70 -> rebases(1, uleb());
        case 0x80 -> {
          long times = uleb();
          rebases(times, uleb());
        }
        default -> throw unknown(code);
      }
    }
  }

  private void rebases(long times, long skip) {
    for (long i = 0; i < times; i++) {
      fixups.add(new Fixup.Rebase(address, Fixups.pointer(image, address)));
      address += 8 + skip;
    }
  }

  private void bind() {
    while (program.hasRemaining()) {
      int code = program.get();
      int operand = code & 0x0f;
      switch (code & 0xf0) {
        case 0x00, 0x50 -> {
          // DONE, and SET_TYPE_IMM.
        }
        case 0x10 -> library = operand;
        case 0x20 -> library = (int) uleb();
        case 0x30 -> library = operand == 0 ? 0 : operand | ~0x0f;
        case 0x40 -> {
          weak = (operand & WEAK_IMPORT) != 0;
          symbol = text();
        }
        case 0x60 -> uleb();
        case 0x70 -> place(operand);
        case 0x80 -> address += uleb();
        case 0x90 -> binds(1, 0);
        case 0xa0 -> binds(1, uleb());
        case 0xb0 -> binds(1, operand * 8L);
        case 0xc0 -> {
          long times = uleb();
          binds(times, uleb());
        }
        default -> throw unknown(code);
      }
    }
  }

  private void binds(long times, long skip) {
    for (long i = 0; i < times; i++) {
      fixups.add(new Fixup.Bind(address, symbol, library, weak));
      address += 8 + skip;
    }
  }

  private void place(int segment) {
    Segment in = image.segments().get(segment);
    address = in.address() + uleb();
  }

  private long uleb() {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = program.get();
      value |= (next & 0x7fL) << shift;
      if (next >= 0) {
        return value;
      }
    }
  }

  private String text() {
    int start = program.position();
    while (program.get() != 0) {
      // To the end of the name.
    }
    byte[] name = new byte[program.position() - 1 - start];
    program.get(start, name);
    return new String(name, StandardCharsets.UTF_8);
  }

  private static IllegalStateException unknown(int code) {
    return new IllegalStateException("an opcode that dyld does not know: " + (code & 0xff));
  }
}
