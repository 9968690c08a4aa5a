package io.xpctape.agent.launch;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A string as the system takes it: bytes without NUL, in no particular encoding. Arguments, paths
 * and environment entries are such; Java's own strings lose what is no valid text.
 */
public final class NativeString {
  /** What the JVM itself uses for arguments and file names. */
  private static final Charset CHARSET =
      Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));

  private final byte[] content;

  private NativeString(byte[] content) {
    this.content = content;
  }

  /**
   * These very bytes.
   *
   * @throws IllegalArgumentException if one of them is NUL
   */
  public static NativeString of(byte[] content) {
    for (byte b : content) {
      if (b == 0) {
        throw new IllegalArgumentException("a NUL inside a C string");
      }
    }
    return new NativeString(content.clone());
  }

  /** The text in the encoding that the JVM uses towards the system. */
  public static NativeString of(String text) {
    return of(text.getBytes(CHARSET));
  }

  /** The file's name as the JVM would give it to the system. */
  public static NativeString of(Path path) {
    return of(path.toString());
  }

  /** A copy, without a NUL at its end. */
  public byte[] toArray() {
    return content.clone();
  }

  /** Whether nothing is in it. */
  public boolean isEmpty() {
    return content.length == 0;
  }

  /** Whether this byte, an ASCII character, is in it. */
  public boolean contains(char ascii) {
    for (byte b : content) {
      if (b == ascii) {
        return true;
      }
    }
    return false;
  }

  /** Whether it begins with this text. */
  public boolean startsWith(String text) {
    byte[] start = text.getBytes(CHARSET);
    return content.length >= start.length
        && Arrays.equals(content, 0, start.length, start, 0, start.length);
  }

  /** The parts between this byte, an ASCII character; empty ones too. */
  public List<NativeString> split(char ascii) {
    List<NativeString> parts = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= content.length; i++) {
      if (i == content.length || content[i] == ascii) {
        parts.add(new NativeString(Arrays.copyOfRange(content, start, i)));
        start = i + 1;
      }
    }
    return parts;
  }

  /** What follows the first {@code count} bytes. */
  public NativeString from(int count) {
    return new NativeString(Arrays.copyOfRange(content, count, content.length));
  }

  /** This with the other behind it. */
  public NativeString plus(NativeString other) {
    byte[] both = Arrays.copyOf(content, content.length + other.content.length);
    System.arraycopy(other.content, 0, both, content.length, other.content.length);
    return new NativeString(both);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NativeString that && Arrays.equals(content, that.content);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(content);
  }

  /** As text, lossy where it is none; not safe for a terminal. */
  @Override
  public String toString() {
    return new String(content, CHARSET);
  }
}
