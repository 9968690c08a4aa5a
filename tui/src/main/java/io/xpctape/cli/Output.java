package io.xpctape.cli;

import io.xpctape.cli.args.Arguments;
import io.xpctape.cli.args.Syntax;
import io.xpctape.cli.args.UsageException;
import io.xpctape.cli.out.Console;
import io.xpctape.cli.out.OutputFile;
import io.xpctape.cli.out.Terminals;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;

/** Where a command that makes one file puts it: a file that is whole or not there, or a pipe. */
final class Output {
  private static final String OUTPUT = "output";
  private static final String FORCE = "force";

  /** Standard output. */
  private static final String STDOUT = "-";

  /** What writes the bytes. */
  interface Writer {
    void write(OutputStream out) throws IOException;
  }

  /** The file; empty for standard output. */
  private final Optional<Path> file;

  private final boolean force;
  private final Console console;

  private Output(Optional<Path> file, boolean force, Console console) {
    this.file = file;
    this.force = force;
    this.console = console;
  }

  /** The options that say where. */
  static Syntax options(Syntax syntax, String name) {
    return syntax
        .option('o', OUTPUT, name, "the file to write; - for standard output")
        .flag(FORCE, "replace it if it exists");
  }

  /**
   * What those options say of bytes that no person reads.
   *
   * @throws UsageException if they say nothing, or a terminal
   */
  static Output of(Arguments arguments, String command, String name, Console console) {
    String output =
        arguments
            .value(OUTPUT)
            .orElseThrow(() -> new UsageException(command + ": -o " + name + " is needed"));
    Output bytes = to(output, arguments, console);
    bytes.notForPeople(command);
    return bytes;
  }

  /**
   * Refuses a terminal, for which bytes would be commands.
   *
   * @throws UsageException if what is written would be seen by a person
   */
  void notForPeople(String command) {
    if (isTerminal()) {
      throw new UsageException(command + ": bytes are not for a terminal; -o FILE writes a file");
    }
  }

  /** What those options say, where standard output is meant if they do not. */
  static Output orStandard(Arguments arguments, Console console) {
    return to(arguments.value(OUTPUT).orElse(STDOUT), arguments, console);
  }

  private static Output to(String output, Arguments arguments, Console console) {
    Optional<Path> file =
        output.equals(STDOUT) ? Optional.empty() : Optional.of(Tapes.path(output));
    return new Output(file, arguments.has(FORCE), console);
  }

  /** Whether what is written will be seen by a person at once. */
  boolean isTerminal() {
    return file.isEmpty() && console.terminals().has(Terminals.OUT);
  }

  /** Whether what is written goes out at once, whatever comes after it. */
  boolean isStandard() {
    return file.isEmpty();
  }

  void write(Writer writer) throws IOException {
    if (file.isEmpty()) {
      writer.write(console.out());
      return;
    }
    try (OutputFile output = OutputFile.create(file.get(), force)) {
      try (OutputStream stream = new BufferedOutputStream(output.stream())) {
        writer.write(stream);
      }
      output.commit();
    }
  }
}
