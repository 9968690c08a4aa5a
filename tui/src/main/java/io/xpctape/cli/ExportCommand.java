package io.xpctape.cli;

import io.xpctape.cli.args.Arguments;
import io.xpctape.cli.args.Syntax;
import io.xpctape.cli.args.UsageException;
import io.xpctape.cli.out.Console;
import io.xpctape.cli.out.ExitStatus;
import io.xpctape.cli.out.Progress;
import io.xpctape.filter.Filter;
import io.xpctape.format.FormatWriter;
import io.xpctape.format.Formats;
import io.xpctape.model.BadInputException;
import io.xpctape.model.ListedMessage;
import io.xpctape.model.Lister;
import io.xpctape.model.Message;
import io.xpctape.model.Recording;
import io.xpctape.tape.Tape;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code export}: a tape's messages for other tools. */
final class ExportCommand implements Command {
  private static final String TO = "to";
  private static final String FILTER = "filter";
  private static final String WIRE = "wire";

  @Override
  public String name() {
    return "export";
  }

  @Override
  public String summary() {
    return "Write a tape's messages in a form that other tools read";
  }

  @Override
  public Syntax syntax() {
    return KindNaming.option(Output.options(Syntax.of("TAPE"), "FILE"))
        .text(
            "json is an object a line, the first for the recording and one for each message;"
                + " 'import' makes the same tape of it. text describes them as libxpc does, and"
                + " tells what their data says. wire is the bytes that XPC sends: those that a"
                + " message was imported from, else those of local XPC.")
        .option(TO, String.join("|", Formats.WRITERS.keySet()), "the form; it must be given")
        .option(FILTER, "EXPR", "only messages for which EXPR is true, as list takes it")
        .example("xpctape export boot.xpctape --to json -o boot.jsonl", "exact, for other tools")
        .example(
            "xpctape export boot.xpctape --to json | jq -r '.dir // empty'",
            "without -o it goes to standard output")
        .example(
            "xpctape export capture.xpctape --to wire -o capture.bin",
            "the same bytes that were imported");
  }

  @Override
  public int run(Arguments arguments, Console console) throws IOException {
    String to =
        arguments
            .value(TO)
            .orElseThrow(() -> new UsageException("export: --to is needed: " + names()));
    if (!Formats.WRITERS.containsKey(to)) {
      throw new UsageException("export: --to takes " + names() + ", not '" + to + "'");
    }
    FormatWriter writer = Formats.WRITERS.get(to).get();
    Output output = Output.orStandard(arguments, console);
    Optional<Filter> filter = arguments.value(FILTER).map(text -> Listings.filter(FILTER, text));
    if (to.equals(WIRE)) {
      output.notForPeople(name());
    }
    if (output.isTerminal()) {
      writer.forTerminal();
    }
    KindNaming naming = KindNaming.of(arguments, console);
    try (Tape tape = Listings.open(arguments.operand(0), console)) {
      List<String> left = new ArrayList<>();
      output.write(
          out -> {
            try (Progress progress = Listings.progress(tape, 1, "exporting", console)) {
              left.addAll(
                  write(tape, naming.lister(tape), filter.orElse(null), writer, out, progress));
            }
          });
      Tapes.complain(left, "messages that have no form there", console);
    }
    return ExitStatus.OK;
  }

  /** Writes what is wanted of a tape and tells what has no form there, a line each. */
  private static List<String> write(
      Tape tape,
      Lister lister,
      @Nullable Filter filter,
      FormatWriter writer,
      OutputStream out,
      Progress progress)
      throws IOException {
    List<String> left = new ArrayList<>();
    writer.begin(
        new Recording(tape.info(), tape.connections(), List.of(), List.of(), tape.images()), out);
    for (Message message : Listings.followed(tape, progress)) {
      ListedMessage listed = lister.of(message);
      if (filter != null && !filter.test(listed)) {
        continue;
      }
      try {
        writer.write(listed, out);
      } catch (BadInputException e) {
        left.add("message " + message.n() + " is left out: " + e.getMessage());
      }
    }
    return left;
  }

  private static String names() {
    return String.join("|", Formats.WRITERS.keySet());
  }
}
