package io.xpctape.cli;

import io.xpctape.agent.AgentException;
import io.xpctape.cli.args.UsageException;
import io.xpctape.cli.out.ClosedPipe;
import io.xpctape.cli.out.Console;
import io.xpctape.cli.out.ExitStatus;
import io.xpctape.model.BadInputException;
import io.xpctape.text.SafeText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Objects;

/** The program. */
public final class Main {
  /** The environment variable that asks for the stack trace of an internal error. */
  private static final String DEBUG = "XPCTAPE_DEBUG";

  private Main() {}

  public static void main(String[] args) {
    System.exit(run(args, Console.ofProcess()));
  }

  /**
   * Runs one command line to its end. Whatever ends it is told in one line on standard error.
   *
   * @return the exit status
   */
  public static int run(String[] args, Console console) {
    int status = guarded(() -> new Dispatcher(console).run(List.of(args)), console);
    int flushed =
        guarded(
            () -> {
              console.out().flush();
              return ExitStatus.OK;
            },
            console);
    return flushed == ExitStatus.OK ? status : flushed;
  }

  private interface Step {
    int run() throws IOException;
  }

  private static int guarded(Step step, Console console) {
    try {
      return step.run();
    } catch (ClosedPipe e) {
      return ExitStatus.OK;
    } catch (UsageException e) {
      return fail(console, ExitStatus.USAGE, text(e));
    } catch (BadInputException e) {
      return fail(console, ExitStatus.BAD_INPUT, text(e));
    } catch (AgentException e) {
      return fail(console, status(e.reason()), text(e));
    } catch (InvalidPathException e) {
      return fail(console, ExitStatus.USAGE, "no file can have this name: " + text(e));
    } catch (UncheckedIOException e) {
      return ioFailed(console, Objects.requireNonNull(e.getCause()));
    } catch (IOException e) {
      return ioFailed(console, e);
    } catch (UnsatisfiedLinkError e) {
      // JNA unpacks a library of its own, by the JDK's temporary folder or its own setting.
      return fail(
          console,
          ExitStatus.UNABLE,
          "JNA can't load its library (XPCTAPE_JAVA_OPTIONS=-Djna.tmpdir=FOLDER names a folder that"
              + " is not mounted noexec): "
              + text(e));
    } catch (OutOfMemoryError e) {
      String line = "not enough memory; XPCTAPE_JAVA_OPTIONS=-Xmx4g, say, gives it more";
      return fail(console, ExitStatus.UNABLE, line);
    } catch (RuntimeException | Error e) {
      return internalError(console, e);
    }
  }

  private static int status(AgentException.Reason reason) {
    return switch (reason) {
      case TAPE -> ExitStatus.USAGE;
      case PLATFORM -> ExitStatus.UNABLE;
      case FAILED -> ExitStatus.RECORD_FAILED;
      case NOT_EXECUTABLE -> ExitStatus.NOT_EXECUTABLE;
      case NOT_FOUND -> ExitStatus.NOT_FOUND;
    };
  }

  private static int ioFailed(Console console, Throwable e) {
    if (e instanceof NoSuchFileException missing) {
      return fail(console, ExitStatus.BAD_INPUT, missing.getFile() + ": there is no such file");
    }
    if (e instanceof AccessDeniedException denied) {
      return fail(console, ExitStatus.BAD_INPUT, denied.getFile() + ": permission denied");
    }
    if (e instanceof FileSystemException) {
      return fail(console, ExitStatus.BAD_INPUT, text(e));
    }
    return fail(console, ExitStatus.UNABLE, "input or output failed: " + text(e));
  }

  private static int internalError(Console console, Throwable e) {
    boolean debug = console.environment().containsKey(DEBUG);
    String more = debug ? "" : " (" + DEBUG + "=1 shows more)";
    fail(console, ExitStatus.INTERNAL, "internal error, please report it: " + e + more);
    if (debug) {
      e.printStackTrace(console.err());
    }
    return ExitStatus.INTERNAL;
  }

  private static String text(Throwable e) {
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }

  private static int fail(Console console, int status, String message) {
    String line = SafeText.of(message.replaceAll("\\R", " "));
    console.err().println("xpctape: " + line);
    return status;
  }
}
