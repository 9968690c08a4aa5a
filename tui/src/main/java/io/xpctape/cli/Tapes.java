package io.xpctape.cli;

import io.xpctape.cli.args.UsageException;
import io.xpctape.cli.out.Console;
import io.xpctape.model.Recording;
import io.xpctape.tape.TapeReader;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The tapes that a command is given. */
final class Tapes {
  /** Standard input. */
  static final String STDIN = "-";

  private Tapes() {}

  /**
   * Reads a whole tape. What could not be read of it is told on standard error.
   *
   * @param operand a file, or {@link #STDIN}
   * @throws io.xpctape.model.BadInputException if it is no tape
   */
  static Recording read(String operand, Console console) {
    Recording recording =
        operand.equals(STDIN)
            ? TapeReader.read(console.in(), "standard input")
            : TapeReader.read(path(operand));
    recording.complaints().forEach(complaint -> console.err().println("xpctape: " + complaint));
    return recording;
  }

  /**
   * A file as it was typed.
   *
   * @throws UsageException if no file can be called so
   */
  static Path path(String operand) {
    try {
      return Path.of(operand);
    } catch (InvalidPathException e) {
      throw new UsageException("no file can be called so: " + e.getInput());
    }
  }
}
