package io.xpctape.cli.args;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;

/** Reads a command's words by its syntax. */
final class ArgumentParser {
  private static final String END = "--";
  private static final List<String> COLORS = List.of("auto", "always", "never");

  private final String command;
  private final Syntax syntax;

  ArgumentParser(String command, Syntax syntax) {
    this.command = command;
    this.syntax = syntax;
  }

  Arguments parse(List<String> words) {
    // The parser would not tell whether a "--" was there.
    int end = words.indexOf(END);
    List<String> before = end < 0 ? words : words.subList(0, end);
    List<String> behind = end < 0 ? List.of() : words.subList(end + 1, words.size());
    CommandLine line = commandLine(before);
    Map<String, List<String>> given = new LinkedHashMap<>();
    for (Option option : line.getOptions()) {
      given
          .computeIfAbsent(option.getLongOpt(), name -> new ArrayList<>())
          .addAll(option.getValuesList());
    }
    List<String> operands = new ArrayList<>(line.getArgList());
    boolean runsProgram = syntax.operands.startsWith(END);
    if (!runsProgram) {
      operands.addAll(behind);
    }
    Arguments arguments =
        new Arguments(command, given, syntax.choices, operands, runsProgram ? behind : List.of());
    if (!arguments.help() && !arguments.version()) {
      checkChoices(arguments);
      if (runsProgram) {
        checkProgram(end, operands, behind);
      } else {
        checkOperands(operands);
      }
    }
    return arguments;
  }

  private CommandLine commandLine(List<String> words) {
    try {
      return DefaultParser.builder()
          .setStripLeadingAndTrailingQuotes(false)
          .setAllowPartialMatching(false)
          .get()
          .parse(syntax.allOptions(), words.toArray(new String[0]));
    } catch (UnrecognizedOptionException e) {
      throw unknownOption(e.getOption());
    } catch (MissingArgumentException e) {
      Option option = e.getOption();
      throw wrong("--" + option.getLongOpt() + " needs a value: " + option.getArgName());
    } catch (ParseException e) {
      throw wrong(e.getMessage() + seeHelp());
    }
  }

  private UsageException unknownOption(String word) {
    int equals = word.indexOf('=');
    String option = equals < 0 ? word : word.substring(0, equals);
    if (equals >= 0 && syntax.allOptions().hasOption(option)) {
      return wrong(option + " takes no value" + seeHelp());
    }
    List<String> known =
        syntax.allOptions().getOptions().stream().map(o -> END + o.getLongOpt()).toList();
    Optional<String> meant = Suggestion.among(known, option);
    return wrong(
        "unknown option '"
            + option
            + "'"
            + meant.map(name -> "; did you mean " + name + "?").orElse(seeHelp()));
  }

  private void checkChoices(Arguments arguments) {
    syntax.choices.forEach((option, allowed) -> checkChoice(arguments, option, allowed));
    checkChoice(arguments, Syntax.COLOR, COLORS);
  }

  private void checkChoice(Arguments arguments, String option, List<String> allowed) {
    for (String value : arguments.values(option)) {
      if (!allowed.contains(value)) {
        throw wrong(
            "--" + option + " takes " + String.join("|", allowed) + ", not '" + value + "'");
      }
    }
  }

  private void checkProgram(int end, List<String> operands, List<String> behind) {
    if (!operands.isEmpty()) {
      String where = end < 0 ? "'; the program goes behind --" : "' before --";
      throw wrong("unexpected '" + operands.get(0) + where + seeHelp());
    }
    if (behind.isEmpty()) {
      throw wrong("no program; it goes behind --" + seeHelp());
    }
  }

  private void checkOperands(List<String> operands) {
    List<String> names =
        syntax.operands.isEmpty() ? List.of() : List.of(syntax.operands.split(" ", -1));
    List<String> required = names.stream().filter(name -> !name.startsWith("[")).toList();
    if (operands.size() < required.size()) {
      throw wrong("missing " + required.get(operands.size()) + seeHelp());
    }
    boolean more = names.stream().anyMatch(name -> name.contains("…"));
    if (!more && operands.size() > names.size()) {
      throw wrong("unexpected '" + operands.get(names.size()) + "'" + seeHelp());
    }
  }

  private UsageException wrong(String message) {
    return new UsageException(command.isEmpty() ? message : command + ": " + message);
  }

  private String seeHelp() {
    return "; see 'xpctape " + (command.isEmpty() ? "" : command + " ") + "--help'";
  }
}
