package io.xpctape.cli.out;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The three standard streams, in UTF-8 whatever the locale, and what the person at them wishes.
 *
 * @param in standard input
 * @param out results; writing to it once its reader is gone throws {@link ClosedPipe}
 * @param err everything else
 * @param terminals which of them are terminals
 * @param environment the environment's variables
 * @param quiet {@code -q} was given
 * @param colorOut results may be coloured
 * @param colorErr messages may be coloured
 */
public record Console(
    InputStream in,
    PrintStream out,
    PrintStream err,
    Terminals terminals,
    Map<String, String> environment,
    boolean quiet,
    boolean colorOut,
    boolean colorErr) {

  /** This process's own streams. */
  public static Console ofProcess() {
    return of(
        new FileInputStream(FileDescriptor.in),
        new FileOutputStream(FileDescriptor.out),
        new FileOutputStream(FileDescriptor.err),
        new Terminals(System.getProperty(Terminals.PROPERTY)),
        System.getenv());
  }

  /** Streams of any kind, without colours and not quiet. */
  public static Console of(
      InputStream in,
      OutputStream out,
      OutputStream err,
      Terminals terminals,
      Map<String, String> environment) {
    return new Console(
        in,
        new PrintStream(new PipeStream(out), false, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        terminals,
        environment,
        false,
        false,
        false);
  }

  /** The same streams with the wishes of a command line, as {@code --color} and NO_COLOR say. */
  public Console with(boolean quiet, String color) {
    return new Console(
        in,
        out,
        err,
        terminals,
        environment,
        quiet,
        colored(color, Terminals.OUT),
        colored(color, Terminals.ERR));
  }

  private boolean colored(String color, int descriptor) {
    return switch (color) {
      case "always" -> true;
      case "never" -> false;
      default ->
          environment.getOrDefault("NO_COLOR", "").isEmpty()
              && !"dumb".equals(environment.get("TERM"))
              && terminals.has(descriptor);
    };
  }

  /** Tells something beside the results on standard error, unless {@code -q} was given. */
  public void note(String line) {
    if (!quiet) {
      out.flush();
      err.println(line);
    }
  }
}
