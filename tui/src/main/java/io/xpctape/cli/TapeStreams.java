package io.xpctape.cli;

import io.xpctape.cli.out.Console;
import io.xpctape.cli.out.Progress;
import io.xpctape.model.Bytes;
import io.xpctape.model.Message;
import io.xpctape.tape.TapeStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/**
 * Tapes that a command reads from end to end, more than once maybe, without ever having a whole one
 * in memory; with a thread on each processor, which do the work that needs no order.
 */
final class TapeStreams implements AutoCloseable {
  private static final long MEGABYTE = 1_000_000;

  private final List<TapeStream> tapes = new ArrayList<>();
  private final Console console;
  private final ExecutorService helpers =
      Executors.newFixedThreadPool(
          Runtime.getRuntime().availableProcessors(),
          work -> {
            Thread thread = new Thread(work, "helper");
            thread.setDaemon(true);
            return thread;
          });

  private TapeStreams(Console console) {
    this.console = console;
  }

  /**
   * Opens tapes.
   *
   * @param operands files; one of them may be {@link Tapes#STDIN}
   * @throws io.xpctape.model.BadInputException if one of them is no tape
   */
  static TapeStreams open(List<String> operands, Console console) {
    TapeStreams streams = new TapeStreams(console);
    try {
      for (String operand : operands) {
        streams.tapes.add(
            operand.equals(Tapes.STDIN)
                ? TapeStream.open(console.in(), Tapes.name(operand), streams.helpers)
                : TapeStream.open(Tapes.path(operand), streams.helpers));
      }
      return streams;
    } catch (RuntimeException e) {
      streams.close();
      throw e;
    }
  }

  /**
   * Leaves out what counts already, and what is there twice; each is told.
   *
   * @param counts whether one with this digest does
   * @param where what it counts in
   * @return the digests of those that are left, in their order
   */
  List<Bytes> leaveOut(Predicate<Bytes> counts, String where) {
    Map<TapeStream, Bytes> digests = digests();
    Set<Bytes> left = new LinkedHashSet<>();
    digests.forEach(
        (tape, digest) -> {
          if (counts.test(digest)) {
            leaveOut(tape, "counts in " + where + " already");
          } else if (!left.add(digest)) {
            leaveOut(tape, "was given twice");
          }
        });
    return List.copyOf(left);
  }

  private Map<TapeStream, Bytes> digests() {
    Map<TapeStream, Bytes> digests = new LinkedHashMap<>();
    try (Progress progress = progress("recognizing", 1)) {
      long before = 0;
      for (TapeStream tape : tapes) {
        long start = before;
        digests.put(tape, tape.digest(read -> progress.to((start + read) / MEGABYTE)));
        before += tape.size();
      }
    }
    return digests;
  }

  private void leaveOut(TapeStream tape, String why) {
    console.note("xpctape: " + tape.name() + ": " + why + ", and is left out");
    tapes.remove(tape);
    tape.close();
  }

  /** Threads that take a part of the work. */
  ExecutorService helpers() {
    return helpers;
  }

  /** Shows how far all tapes are read, so many times over; nothing if that takes no while. */
  Progress progress(String task, int times) {
    long size = tapes.stream().mapToLong(TapeStream::size).sum();
    return size < Tapes.LONG_BYTES
        ? Progress.NONE
        : Progress.of(console, task + ", MB", times * size / MEGABYTE);
  }

  /** The tapes, each to be read as often as is needed, which the progress follows. */
  List<Iterable<List<Message>>> read(Progress progress) {
    Done done = new Done(progress);
    return tapes.stream().<Iterable<List<Message>>>map(tape -> () -> done.follow(tape)).toList();
  }

  /** Tells what could not be read, tape by tape. */
  void complain() {
    tapes.forEach(tape -> Tapes.complain(tape.complaints(), console));
  }

  @Override
  public void close() {
    helpers.shutdownNow();
    tapes.forEach(TapeStream::close);
  }

  /** How many bytes of how many tapes were read. */
  private static final class Done {
    private final Progress progress;
    private long before;

    Done(Progress progress) {
      this.progress = progress;
    }

    Iterator<List<Message>> follow(TapeStream tape) {
      Iterator<List<Message>> messages = tape.iterator();
      return new Iterator<>() {
        @Override
        public boolean hasNext() {
          boolean more = messages.hasNext();
          if (more) {
            progress.to((before + tape.position()) / MEGABYTE);
          } else {
            before += tape.size();
          }
          return more;
        }

        @Override
        public List<Message> next() {
          return messages.next();
        }
      };
    }
  }
}
