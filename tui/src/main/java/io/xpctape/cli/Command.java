package io.xpctape.cli;

import io.xpctape.cli.args.Arguments;
import io.xpctape.cli.args.Syntax;
import io.xpctape.cli.out.Console;
import java.io.IOException;

/**
 * One command. Its instance is made at every start, so everything but the name and summary waits
 * until it is asked for.
 */
interface Command {
  /** What is typed: {@code list}, or two words as in {@code schema infer}. */
  String name();

  /** What it does, in one line that begins with a verb. */
  String summary();

  /** Its operands, options and examples. The common options need no mention. */
  Syntax syntax();

  /**
   * Does it. Help, version, colours and {@code -q} have been seen to, and the number of operands
   * fits the syntax.
   *
   * @return one of {@link io.xpctape.cli.out.ExitStatus}, or the status of a program it ran
   * @throws io.xpctape.cli.args.UsageException for an option, path or expression used wrongly
   * @throws io.xpctape.model.BadInputException for input that can't be read
   */
  int run(Arguments arguments, Console console) throws IOException;
}
