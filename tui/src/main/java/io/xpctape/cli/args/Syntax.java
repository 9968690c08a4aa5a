package io.xpctape.cli.args;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/**
 * What a command understands: operands, options, examples. A builder that is its own product; each
 * method adds something and returns this object.
 */
public final class Syntax {
  static final String HELP = "help";
  static final String VERSION = "version";
  static final String QUIET = "quiet";
  static final String COLOR = "color";

  record Example(String line, String meaning) {}

  final String operands;
  final List<String> paragraphs = new ArrayList<>();
  final List<Option> options = new ArrayList<>();
  final Map<String, List<String>> choices = new LinkedHashMap<>();
  final List<Example> examples = new ArrayList<>();

  private Syntax(String operands) {
    this.operands = operands;
  }

  /**
   * Begins with the operands as a person reads them: {@code "TAPE SEL…"}, {@code "A B"}, {@code
   * "TAPE [TAPE]"}. Brackets make one optional, an ellipsis allows more of it. {@code "--
   * COMMAND…"} asks for a {@code --} and at least one word behind it.
   */
  public static Syntax of(String operands) {
    return new Syntax(operands);
  }

  /** A paragraph of the help, below the usage line. */
  public Syntax text(String paragraph) {
    paragraphs.add(paragraph);
    return this;
  }

  /** An option with a value; the last one given counts. */
  public Syntax option(String name, String value, String meaning) {
    options.add(Option.builder().longOpt(name).hasArg().argName(value).desc(meaning).get());
    return this;
  }

  /** An option with a value and a short name. */
  public Syntax option(char letter, String name, String value, String meaning) {
    options.add(
        Option.builder(String.valueOf(letter))
            .longOpt(name)
            .hasArg()
            .argName(value)
            .desc(meaning)
            .get());
    return this;
  }

  /** An option with a value that may be given again and again; each time counts. */
  public Syntax repeatable(String name, String value, String meaning) {
    return option(name, value, meaning + " (repeatable)");
  }

  /** An option whose value is one of a few; the first of them is meant when it is not given. */
  public Syntax choice(String name, String meaning, String... values) {
    choices.put(name, List.of(values));
    return option(name, String.join("|", values), meaning);
  }

  /** An option without a value. */
  public Syntax flag(String name, String meaning) {
    options.add(Option.builder().longOpt(name).desc(meaning).get());
    return this;
  }

  /** A whole command line that can be typed, and what it does. Every command has some. */
  public Syntax example(String line, String meaning) {
    examples.add(new Example(line, meaning));
    return this;
  }

  /**
   * Reads what was typed behind the command's name.
   *
   * @param command the command's name, for the messages
   * @throws UsageException if it does not fit
   */
  public Arguments parse(String command, List<String> words) {
    return new ArgumentParser(command, this).parse(words);
  }

  /** The help text, ending in a line feed. */
  public String help(String command) {
    return Help.of(command, this);
  }

  /** The table of the options that every command has. */
  public static String commonHelp() {
    return Help.table(common());
  }

  static List<Option> common() {
    return List.of(
        Option.builder("q").longOpt(QUIET).desc("say nothing but results and errors").get(),
        Option.builder()
            .longOpt(COLOR)
            .hasArg()
            .argName("auto|always|never")
            .desc("colours; auto is on a terminal unless NO_COLOR is set")
            .get(),
        Option.builder("h").longOpt(HELP).desc("show this help").get(),
        Option.builder().longOpt(VERSION).desc("show the version").get());
  }

  Options allOptions() {
    Options all = new Options();
    options.forEach(all::addOption);
    common().forEach(all::addOption);
    return all;
  }
}
