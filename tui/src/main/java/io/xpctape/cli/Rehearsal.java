package io.xpctape.cli;

import io.xpctape.cli.out.Console;
import io.xpctape.cli.out.Terminals;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/**
 * Runs the quick commands for nobody, so that the build can archive the classes that they take; the
 * launcher starts with that archive.
 */
final class Rehearsal {
  private Rehearsal() {}

  /**
   * Given two tapes.
   *
   * @throws IllegalStateException if a command fails, for then its classes are not in the archive
   */
  public static void main(String[] tapes) {
    String a = tapes[0];
    String b = tapes[1];
    run(0, "--help");
    run(0, "list", "--help");
    run(0, "list", a);
    run(0, "list", a, "--format", "json", "--filter", "dir == 'in' && error != ''");
    run(0, "show", a, "1", "kind == 'start'");
    run(1, "diff", a, b);
    run(0, "replay", a, "--set", "name=x", "--dry-run");
  }

  private static void run(int expected, String... words) {
    Console console =
        Console.of(
            InputStream.nullInputStream(),
            OutputStream.nullOutputStream(),
            System.err,
            new Terminals(""),
            Map.of());
    int status = Main.run(words, console);
    if (status != expected) {
      throw new IllegalStateException(List.of(words) + " ended with " + status);
    }
  }
}
