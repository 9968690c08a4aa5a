package io.xpctape.cli;

import io.xpctape.cli.args.Arguments;
import io.xpctape.cli.args.Suggestion;
import io.xpctape.cli.args.Syntax;
import io.xpctape.cli.args.UsageException;
import io.xpctape.cli.out.Console;
import io.xpctape.cli.out.ExitStatus;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the command that was asked for and runs it, or shows help. */
final class Dispatcher {
  private final Console console;
  private final List<Command> commands;

  Dispatcher(Console console) {
    this(console, Commands.ALL);
  }

  Dispatcher(Console console, List<Command> commands) {
    this.console = console;
    this.commands = commands;
  }

  int run(List<String> words) throws IOException {
    int leading = countLeadingOptions(words);
    List<String> options = words.subList(0, leading);
    List<String> rest = words.subList(leading, words.size());
    if (rest.isEmpty() || rest.get(0).equals("help")) {
      return withoutCommand(options, rest);
    }
    Command command = find(rest);
    int nameWords = command.name().split(" ", -1).length;
    List<String> own = new ArrayList<>(options);
    own.addAll(rest.subList(nameWords, rest.size()));
    Syntax syntax = command.syntax();
    Arguments arguments = syntax.parse(command.name(), own);
    if (arguments.help()) {
      console.out().print(syntax.help(command.name()));
      return ExitStatus.OK;
    }
    if (arguments.version()) {
      return version();
    }
    return command.run(arguments, console.with(arguments.quiet(), arguments.color()));
  }

  /** Options before the command: {@code xpctape -q --color never list …}. */
  private static int countLeadingOptions(List<String> words) {
    int i = 0;
    while (i < words.size() && words.get(i).startsWith("-")) {
      i += words.get(i).equals("--color") ? 2 : 1;
    }
    return Math.min(i, words.size());
  }

  private int withoutCommand(List<String> options, List<String> rest) {
    if (rest.size() > 1) {
      Command command = find(rest.subList(1, rest.size()));
      console.out().print(command.syntax().help(command.name()));
      return ExitStatus.OK;
    }
    Arguments arguments = Syntax.of("").parse("", options);
    if (arguments.version()) {
      return version();
    }
    if (arguments.help() || !rest.isEmpty()) {
      console.out().print(overview());
      return ExitStatus.OK;
    }
    console.err().print(overview());
    return ExitStatus.USAGE;
  }

  private Command find(List<String> words) {
    Optional<Command> found =
        commands.stream().filter(command -> startsWith(words, command.name())).findFirst();
    return found.orElseThrow(() -> unknown(words));
  }

  private static boolean startsWith(List<String> words, String name) {
    List<String> wanted = List.of(name.split(" ", -1));
    return words.size() >= wanted.size() && words.subList(0, wanted.size()).equals(wanted);
  }

  private UsageException unknown(List<String> words) {
    String first = words.get(0);
    List<String> names = commands.stream().map(Command::name).toList();
    List<String> family = names.stream().filter(name -> name.startsWith(first + " ")).toList();
    if (!family.isEmpty()) {
      return new UsageException(
          words.size() == 1
              ? first + ": say which: " + String.join(", ", family)
              : "unknown command '"
                  + first
                  + " "
                  + words.get(1)
                  + "'; there is "
                  + String.join(", ", family));
    }
    return new UsageException(
        "unknown command '"
            + first
            + "'"
            + Suggestion.among(names, first)
                .map(name -> "; did you mean " + name + "?")
                .orElse("; see 'xpctape --help'"));
  }

  private int version() {
    console.out().println("xpctape " + Version.get());
    return ExitStatus.OK;
  }

  private String overview() {
    StringBuilder text =
        new StringBuilder("xpctape: a tape recorder for XPC\n\nUsage: xpctape COMMAND [OPTION]…\n");
    text.append("\nCommands:\n");
    int width = commands.stream().mapToInt(command -> command.name().length()).max().orElse(0);
    for (Command command : commands) {
      text.append(
          String.format(
              Locale.ROOT, "  %-" + width + "s  %s%n", command.name(), command.summary()));
    }
    text.append("\n'xpctape COMMAND --help' explains one, with examples. Everywhere:\n");
    text.append(Syntax.commonHelp());
    return text.toString();
  }
}
