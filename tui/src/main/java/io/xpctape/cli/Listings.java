package io.xpctape.cli;

import io.xpctape.cli.args.UsageException;
import io.xpctape.cli.out.Console;
import io.xpctape.cli.out.Progress;
import io.xpctape.filter.Filter;
import io.xpctape.model.BadInputException;
import io.xpctape.model.Message;
import io.xpctape.tape.Tape;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.Supplier;

/** What the commands that list messages share. */
final class Listings {
  /** So many messages take a while. */
  private static final int LONG = 100_000;

  private static final int MESSAGES_A_STEP = 1000;

  private Listings() {}

  /** Opens a tape of which only the listed messages come into memory, and tells its damage. */
  static Tape open(String operand, Console console) {
    Tape tape =
        Tapes.shown(
            operand,
            console,
            onPosition ->
                operand.equals(Tapes.STDIN)
                    ? Tape.open(console.in(), Tapes.name(operand))
                    : Tape.open(Tapes.path(operand), onPosition));
    Tapes.complain(tape.complaints(), console);
    return tape;
  }

  /**
   * Shows how many of a tape's messages are done; nothing if that takes no while.
   *
   * @param times how often all of them are read
   */
  static Progress progress(Tape tape, int times, String task, Console console) {
    long size = tape.messages().size();
    return size < LONG ? Progress.NONE : Progress.of(console, task, times * size);
  }

  /** The messages of a tape; whenever one is read, a progress is told how many that makes. */
  static List<Message> followed(Tape tape, Progress progress) {
    return new Followed(tape.messages(), progress);
  }

  private static final class Followed extends AbstractList<Message> implements RandomAccess {
    private final List<Message> messages;
    private final Progress progress;
    private long read;

    Followed(List<Message> messages, Progress progress) {
      this.messages = messages;
      this.progress = progress;
    }

    @Override
    public Message get(int index) {
      if (++read % MESSAGES_A_STEP == 0) {
        progress.to(read);
      }
      return messages.get(index);
    }

    @Override
    public int size() {
      return messages.size();
    }
  }

  /** Reads an expression that stood behind an option. */
  static Filter filter(String option, String expression) {
    return wellWritten("--" + option, () -> Filter.parse(expression));
  }

  /** Turns a complaint about what was typed into one about the command line. */
  static <T> T wellWritten(String what, Supplier<T> parsing) {
    try {
      return parsing.get();
    } catch (BadInputException e) {
      throw new UsageException(what + ": " + e.getMessage());
    }
  }
}
