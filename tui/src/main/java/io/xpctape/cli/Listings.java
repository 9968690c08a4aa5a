package io.xpctape.cli;

import io.xpctape.cli.args.UsageException;
import io.xpctape.cli.out.Console;
import io.xpctape.filter.Filter;
import io.xpctape.model.BadInputException;
import io.xpctape.tape.Tape;
import java.util.function.Supplier;

/** What the commands that list messages share. */
final class Listings {
  private Listings() {}

  /** Opens a tape of which only the listed messages come into memory, and tells its damage. */
  static Tape open(String operand, Console console) {
    Tape tape =
        Tapes.shown(
            operand,
            console,
            progress ->
                operand.equals(Tapes.STDIN)
                    ? Tape.open(console.in(), Tapes.name(operand))
                    : Tape.open(Tapes.path(operand)));
    Tapes.complain(tape.complaints(), console);
    return tape;
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
