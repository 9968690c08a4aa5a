package io.xpctape.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * One of an image's load commands.
 *
 * @param type LC_…
 * @param offset where it lies, in bytes from the image's start
 * @param content all of it, type and size included
 */
public record LoadCommand(int type, long offset, ByteBuffer content) {
  public static final int SYMTAB = 0x2;
  public static final int LOAD_DYLIB = 0xc;
  public static final int ID_DYLIB = 0xd;
  public static final int LOAD_WEAK_DYLIB = 0x80000018;
  public static final int SEGMENT_64 = 0x19;
  public static final int UUID = 0x1b;
  public static final int CODE_SIGNATURE = 0x1d;
  public static final int REEXPORT_DYLIB = 0x8000001f;
  public static final int DYLD_INFO = 0x22;
  public static final int DYLD_INFO_ONLY = 0x80000022;
  public static final int BUILD_VERSION = 0x32;
  public static final int DYLD_CHAINED_FIXUPS = 0x80000034;

  public LoadCommand {
    content = content.asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
  }

  /** A view of its own, little-endian. */
  @Override
  public ByteBuffer content() {
    return content.duplicate().order(ByteOrder.LITTLE_ENDIAN);
  }

  int size() {
    return content.capacity();
  }
}
