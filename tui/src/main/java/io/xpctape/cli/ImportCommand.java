package io.xpctape.cli;

import io.xpctape.cli.args.Arguments;
import io.xpctape.cli.args.Syntax;
import io.xpctape.cli.args.UsageException;
import io.xpctape.cli.out.Console;
import io.xpctape.cli.out.ExitStatus;
import io.xpctape.cli.out.Progress;
import io.xpctape.format.FormatReader;
import io.xpctape.format.Formats;
import io.xpctape.format.Source;
import io.xpctape.model.BadInputException;
import io.xpctape.model.Count;
import io.xpctape.tape.TapeReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code import}: other people's messages on a tape. */
final class ImportCommand implements Command {
  private static final String FROM = "from";
  private static final String AUTO = "auto";
  private static final String TAPE_ENDING = ".xpctape";
  private static final int MESSAGES_A_STEP = 1000;

  /** So many lines of one sort are told. */
  private static final int SHOWN = 10;

  @Override
  public String name() {
    return "import";
  }

  @Override
  public String summary() {
    return "Make a tape of messages that others have written down";
  }

  @Override
  public Syntax syntax() {
    List<String> names = new ArrayList<>(List.of(AUTO));
    Formats.READERS.forEach(reader -> names.add(reader.name()));
    return Output.options(Syntax.of("FILE…"), "TAPE")
        .text(
            "FILE is a file, a folder with all files in it, or - for standard input; all of them"
                + " become one tape. What each of them is gets found out and told: "
                + String.join(", ", Formats.READERS.stream().map(FormatReader::label).toList())
                + ".")
        .text(
            "Wire bytes do not say who sent them: a RemoteXPC message flagged as a reply counts as"
                + " received, all others as sent. Of JSON, what 'export' wrote comes back as it"
                + " was; any other object is the body of a message that was sent. A text is searched"
                + " for objects as po and Console print them, in the midst of a log or damaged, too;"
                + " what the text has lost of a value is marked in it.")
        .choice(FROM, "what the files are", names.toArray(String[]::new))
        .example("xpctape import capture.bin -o capture.xpctape", "a capture of wire bytes")
        .example("pbpaste | xpctape import - -o pasted.xpctape", "what a debugger printed")
        .example("xpctape import logs/ -o logs.xpctape", "every file in a folder")
        .example(
            "frida-log | xpctape import - --from json -o log.xpctape", "JSON lines from a pipe");
  }

  /** A file or standard input. */
  private record Input(String operand, boolean inFolder) {}

  @Override
  public int run(Arguments arguments, Console console) throws IOException {
    Output output = Output.of(arguments, name(), "TAPE", console);
    List<Input> inputs = inputs(arguments.operands());
    String from = arguments.choice(FROM);
    List<String> taken = new ArrayList<>();
    List<ImportedTape> written = new ArrayList<>();
    output.write(
        out -> {
          try (Progress progress = Progress.of(console, "importing", -1)) {
            long[] count = {0};
            ImportedTape tape =
                new ImportedTape(
                    out,
                    String.join(", ", arguments.operands()),
                    () -> {
                      if (++count[0] % MESSAGES_A_STEP == 0) {
                        progress.to(count[0]);
                      }
                    });
            for (Input input : inputs) {
              read(input, from, tape, console).ifPresent(taken::add);
            }
            if (tape.messages() == 0) {
              throw new BadInputException(
                  tape.losses().stream()
                      .findFirst()
                      .orElse(String.join(", ", arguments.operands()) + ": no message is there"));
            }
            tape.finish();
            written.add(tape);
          }
        });
    ImportedTape tape = written.get(0);
    Tapes.complain(tape.losses(), console);
    note(taken, "files", console);
    note(tape.notes(), "remarks", console);
    return ExitStatus.OK;
  }

  private static void note(List<String> lines, String what, Console console) {
    lines.stream().limit(SHOWN).forEach(line -> console.note("xpctape: " + line));
    if (lines.size() > SHOWN) {
      console.note("xpctape: and " + (lines.size() - SHOWN) + " more " + what);
    }
  }

  private static List<Input> inputs(List<String> operands) throws IOException {
    if (operands.stream().filter(Tapes.STDIN::equals).count() > 1) {
      throw new UsageException("import: only one of the files can be standard input");
    }
    List<Input> inputs = new ArrayList<>();
    for (String operand : operands) {
      if (operand.equals(Tapes.STDIN) || !Files.isDirectory(Tapes.path(operand))) {
        inputs.add(new Input(operand, false));
        continue;
      }
      try (Stream<Path> files = Files.walk(Tapes.path(operand))) {
        List<Input> found =
            files
                .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                .filter(file -> !isHidden(Tapes.path(operand).relativize(file)))
                .sorted()
                .map(file -> new Input(file.toString(), true))
                .toList();
        if (found.isEmpty()) {
          throw new BadInputException(operand + ": there is no file in this folder");
        }
        inputs.addAll(found);
      }
    }
    return inputs;
  }

  private static boolean isHidden(Path file) {
    return Stream.iterate(file, path -> path != null, Path::getParent)
        .anyMatch(path -> path.getFileName().toString().startsWith("."));
  }

  /** Reads one, and says what it was; nothing for one in a folder that is of no known form. */
  private static Optional<String> read(Input input, String from, ImportedTape tape, Console console)
      throws IOException {
    long before = tape.messages();
    try (Source source = source(input.operand(), console)) {
      FormatReader reader =
          from.equals(AUTO) ? recognize(input, source) : Formats.named(from).orElseThrow();
      tape.nextSource();
      reader.read(source, tape);
      return Optional.of(
          "%s: %s, %s"
              .formatted(
                  source.name(), reader.label(), Count.of(tape.messages() - before, "message")));
    } catch (BadInputException e) {
      if (!input.inFolder() || tape.messages() > before) {
        throw e;
      }
      tape.loss(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private static FormatReader recognize(Input input, Source source) {
    try {
      return Formats.recognize(source);
    } catch (BadInputException e) {
      if (input.operand().endsWith(TAPE_ENDING) && isTape(input.operand())) {
        throw new BadInputException(source.name() + ": is a tape already", e);
      }
      if (input.inFolder() || source.isEmpty()) {
        throw e;
      }
      throw new BadInputException(
          String.valueOf(e.getMessage()) + "; --from names the form if you know it", e);
    }
  }

  private static boolean isTape(String operand) {
    try (TapeReader reader = TapeReader.open(Tapes.path(operand))) {
      return reader.complaints().isEmpty();
    } catch (BadInputException e) {
      return false;
    }
  }

  private static Source source(String operand, Console console) throws IOException {
    return new Source(Tapes.name(operand), InputFile.open(operand, console));
  }
}
