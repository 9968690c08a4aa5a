package io.xpctape.agent.launch;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.util.List;

/** An array of C strings with a null pointer at its end, as argv and environ are. */
final class CStrings implements AutoCloseable {
  private final Memory pointers;
  private final Memory characters;

  CStrings(List<NativeString> strings) {
    long size = 1;
    for (NativeString string : strings) {
      size += string.toArray().length + 1L;
    }
    pointers = new Memory((strings.size() + 1L) * Long.BYTES);
    characters = new Memory(size);
    pointers.clear();
    characters.clear();
    long offset = 0;
    for (int i = 0; i < strings.size(); i++) {
      byte[] bytes = strings.get(i).toArray();
      pointers.setPointer((long) i * Long.BYTES, characters.share(offset));
      characters.write(offset, bytes, 0, bytes.length);
      offset += bytes.length + 1L;
    }
  }

  Pointer pointers() {
    return pointers;
  }

  /** The first string, of which there must be one. */
  Pointer first() {
    return characters;
  }

  @Override
  public void close() {
    pointers.close();
    characters.close();
  }
}
