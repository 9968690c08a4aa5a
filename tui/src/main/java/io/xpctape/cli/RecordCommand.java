package io.xpctape.cli;

import io.xpctape.agent.RecordRequest;
import io.xpctape.agent.RecordResult;
import io.xpctape.agent.Recorder;
import io.xpctape.agent.launch.Child;
import io.xpctape.agent.launch.CommandLine;
import io.xpctape.agent.launch.NativeString;
import io.xpctape.cli.args.Arguments;
import io.xpctape.cli.args.Syntax;
import io.xpctape.cli.args.UsageException;
import io.xpctape.cli.out.Console;
import io.xpctape.text.SafeText;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code record}: runs a program and keeps what it says. */
final class RecordCommand implements Command {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);
  private static final Pattern SIZE = Pattern.compile("(\\d{1,15})([KMG]?)");

  @Override
  public String name() {
    return "record";
  }

  @Override
  public String summary() {
    return "Run a program and record what it says over XPC";
  }

  @Override
  public Syntax syntax() {
    return Syntax.of("-- COMMAND…")
        .text(
            "The program runs as it would without us: same folder, environment, descriptors,"
                + " limits and signals. It ends as the program did; 128 and the signal if it died"
                + " of one, 125 if it ended well and nothing was recorded, 126 if the program can't be executed,"
                + " 127 if there is none.")
        .option('o', "output", "TAPE", "the tape; the program's name and the time if not given")
        .repeatable("service", "GLOB", "record only services of such a name")
        .flag("children", "record the programs it starts as well, each as TAPE.PID")
        .option("max-data", "N", "keep the first N bytes of each data value; 4K, 1M, 1G")
        .option("stack", "N", "keep N return addresses of each message sent; at most 64")
        .flag("browse", "open the tape when the program has ended")
        .flag("force", "replace an existing tape")
        .example("xpctape record -- vftool -k vmlinuz", "records a boot")
        .example(
            "xpctape record -o boot.xpctape --service 'com.apple.Virtualization.*' -- ./app",
            "records what concerns virtual machines");
  }

  @Override
  public int run(Arguments arguments, Console console) throws IOException {
    Child.noteSurroundings();
    boolean browse = arguments.has("browse");
    Optional<List<NativeString>> exact = CommandLine.exact(arguments.program());
    RecordRequest request =
        RecordRequest.of(
                exact.orElseGet(() -> arguments.program().stream().map(NativeString::of).toList()),
                tape(arguments))
            .children(arguments.has("children"))
            .force(arguments.has("force"))
            // Descriptors are ours to close only in a process of our own, and the browser needs
            // them.
            .handOver(exact.isPresent() && !browse);
    arguments.values("service").forEach(request::service);
    arguments.value("max-data").ifPresent(size -> request.maxData(bytes(size)));
    arguments.value("stack").ifPresent(depth -> request.stack(addresses(depth)));
    Optional<String> warning = Recorder.warning(request);
    warning.ifPresent(why -> console.err().println("xpctape: warning: " + why));
    RecordResult result = Recorder.record(request);
    int status =
        RecordReport.print(
            SafeText.of(arguments.program().get(0)),
            arguments.has("children"),
            warning,
            result,
            console);
    if (browse && !result.tapes().isEmpty()) {
      String tape = result.tapes().get(0).file().toString();
      new Dispatcher(console).run(List.of("browse", tape));
    }
    return status;
  }

  private static Path tape(Arguments arguments) {
    String tape = arguments.value("output").orElseGet(() -> name(arguments.program().get(0)));
    if (tape.equals("-")) {
      throw new UsageException("record: a tape is a file; standard output is the program's");
    }
    return Path.of(tape);
  }

  /** As in {@code vftool-20261122-191500.xpctape}. */
  private static String name(String program) {
    String file = program.substring(program.lastIndexOf('/') + 1);
    return (file.isEmpty() ? "program" : file)
        + "-"
        + TIME.format(ZonedDateTime.now(ZoneId.systemDefault()))
        + ".xpctape";
  }

  private static long bytes(String size) {
    Matcher parts = SIZE.matcher(size);
    if (!parts.matches()) {
      throw new UsageException(
          "record: --max-data takes a number of bytes such as 512, 4K or 1M, not '" + size + "'");
    }
    int shift =
        switch (parts.group(2)) {
          case "K" -> 10;
          case "M" -> 20;
          case "G" -> 30;
          default -> 0;
        };
    return Long.parseLong(parts.group(1)) << shift;
  }

  private static int addresses(String depth) {
    if (!depth.matches("\\d{1,2}") || Integer.parseInt(depth) > RecordRequest.MAX_STACK) {
      throw new UsageException(
          "record: --stack takes a number from 0 to "
              + RecordRequest.MAX_STACK
              + ", not '"
              + depth
              + "'");
    }
    return Integer.parseInt(depth);
  }
}
