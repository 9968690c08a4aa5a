package io.xpctape.cli.args;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.help.HelpFormatter;
import org.apache.commons.cli.help.TextHelpAppendable;

/** Writes a command's help. */
final class Help {
  /** Columns; many a terminal has no more. */
  private static final int WIDTH = 80;

  private Help() {}

  static String of(String command, Syntax syntax) {
    StringBuilder text = new StringBuilder("Usage: xpctape ").append(command).append(" [OPTION]…");
    if (!syntax.operands.isEmpty()) {
      text.append(' ').append(syntax.operands);
    }
    text.append("\n\n");
    for (String paragraph : syntax.paragraphs) {
      text.append(wrapped(paragraph)).append("\n\n");
    }
    List<Option> options = new ArrayList<>(syntax.options);
    options.addAll(Syntax.common());
    text.append("Options:\n").append(table(options));
    text.append("\nExamples:\n");
    for (Syntax.Example example : syntax.examples) {
      text.append("  ").append(example.line()).append('\n');
      text.append("      ").append(example.meaning()).append('\n');
    }
    return text.toString();
  }

  /** Broken between words. */
  private static String wrapped(String paragraph) {
    StringBuilder text = new StringBuilder();
    int used = 0;
    for (String word : paragraph.split(" ", -1)) {
      boolean fits = used + 1 + word.length() <= WIDTH;
      text.append(used == 0 ? "" : fits ? " " : "\n").append(word);
      used = used > 0 && fits ? used + 1 + word.length() : word.length();
    }
    return text.toString();
  }

  static String table(List<Option> options) {
    StringBuilder text = new StringBuilder();
    TextHelpAppendable page = new TextHelpAppendable(text);
    page.setMaxWidth(WIDTH);
    try {
      HelpFormatter.builder()
          .setShowSince(false)
          .setComparator(Comparator.comparingInt(options::indexOf))
          .setHelpAppendable(page)
          .get()
          .printOptions(options);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    // Without the formatter's centred heading and its padding.
    return text.toString()
        .lines()
        .skip(1)
        .filter(line -> !line.isBlank())
        .map(line -> " " + line.stripTrailing() + "\n")
        .collect(Collectors.joining());
  }
}
