package io.xpctape.cli;

import io.xpctape.cli.args.UsageException;
import io.xpctape.cli.out.Console;
import io.xpctape.filter.Filter;
import io.xpctape.model.BadInputException;
import io.xpctape.model.Lister;
import io.xpctape.model.Message;
import io.xpctape.schema.infer.KindRules;
import io.xpctape.tape.Tape;
import java.util.List;
import java.util.function.Supplier;

/** What the commands that list messages share. */
final class Listings {
  /** So many messages teach what kinds there are. */
  private static final int LEARNED = 20_000;

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

  /**
   * Tells of a tape's messages what only the whole tape knows. The kinds are learned from its
   * beginning, for a long tape would not fit into memory.
   */
  static Lister lister(Tape tape) {
    List<Message> messages = tape.messages();
    List<Message> beginning = messages.stream().limit(LEARNED).toList();
    KindRules rules = KindRules.NONE.learn(List.of(beginning));
    return new Lister(
        tape.info(),
        message -> {
          long request = message.replyTo() == 0 ? 0 : tape.numberOf(message.replyTo());
          return request > 0 && request < message.n()
              ? rules.kindOf(messages.get((int) request - 1), true)
              : rules.kindOf(message, tape.isAnswered(message));
        },
        tape::numberOf);
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
