package io.xpctape.tape;

import com.google.protobuf.InvalidProtocolBufferException;
import io.xpctape.model.BadInputException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The packets of a tape in their order, each parsed. Where other threads help, those to come are
 * parsed while the caller works on the last; should one turn out to be damaged, and so its end not
 * to be sure, what was parsed behind it is dropped. For one thread.
 */
final class Packets {
  /** Bytes of packets that one thread parses at a time, where others help. */
  private static final int BATCH = 1 << 16;

  /** Bytes of packets that may wait; in memory they take some ten times as much. */
  private static final int MAX_AHEAD = 1 << 20;

  /** A packet may take this part of the memory that Java has; its values need the rest. */
  private static final int MEMORY_SHARE = 4;

  /**
   * A packet, or the tape's end.
   *
   * @param frame its place; null at the end
   * @param before damage met since the packet before
   * @param unfinished how many packets were never finished, so far
   * @param sequence its number as far as it was read; 0 if it has none
   * @param content what it holds, or why that is not known
   */
  record Parsed(
      Frames.@Nullable Frame frame,
      Frames.@Nullable Damage before,
      long unfinished,
      long sequence,
      PacketReader.Content content) {}

  private final TapeSource source;
  private final Frames frames;
  private final @Nullable Executor helpers;
  private final Deque<Batch> ahead = new ArrayDeque<>();
  private final Deque<Parsed> parsed = new ArrayDeque<>();
  private final long maxLength = Runtime.getRuntime().maxMemory() / MEMORY_SHARE;
  private long bytesAhead;
  private boolean ended;

  /** All packets are parsed by the caller's thread if there are no helpers. */
  Packets(TapeSource source, Frames frames, @Nullable Executor helpers) {
    this.source = source;
    this.frames = frames;
    this.helpers = helpers;
  }

  /** The next one; not to be asked for behind the end. */
  Parsed next() {
    if (helpers == null) {
      return gather().parse();
    }
    while (parsed.isEmpty()) {
      while (!ended && bytesAhead < MAX_AHEAD) {
        Batch batch = new Batch(BATCH, helpers);
        ahead.add(batch);
        bytesAhead += batch.bytes;
      }
      Batch first = ahead.remove();
      bytesAhead -= first.bytes;
      parsed.addAll(first.join());
    }
    return parsed.remove();
  }

  /** That the content of the packet last given is none, so that it is not known where it ends. */
  void damaged(Parsed packet, Frames.Frame frame, String why) {
    ahead.clear();
    parsed.clear();
    bytesAhead = 0;
    ended = false;
    frames.damaged(frame, why, packet.unfinished());
  }

  private Raw gather() {
    Optional<Frames.Frame> frame = frames.next();
    Frames.Damage damage = frames.takeDamage();
    ended = frame.isEmpty();
    byte[] bytes =
        frame.isPresent() && frame.get().length() <= maxLength
            ? source.bytes(frame.get().content(), frame.get().length())
            : null;
    return new Raw(frame.orElse(null), damage, frames.unfinished(), bytes);
  }

  /** A packet not parsed yet. */
  private static final class Raw {
    private final Frames.@Nullable Frame frame;
    private final Frames.@Nullable Damage before;
    private final long unfinished;

    /** Null if they are too many, or at the end. */
    private final byte @Nullable [] bytes;

    Raw(
        Frames.@Nullable Frame frame,
        Frames.@Nullable Damage before,
        long unfinished,
        byte @Nullable [] bytes) {
      this.frame = frame;
      this.before = before;
      this.unfinished = unfinished;
      this.bytes = bytes;
    }

    Parsed parse() {
      if (frame == null || bytes == null) {
        return new Parsed(frame, before, unfinished, 0, new PacketReader.TooLong());
      }
      PacketReader reader = new PacketReader(bytes, frame.content());
      PacketReader.Content content;
      try {
        content = reader.read();
      } catch (InvalidProtocolBufferException e) {
        content = new PacketReader.Damaged(String.valueOf(e.getMessage()));
      } catch (BadInputException e) {
        content = new PacketReader.Refused(String.valueOf(e.getMessage()));
      }
      return new Parsed(frame, before, unfinished, reader.sequence(), content);
    }
  }

  /** Some packets that one thread parses. */
  private final class Batch {
    private final CompletableFuture<List<Parsed>> parsing;
    private long bytes;

    /** Gathers packets until they have so many bytes, or are all. */
    Batch(int size, Executor helpers) {
      List<Raw> raw = new ArrayList<>();
      while (!ended && bytes < size) {
        Raw next = gather();
        raw.add(next);
        bytes += next.bytes == null ? 0 : next.bytes.length;
      }
      parsing = CompletableFuture.supplyAsync(() -> raw.stream().map(Raw::parse).toList(), helpers);
    }

    List<Parsed> join() {
      try {
        return parsing.join();
      } catch (CompletionException e) {
        if (e.getCause() instanceof Error error) {
          throw error;
        }
        throw e;
      }
    }
  }
}
