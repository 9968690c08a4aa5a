package io.xpctape.cli;

import io.xpctape.cli.args.Arguments;
import io.xpctape.cli.args.Syntax;
import io.xpctape.cli.out.Console;
import io.xpctape.cli.out.ExitStatus;
import io.xpctape.schema.InferredSchema;
import io.xpctape.schema.diff.SchemaChange;
import io.xpctape.schema.diff.SchemaComparison;
import io.xpctape.schema.diff.SchemaDiffJson;
import io.xpctape.schema.diff.SchemaDiffText;
import java.io.IOException;

/** {@code schema diff}: what a newer schema says otherwise. */
final class SchemaDiffCommand implements Command {
  private static final String FORMAT = "format";
  private static final String JSON = "json";

  @Override
  public String name() {
    return "schema diff";
  }

  @Override
  public String summary() {
    return "Compare two schemas: what an update has changed";
  }

  @Override
  public Syntax syntax() {
    return Syntax.of("OLD NEW")
        .text(
            "Compares two folders of 'schema infer' by what their tapes have shown: kinds, keys,"
                + " types, what was always there, enums, constants, formats, and ranges that have"
                + " nothing in common any more. A kind whose name has changed is recognized by its"
                + " keys. Each change comes with its counts, for what was seen a few times only may"
                + " be chance. Ends with 1 if there is a change.")
        .text(
            "With json, a line is an object with kind, path, change, old and new. A folder without "
                + InferredSchema.SUMMARY
                + " is compared by names, keys and types alone.")
        .choice(FORMAT, "how to print it", "text", JSON)
        .example("xpctape schema diff schema-14.4 schema-14.5", "what an OS update has changed")
        .example(
            "xpctape schema diff --format json old new | jq -r 'select(.change == \"key"
                + " gone\").path'",
            "the keys that are gone");
  }

  @Override
  public int run(Arguments arguments, Console console) throws IOException {
    InferredSchema before = schema(arguments.operand(0), console);
    InferredSchema after = schema(arguments.operand(1), console);
    SchemaComparison comparison = before.compare(after);
    if (arguments.choice(FORMAT).equals(JSON)) {
      for (SchemaChange change : comparison.changes()) {
        console.out().println(SchemaDiffJson.line(change));
      }
    } else {
      new SchemaDiffText(console.colorOut()).write(comparison, console.out()::println);
    }
    return comparison.isEmpty() ? ExitStatus.OK : ExitStatus.DIFFERENT;
  }

  private static InferredSchema schema(String folder, Console console) throws IOException {
    InferredSchema schema = SchemaFolder.of(folder).read(console);
    if (!schema.hasEvidence()) {
      console
          .err()
          .println(
              "xpctape: "
                  + folder
                  + ": holds no "
                  + InferredSchema.SUMMARY
                  + " of all its kinds, so names, keys and types alone are compared");
    }
    return schema;
  }
}
