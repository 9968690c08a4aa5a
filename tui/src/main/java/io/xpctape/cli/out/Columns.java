package io.xpctape.cli.out;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** How many columns a line of results may have. */
public final class Columns {
  /** Beside a terminal: room enough for programs that search in lines. */
  private static final int NO_TERMINAL = 400;

  private static final int USUAL = 80;

  private Columns() {}

  /**
   * COLUMNS if it is set to a number, else the terminal's width as stty(1) says it, else as many as
   * a file takes.
   */
  public static int of(Console console) {
    int wished = number(console.environment().getOrDefault("COLUMNS", ""));
    if (wished > 0) {
      return wished;
    }
    return console.terminals().has(Terminals.OUT) ? ask() : NO_TERMINAL;
  }

  private static int ask() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String[] size =
          new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
              .strip()
              .split(" ", -1);
      int columns = size.length == 2 ? number(size[1]) : 0;
      return columns > 0 ? columns : USUAL;
    } catch (IOException e) {
      return USUAL;
    }
  }

  private static int number(String text) {
    return text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
  }
}
