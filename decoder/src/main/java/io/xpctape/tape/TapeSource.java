package io.xpctape.tape;

import io.xpctape.model.BadInputException;
import io.xpctape.model.Bytes;
import io.xpctape.text.SafeText;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a tape by their offset. Not mapped into memory: a tape may be cut while it is read.
 * What is no regular file, a pipe say, is copied first: a short tape to memory, any other to a
 * private file that is gone on close. For one thread.
 */
final class TapeSource implements AutoCloseable {
  private static final int WINDOW = 1 << 16;

  private final String name;

  /** Null if the window holds the whole tape. */
  private final @Nullable FileChannel channel;

  private final long size;
  private final long changedNs;
  private final ByteBuffer window;
  private long windowStart;

  private TapeSource(String name, FileChannel channel, long changedNs) throws IOException {
    this.name = name;
    this.channel = channel;
    this.changedNs = changedNs;
    this.size = channel.size();
    this.window = ByteBuffer.allocate(WINDOW).limit(0);
  }

  private TapeSource(String name, byte[] bytes) {
    this.name = name;
    this.channel = null;
    this.changedNs = 0;
    this.size = bytes.length;
    this.window = ByteBuffer.wrap(bytes);
  }

  /** A tape in memory, which the caller leaves as it is. */
  static TapeSource of(byte[] bytes, String name) {
    return new TapeSource(name, bytes);
  }

  /**
   * The tape in a file.
   *
   * @throws BadInputException if there is none that can be read
   */
  static TapeSource open(Path file) {
    String name = SafeText.of(file.toString());
    try {
      if (Files.isDirectory(file)) {
        throw new BadInputException(name + ": is a folder, not a tape");
      }
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        try (InputStream in = Files.newInputStream(file)) {
          return copy(in, name);
        }
      }
      long changedNs = Files.getLastModifiedTime(file).to(TimeUnit.NANOSECONDS);
      return new TapeSource(name, FileChannel.open(file, StandardOpenOption.READ), changedNs);
    } catch (NoSuchFileException e) {
      throw new BadInputException(name + ": there is no such file", e);
    } catch (AccessDeniedException e) {
      throw new BadInputException(name + ": may not be read (permission denied)", e);
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  /**
   * The tape that a stream gives; reads it to its end, unless it does not begin as a tape.
   *
   * @param name what to call it in complaints
   */
  static TapeSource open(InputStream in, String name) {
    try {
      return copy(in, name);
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  private static TapeSource copy(InputStream plain, String name) throws IOException {
    // Read in pieces alone: to read many bytes, JDK 17's FileInputStream asks for its position, to
    // say how many there are its ChannelInputStream does; a pipe has none.
    InputStream in = new FilterInputStream(plain) {};
    byte[] head = in.readNBytes(WINDOW);
    if (head.length < WINDOW || !HeaderReader.mayBegin(head[0])) {
      return of(head, name);
    }
    Path copy = Files.createTempFile("xpctape", null);
    FileChannel channel =
        FileChannel.open(
            copy,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
    OutputStream out = Channels.newOutputStream(channel);
    try {
      out.write(head);
      in.transferTo(out);
      return new TapeSource(name, channel, 0);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private static BadInputException unreadable(String name, IOException e) {
    return new BadInputException(name + ": can't be read: " + SafeText.of(reason(e)), e);
  }

  private static String reason(IOException e) {
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }

  /** What to call it in complaints, safe for a terminal. */
  String name() {
    return name;
  }

  /** Bytes, when it was opened; what a running recording adds is not seen. */
  long size() {
    return size;
  }

  /** Tells this tape from others: its size, its time of change, its beginning and its end. */
  Bytes digest() {
    MessageDigest digest = sha256();
    digest.update(ByteBuffer.allocate(2 * Long.BYTES).putLong(size).putLong(changedNs).flip());
    digest.update(bytes(0, WINDOW));
    digest.update(bytes(Math.max(0, size - WINDOW), WINDOW));
    return Bytes.of(digest.digest());
  }

  /**
   * Tells these bytes from any others, wherever they lie: their SHA-256.
   *
   * @param read is told how far they are read
   */
  Bytes digestOfAll(LongConsumer read) {
    MessageDigest digest = sha256();
    for (long offset = 0; offset < size; offset += WINDOW) {
      digest.update(bytes(offset, WINDOW));
      read.accept(offset);
    }
    return Bytes.of(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** The byte there, 0 to 255; -1 at the end and behind it. */
  int at(long offset) {
    if (offset < windowStart || offset >= windowStart + window.limit()) {
      if (offset >= size) {
        return -1;
      }
      window.clear();
      fill(window, offset);
      windowStart = offset;
      window.flip();
      if (!window.hasRemaining()) {
        return -1;
      }
    }
    return window.get((int) (offset - windowStart)) & 0xff;
  }

  /** So many bytes from there, fewer at the end. The caller has checked the length. */
  byte[] bytes(long offset, int length) {
    int there = (int) Math.max(0, Math.min(length, size - offset));
    if (offset >= windowStart && offset + there <= windowStart + window.limit()) {
      byte[] bytes = new byte[there];
      window.get((int) (offset - windowStart), bytes);
      return bytes;
    }
    ByteBuffer into = ByteBuffer.allocate(there);
    fill(into, offset);
    byte[] bytes = into.array();
    return into.position() == there ? bytes : Arrays.copyOf(bytes, into.position());
  }

  private void fill(ByteBuffer into, long offset) {
    if (channel == null) {
      return;
    }
    try {
      while (into.hasRemaining()) {
        int count = channel.read(into, offset + into.position());
        if (count < 0) {
          return;
        }
      }
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  @Override
  public void close() {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }
}
