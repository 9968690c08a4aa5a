package io.xpctape.cli.demo;

import io.xpctape.cli.out.Console;
import io.xpctape.cli.out.ExitStatus;
import io.xpctape.cli.out.Progress;
import io.xpctape.cli.out.ShellWord;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tells the story: headings, words, and commands with what they print. Tells failures as well. */
final class Teller {
  private static final String BOLD = "\u001b[1m";
  private static final String PLAIN = "\u001b[m";
  private static final String INDENT = "  ";
  private static final int QUOTED_COLUMNS = 76;

  private final Console console;
  private final Xpctape xpctape;
  private final int parts;
  private int part;
  private int status = ExitStatus.OK;

  /**
   * Over a console.
   *
   * @param parts how many parts the story has
   */
  Teller(Console console, Xpctape xpctape, int parts) {
    this.console = console;
    this.xpctape = xpctape;
    this.parts = parts;
  }

  /** Begins the next part. */
  void part(String heading) {
    part++;
    say("");
    stress(part + ". " + heading);
  }

  /** Says a line. */
  void say(String line) {
    console.out().println(line);
    console.out().flush();
  }

  /** Says a line that is meant to be seen. */
  void stress(String line) {
    say(bold(line));
  }

  /** Shows a few lines as if a command had printed them. */
  void show(List<String> lines) {
    lines.forEach(line -> console.out().println(INDENT + line));
    console.out().flush();
  }

  /** Shows what somebody said, over as many lines as it takes. */
  void quote(String who, String words) {
    String before = who;
    StringBuilder line = new StringBuilder();
    for (String word : words.split(" ", -1)) {
      if (line.length() + word.length() > QUOTED_COLUMNS) {
        quoteLine(before, line);
        before = "";
      }
      line.append(' ').append(word);
    }
    quoteLine(before, line);
  }

  private void quoteLine(String who, StringBuilder line) {
    stress(String.format(Locale.ROOT, "  %-16s%s", who, line));
    line.setLength(0);
  }

  /**
   * Shows a command, runs it and shows what it printed.
   *
   * @param expected the status with which it is to end
   * @return what it printed; empty if it ended otherwise, which was told
   */
  Optional<List<String>> run(int expected, String... words) throws IOException {
    String typed = typed(List.of(words));
    say(INDENT + bold("$ xpctape " + typed));
    Xpctape.Result result;
    try (Progress progress = Progress.of(console, "part " + part + " of " + parts, parts)) {
      progress.to(part - 1L);
      progress.note(words[0]);
      result = xpctape.run(List.of(words));
    }
    show(result.lines());
    if (result.status() == expected) {
      return Optional.of(result.lines());
    }
    int told = result.status() == ExitStatus.OK ? ExitStatus.DIFFERENT : result.status();
    fail(told, "'xpctape " + typed + "' ended with status " + result.status());
    return Optional.empty();
  }

  /** Whether something is as it has to be; if not, that is told. */
  boolean check(boolean right, String otherwise) {
    if (!right) {
      fail(ExitStatus.DIFFERENT, otherwise);
    }
    return right;
  }

  private void fail(int withStatus, String line) {
    status = withStatus;
    console.out().flush();
    console.err().println("xpctape: demo: " + line);
  }

  /** How the demo ends. */
  int status() {
    return status;
  }

  private static String typed(List<String> words) {
    return String.join(" ", words.stream().map(ShellWord::of).toList());
  }

  private String bold(String text) {
    return console.colorOut() ? BOLD + text + PLAIN : text;
  }
}
