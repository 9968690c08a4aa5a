package io.xpctape.model;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.IntConsumer;

/** An immutable run of bytes: data, a uuid, or a C string that need not be UTF-8. */
public final class Bytes implements Comparable<Bytes> {
  /** No bytes. */
  public static final Bytes EMPTY = new Bytes(new byte[0]);

  /** What Java puts in the place of a byte that is no UTF-8. */
  private static final char REPLACEMENT = '\ufffd';

  private final byte[] content;

  /** 0 until somebody asks, for keys are asked often; threads may each compute the same. */
  private int hash;

  private Bytes(byte[] content) {
    this.content = content;
  }

  /** A copy of the bytes given. */
  public static Bytes of(byte... content) {
    return content.length == 0 ? EMPTY : new Bytes(content.clone());
  }

  /** A copy of a part of an array, from {@code from} to before {@code to}. */
  public static Bytes copyOf(byte[] source, int from, int to) {
    return from == to ? EMPTY : new Bytes(Arrays.copyOfRange(source, from, to));
  }

  /** The UTF-8 form of a text. */
  public static Bytes utf8(String text) {
    return text.isEmpty() ? EMPTY : new Bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The number of bytes. */
  public int size() {
    return content.length;
  }

  /** One byte, 0 to 255. */
  public int at(int index) {
    return content[index] & 0xff;
  }

  /** Where a byte first occurs, or -1. */
  public int indexOf(byte wanted) {
    for (int i = 0; i < content.length; i++) {
      if (content[i] == wanted) {
        return i;
      }
    }
    return -1;
  }

  /** Copies all of them into an array, from an index on. */
  public void copyTo(byte[] target, int index) {
    System.arraycopy(content, 0, target, index, content.length);
  }

  /** A copy that the caller may change. */
  public byte[] toArray() {
    return content.clone();
  }

  /** A read-only view. */
  public ByteBuffer buffer() {
    return ByteBuffer.wrap(content).asReadOnlyBuffer();
  }

  /** The text, if these bytes are valid UTF-8. */
  public Optional<String> asUtf8() {
    String text = new String(content, StandardCharsets.UTF_8);
    // A byte that is none became a replacement character, which has other bytes.
    boolean whole =
        text.indexOf(REPLACEMENT) < 0
            || Arrays.equals(text.getBytes(StandardCharsets.UTF_8), content);
    return whole ? Optional.of(text) : Optional.empty();
  }

  /** The text, with each byte that is no UTF-8 as {@code \xNN}. */
  public String text() {
    return asUtf8().orElseGet(this::textWithOddBytes);
  }

  private String textWithOddBytes() {
    StringBuilder text = new StringBuilder(content.length);
    decode(text::appendCodePoint, odd -> text.append(String.format("\\x%02x", odd)));
    return text.toString();
  }

  /** Gives each character of UTF-8 to one, each byte that belongs to none to the other. */
  void decode(IntConsumer character, IntConsumer odd) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer rest = buffer();
    CharBuffer decoded = CharBuffer.allocate(content.length);
    while (true) {
      CoderResult result = decoder.decode(rest, decoded, true);
      decoded.flip().codePoints().forEach(character);
      decoded.clear();
      if (result.isUnderflow()) {
        return;
      }
      for (int i = 0; i < result.length(); i++) {
        odd.accept(rest.get() & 0xff);
      }
    }
  }

  /** The bytes from {@code from} to before {@code to}. */
  public Bytes slice(int from, int to) {
    return from == 0 && to == content.length
        ? this
        : new Bytes(Arrays.copyOfRange(content, from, to));
  }

  /** Unsigned, byte by byte; a prefix comes first. */
  @Override
  public int compareTo(Bytes other) {
    return Arrays.compareUnsigned(content, other.content);
  }

  @Override
  public boolean equals(Object other) {
    return this == other || (other instanceof Bytes that && Arrays.equals(content, that.content));
  }

  @Override
  public int hashCode() {
    int known = hash;
    if (known == 0) {
      known = Arrays.hashCode(content);
      hash = known;
    }
    return known;
  }

  /** The text where it is UTF-8, else hexadecimal: for messages to people and tests only. */
  @Override
  public String toString() {
    return asUtf8().orElseGet(() -> "0x" + HexFormat.of().formatHex(content));
  }
}
