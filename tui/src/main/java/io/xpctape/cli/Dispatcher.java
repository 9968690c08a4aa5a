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
import java.util.Set;

/** Finds the command that was asked for and runs it, or shows help. */
final class Dispatcher {
  private static final Set<String> HELP = Set.of("-h", "--help");

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
    if (rest.size() == 2 && HELP.contains(rest.get(1)) && !family(rest.get(0)).isEmpty()) {
      return help(rest.subList(0, 1));
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
      return help(rest.subList(1, rest.size()));
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

  /** Explains a command, or those whose names begin with a word. */
  private int help(List<String> typed) {
    List<String> words = List.of(String.join(" ", typed).split(" ", -1));
    List<Command> family = words.size() == 1 ? family(words.get(0)) : List.of();
    if (family.isEmpty()) {
      Command command = find(words);
      console.out().print(command.syntax().help(command.name()));
    } else {
      console.out().print("Usage: xpctape " + words.get(0) + " COMMAND [OPTION]…\n\n");
      console.out().print(table(family));
    }
    return ExitStatus.OK;
  }

  private List<Command> family(String word) {
    return commands.stream().filter(command -> command.name().startsWith(word + " ")).toList();
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
    List<String> family = family(first).stream().map(Command::name).toList();
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
    return "xpctape: a tape recorder for XPC\n\nUsage: xpctape COMMAND [OPTION]…\n\n"
        + table(commands)
        + "\nEverywhere:\n"
        + Syntax.commonHelp();
  }

  private static String table(List<Command> some) {
    StringBuilder text = new StringBuilder("Commands:\n");
    int width = some.stream().mapToInt(command -> command.name().length()).max().orElse(0);
    for (Command command : some) {
      text.append(
          String.format(
              Locale.ROOT, "  %-" + width + "s  %s%n", command.name(), command.summary()));
    }
    return text.append("\n'xpctape COMMAND --help' explains one, with examples.\n").toString();
  }
}
