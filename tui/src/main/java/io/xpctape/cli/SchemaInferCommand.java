package io.xpctape.cli;

import io.xpctape.cli.args.Arguments;
import io.xpctape.cli.args.Syntax;
import io.xpctape.cli.args.UsageException;
import io.xpctape.cli.out.Console;
import io.xpctape.cli.out.ExitStatus;
import io.xpctape.cli.out.Progress;
import io.xpctape.model.Bytes;
import io.xpctape.model.Count;
import io.xpctape.schema.Inference;
import io.xpctape.schema.InferredSchema;
import io.xpctape.schema.decide.Overrides;
import io.xpctape.schema.decide.OverridesFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** {@code schema infer}: the schema that nobody published, out of recordings. */
final class SchemaInferCommand implements Command {
  private static final String OUTPUT = "output";

  /** Each tape is read twice. */
  private static final int PASSES = 2;

  @Override
  public String name() {
    return "schema infer";
  }

  @Override
  public String summary() {
    return "Infer a protobuf schema from tapes";
  }

  @Override
  public Syntax syntax() {
    return Syntax.of("TAPE…")
        .text(
            "Writes into a folder: the .proto with its evidence in comments and what it imports,"
                + " the descriptors, a ledger of names and numbers, and schema.md for people."
                + " Examples in them come from the tapes.")
        .text(
            "A folder that holds a schema already is updated: its names and numbers stay, what"
                + " its earlier tapes have shown still counts, and what the tapes add is added;"
                + " a tape that counts already is left out. What was changed by hand is written"
                + " anew.")
        .text(
            InferredSchema.OVERRIDES
                + " in that folder is yours: it says what you know better than the tapes show, a"
                + " map or a record, an enum, a name. It begins with an example of each, and is"
                + " never written again.")
        .option('o', OUTPUT, "DIR", "the folder; new, empty, or of an earlier schema")
        .example("xpctape schema infer boot.xpctape -o schema", "a first schema")
        .example(
            "xpctape schema infer other.xpctape more.xpctape -o schema", "the same one, continued");
  }

  @Override
  public int run(Arguments arguments, Console console) throws IOException {
    String output =
        arguments
            .value(OUTPUT)
            .orElseThrow(() -> new UsageException("schema infer: -o DIR is needed"));
    SchemaFolder folder = SchemaFolder.of(output);
    Optional<InferredSchema> known = folder.continued();
    Inference inference = infer(arguments.operands(), known, folder, console);
    SortedMap<String, byte[]> files = new TreeMap<>(inference.files());
    if (!folder.hasOverrides()) {
      files.put(InferredSchema.OVERRIDES, OverridesFile.TEMPLATE.getBytes(StandardCharsets.UTF_8));
    }
    folder.write(files);
    inference.notes().forEach(line -> console.note("xpctape: " + line));
    if (!console.quiet()) {
      print(inference, console);
      String done = known.isPresent() ? "updated " : "written to ";
      console.out().println(done + folder + ": " + String.join(", ", files.keySet()));
    }
    return ExitStatus.OK;
  }

  private static Inference infer(
      List<String> operands, Optional<InferredSchema> known, SchemaFolder folder, Console console)
      throws IOException {
    if (operands.stream().filter(Tapes.STDIN::equals).count() > 1) {
      throw new UsageException("schema infer: only one of the tapes can be standard input");
    }
    Overrides overrides = folder.overrides();
    try (TapeStreams tapes = TapeStreams.open(operands, console)) {
      List<Bytes> digests =
          tapes.leaveOut(
              digest -> known.filter(schema -> schema.counts(digest)).isPresent(),
              folder.toString());
      try (Progress progress = tapes.progress("inferring", PASSES)) {
        Inference inference =
            Inference.of(tapes.read(progress), digests, known, overrides, tapes.helpers());
        tapes.complain();
        return inference;
      }
    }
  }

  private static void print(Inference inference, Console console) {
    List<Inference.KindLine> kinds = inference.kinds();
    console
        .out()
        .println(
            inference.schema().packageName()
                + ": "
                + Count.of(inference.messages(), "message")
                + ", "
                + Count.of(kinds.size(), "kind"));
    int width = kinds.stream().mapToInt(kind -> kind.name().length()).max().orElse(0);
    int digits = kinds.stream().mapToInt(kind -> digits(kind.messages())).max().orElse(1);
    for (Inference.KindLine kind : kinds) {
      console
          .out()
          .printf(
              Locale.ROOT,
              "  %-" + width + "s  %" + digits + "d×  %s%n",
              kind.name(),
              kind.messages(),
              Count.of(kind.fields(), "field"));
    }
    if (inference.withoutKind() > 0) {
      console.out().println("  without a kind: " + inference.withoutKind());
    }
  }

  private static int digits(long number) {
    return Long.toString(number).length();
  }
}
