package io.xpctape.tape;

import io.xpctape.model.BadInputException;
import io.xpctape.model.Bytes;
import io.xpctape.model.Message;
import io.xpctape.model.RecordingInfo;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A tape that is read from its beginning as often as somebody iterates over it, some messages at a
 * time; no others are in memory. The next time there may be more: what a running recording added,
 * and packets that were not finished. For one thread, which others may help.
 */
public final class TapeStream implements Iterable<List<Message>>, AutoCloseable {
  /** Bytes of a tape that are given at a time; the values take some ten times as much. */
  private static final int BATCH = 1 << 16;

  /** Null for a tape that came as a stream; a file is open while it is read only. */
  private final @Nullable Path file;

  private final @Nullable Executor helpers;
  private final RecordingInfo info;
  private final long size;
  private TapeSource source;
  private TapeReader reader;
  private List<String> complaints = List.of();

  private TapeStream(@Nullable Path file, TapeSource source, @Nullable Executor helpers) {
    this.file = file;
    this.source = source;
    this.helpers = helpers;
    reader = TapeReader.open(source);
    info = reader.info();
    size = source.size();
    rest();
  }

  /**
   * The tape in a file.
   *
   * @param helpers threads that read ahead, or null
   * @throws BadInputException if it is no tape, cut in its header or of a newer format
   */
  public static TapeStream open(Path file, @Nullable Executor helpers) {
    return new TapeStream(Files.isRegularFile(file) ? file : null, TapeSource.open(file), helpers);
  }

  /**
   * The tape that a stream gives; the stream is read to its end, and a long one kept in a private
   * file until this is closed.
   *
   * @param name what to call it in complaints
   * @param helpers threads that read ahead, or null
   * @throws BadInputException if it is no tape, cut in its header or of a newer format
   */
  public static TapeStream open(InputStream in, String name, @Nullable Executor helpers) {
    return new TapeStream(null, TapeSource.open(in, name), helpers);
  }

  /** What it is called in complaints, safe for a terminal. */
  public String name() {
    return source.name();
  }

  /** Who was recorded, where and when. */
  public RecordingInfo info() {
    return info;
  }

  /**
   * What tells its bytes from any others, wherever they lie: their SHA-256. Reads them all, at more
   * than a gigabyte a second where the processor helps.
   *
   * @param read is told how many are read, again and again
   * @throws BadInputException if the tape is not there any more
   */
  public Bytes digest(LongConsumer read) {
    if (file == null) {
      return source.digestOfAll(read);
    }
    try (TapeSource anew = TapeSource.open(file)) {
      return anew.digestOfAll(read);
    }
  }

  /** Its bytes when it was opened. */
  public long size() {
    return size;
  }

  /** How far the latest iteration has come, in bytes from the start. */
  public long position() {
    return reader.lastOffset();
  }

  /** What could not be read, a line each, as the latest iteration that came to the end has told. */
  public List<String> complaints() {
    return complaints;
  }

  /**
   * The messages from the first on; an iteration that is still going on ends.
   *
   * @throws BadInputException if the tape is not there any more; while iterating, if it can't be
   *     read any further
   */
  @Override
  public Iterator<List<Message>> iterator() {
    if (file != null) {
      source.close();
      source = TapeSource.open(file);
    }
    TapeReader anew = TapeReader.ofMessages(source, helpers);
    reader = anew;
    return new Iterator<>() {
      private @Nullable List<Message> next;

      @Override
      public boolean hasNext() {
        if (next == null) {
          next = anew.next(BATCH);
          if (next.isEmpty()) {
            complaints = anew.complaints();
            rest();
          }
        }
        return !next.isEmpty();
      }

      @Override
      public List<Message> next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        List<Message> some = Objects.requireNonNull(next);
        next = null;
        return some;
      }
    };
  }

  /** Many tapes may be read together: more than there may be open files. */
  private void rest() {
    if (file != null) {
      source.close();
    }
  }

  @Override
  public void close() {
    source.close();
  }
}
