package io.xpctape.cli;

import io.xpctape.cli.args.UsageException;
import io.xpctape.cli.out.Console;
import io.xpctape.cli.out.Progress;
import io.xpctape.model.Message;
import io.xpctape.model.Recording;
import io.xpctape.tape.TapeReader;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongConsumer;

/** The tapes that a command is given. */
final class Tapes {
  /** Standard input. */
  static final String STDIN = "-";

  private static final int SHOWN_COMPLAINTS = 5;

  /** Of a tape this long it takes a while to read all. */
  static final long LONG_BYTES = 16L << 20;

  private static final long MEGABYTE = 1_000_000;
  private static final int MESSAGES_A_STEP = 1000;

  private Tapes() {}

  /**
   * Reads a whole tape. What could not be read of it is told on standard error.
   *
   * @param operand a file, or {@link #STDIN}
   * @throws io.xpctape.model.BadInputException if it is no tape
   */
  static Recording read(String operand, Console console) {
    try (TapeReader reader = open(operand, console)) {
      Recording recording = shown(operand, console, onPosition -> readAll(reader, onPosition));
      complain(recording.complaints(), console);
      return recording;
    }
  }

  /**
   * Reads a tape in some way and shows how far that has come, if the tape is one that takes a
   * while.
   *
   * @param reading tells from time to time at which byte it is
   */
  static <T> T shown(String operand, Console console, Function<LongConsumer, T> reading) {
    long length = operand.equals(STDIN) ? 0 : path(operand).toFile().length();
    try (Progress progress =
        length > LONG_BYTES
            ? Progress.of(console, "reading, MB", length / MEGABYTE)
            : Progress.NONE) {
      return reading.apply(position -> progress.to(position / MEGABYTE));
    }
  }

  private static Recording readAll(TapeReader reader, LongConsumer onPosition) {
    List<Message> messages = new ArrayList<>();
    Optional<Message> next = reader.next();
    while (next.isPresent()) {
      messages.add(next.get());
      if (messages.size() % MESSAGES_A_STEP == 0) {
        onPosition.accept(reader.lastOffset());
      }
      next = reader.next();
    }
    return new Recording(
        reader.info(), reader.connections(), messages, reader.complaints(), reader.images());
  }

  /**
   * A tape up to its first message. The caller reads on, closes it and tells its complaints.
   *
   * @param operand a file, or {@link #STDIN}
   * @throws io.xpctape.model.BadInputException if it is no tape
   */
  static TapeReader open(String operand, Console console) {
    return operand.equals(STDIN)
        ? TapeReader.open(console.in(), name(operand))
        : TapeReader.open(path(operand));
  }

  /** What to call a tape. */
  static String name(String operand) {
    return operand.equals(STDIN) ? "standard input" : operand;
  }

  /**
   * A file as it was typed.
   *
   * @throws UsageException if no file can be called so
   */
  static Path path(String operand) {
    if (operand.isEmpty()) {
      throw new UsageException("a file's name is empty");
    }
    try {
      return Path.of(operand);
    } catch (InvalidPathException e) {
      throw new UsageException("no file can be called so: " + e.getInput());
    }
  }

  /** Tells what could not be read, even if all else is to be quiet: nothing is lost silently. */
  static void complain(List<String> complaints, Console console) {
    complain(complaints, "places that can't be read", console);
  }

  /**
   * Tells some complaints, even if all else is to be quiet.
   *
   * @param what they are about, for the number of those that are not shown
   */
  static void complain(List<String> complaints, String what, Console console) {
    complaints.stream()
        .limit(SHOWN_COMPLAINTS)
        .forEach(line -> console.err().println("xpctape: " + line));
    if (complaints.size() > SHOWN_COMPLAINTS) {
      int more = complaints.size() - SHOWN_COMPLAINTS;
      console.err().println("xpctape: and " + more + " more " + what);
    }
  }
}
