package io.xpctape.cli.args;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The options and operands of one call. Options are named by their long names. */
public final class Arguments {
  private final String command;
  private final Map<String, List<String>> given;
  private final Map<String, List<String>> choices;
  private final List<String> operands;
  private final List<String> program;

  Arguments(
      String command,
      Map<String, List<String>> given,
      Map<String, List<String>> choices,
      List<String> operands,
      List<String> program) {
    this.command = command;
    this.given = Map.copyOf(given);
    this.choices = Map.copyOf(choices);
    this.operands = List.copyOf(operands);
    this.program = List.copyOf(program);
  }

  /** The words that are no options, as many as the syntax allows. */
  public List<String> operands() {
    return operands;
  }

  /** The operand at an index that the syntax makes sure of. */
  public String operand(int index) {
    return operands.get(index);
  }

  /** What stands behind {@code --}, for a syntax that asks for it. */
  public List<String> program() {
    return program;
  }

  public boolean has(String option) {
    return given.containsKey(option);
  }

  public Optional<String> value(String option) {
    List<String> values = values(option);
    return values.isEmpty() ? Optional.empty() : Optional.of(values.get(values.size() - 1));
  }

  /** All values of a repeatable option, in the order given. */
  public List<String> values(String option) {
    return given.getOrDefault(option, List.of());
  }

  /** The value of a choice, its first one if it was not given. */
  public String choice(String option) {
    List<String> allowed = choices.getOrDefault(option, List.of());
    return value(option).orElseGet(() -> allowed.get(0));
  }

  /**
   * The value of an option that takes a whole number.
   *
   * @throws UsageException if it is none, or outside min to max
   */
  public Optional<Long> number(String option, long min, long max) {
    return value(option).map(text -> number(option, text, min, max));
  }

  private long number(String option, String text, long min, long max) {
    try {
      long number = Long.parseLong(text);
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below, like a number out of range.
    }
    throw new UsageException(
        command
            + ": --"
            + option
            + " takes a whole number from "
            + min
            + " to "
            + max
            + ", not '"
            + text
            + "'");
  }

  public boolean help() {
    return has(Syntax.HELP);
  }

  public boolean version() {
    return has(Syntax.VERSION);
  }

  public boolean quiet() {
    return has(Syntax.QUIET);
  }

  public String color() {
    return value(Syntax.COLOR).orElse("auto");
  }
}
