package io.xpctape.cli;

import io.xpctape.cli.out.Console;
import io.xpctape.cli.out.Terminals;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A console without terminals whose output a test can read. */
final class TestConsole {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Console console;

  TestConsole() {
    this(new byte[0]);
  }

  TestConsole(byte[] in) {
    this(in, "");
  }

  /**
   * With terminals.
   *
   * @param terminals the numbers of the descriptors that are some
   */
  TestConsole(byte[] in, String terminals) {
    console =
        Console.of(new ByteArrayInputStream(in), out, err, new Terminals(terminals), Map.of());
  }

  Console console() {
    return console;
  }

  /** Runs a command line as a person would type it, without the program's name. */
  int run(String... words) {
    return Main.run(words, console);
  }

  String out() {
    console.out().flush();
    return out.toString(StandardCharsets.UTF_8);
  }

  byte[] outBytes() {
    console.out().flush();
    return out.toByteArray();
  }

  String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  /** All that was printed, to look at when a test fails. */
  String both() {
    return out() + err();
  }
}
