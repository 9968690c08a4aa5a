package io.xpctape.cli;

import com.google.gson.JsonObject;
import io.xpctape.cli.args.Arguments;
import io.xpctape.cli.args.Syntax;
import io.xpctape.cli.out.Console;
import io.xpctape.cli.out.ExitStatus;
import io.xpctape.cli.out.Progress;
import io.xpctape.model.BadInputException;
import io.xpctape.model.Message;
import io.xpctape.schema.Drift;
import io.xpctape.schema.InferredSchema;
import io.xpctape.schema.drift.Misfit;
import io.xpctape.tape.Tape;
import java.io.IOException;
import java.util.List;

/** {@code schema check}: which messages do not fit a schema, and why. */
final class SchemaCheckCommand implements Command {
  private static final String FORMAT = "format";
  private static final String JSON = "json";
  private static final String STRICT = "strict";
  private static final String NO_KIND = "(no kind)";

  @Override
  public String name() {
    return "schema check";
  }

  @Override
  public String summary() {
    return "Tell which messages do not fit a schema";
  }

  @Override
  public Syntax syntax() {
    return Syntax.of("TAPE")
        .text(
            "Holds each message against what the schema's tapes have shown, and prints a line for"
                + " each thing that was not to be expected: the message, its kind, the place and"
                + " the reason. Ends with 1 if there is one. What was seen a few times only may"
                + " well have other keys the next time, so that takes more tapes to be told;"
                + " --strict tells all that was never seen, however little was; the last line"
                + " says how many of those that fit it would tell of.")
        .text(
            "Reasons: new kind, missing key, new key, other type; and where values were decided to be"
                + " constant, an enum, of a format or of a range: new value, other format, out of"
                + " range. The latter take a thousand values without an exception, or --strict.")
        .text("With json, a line is an object with n, kind, path, reason and detail; no sums.")
        .option(SchemaFolder.OPTION, "DIR", "the schema, as 'schema infer' wrote it")
        .flag(STRICT, "tell all that the schema's tapes have never shown")
        .choice(FORMAT, "how to print it", "text", JSON)
        .example(
            "xpctape schema check after.xpctape --schema schema",
            "what an update of the system has changed");
  }

  @Override
  public int run(Arguments arguments, Console console) throws IOException {
    InferredSchema schema = SchemaFolder.required(arguments, name(), console);
    boolean json = arguments.choice(FORMAT).equals(JSON);
    boolean strict = arguments.has(STRICT);
    DriftSummary summary = new DriftSummary();
    try (Tape tape = Listings.open(arguments.operand(0), console)) {
      List<Message> messages = tape.messages();
      Drift drift;
      try (Progress progress = Listings.progress(tape, 1, "finding kinds", console)) {
        drift = drift(schema, Listings.followed(tape, progress), arguments);
      }
      for (Message message : messages) {
        String kind = drift.kindOf(message);
        List<Misfit> unseen = drift.unseen(message);
        // Most messages hold nothing new, and are walked once.
        List<Misfit> misfits = strict || unseen.isEmpty() ? unseen : drift.of(message);
        for (Misfit misfit : misfits) {
          console.out().println(json ? json(message, kind, misfit) : text(message, kind, misfit));
        }
        summary.add(kind.isEmpty() ? NO_KIND : kind, misfits);
        if (misfits.isEmpty() && !unseen.isEmpty()) {
          summary.addHeldBack();
        }
      }
    }
    if (!json) {
      summary.lines().forEach(console.out()::println);
    }
    return summary.isEmpty() ? ExitStatus.OK : ExitStatus.DIFFERENT;
  }

  private static Drift drift(InferredSchema schema, List<Message> messages, Arguments arguments) {
    return schema
        .drift(messages)
        .orElseThrow(
            () ->
                new BadInputException(
                    arguments.value(SchemaFolder.OPTION).orElse("")
                        + ": holds no "
                        + InferredSchema.SUMMARY
                        + ", which messages are checked by; 'xpctape schema infer' with its tapes"
                        + " writes it"));
  }

  private static String text(Message message, String kind, Misfit misfit) {
    String path = misfit.path().toString();
    return message.n()
        + "  "
        + (kind.isEmpty() ? NO_KIND : kind)
        + "  "
        + path
        + "  "
        + misfit.reason().label()
        + ": "
        + misfit.text();
  }

  private static String json(Message message, String kind, Misfit misfit) {
    JsonObject line = new JsonObject();
    line.addProperty("n", message.n());
    line.addProperty("kind", kind);
    line.addProperty("path", misfit.path().toString());
    line.addProperty("reason", misfit.reason().label());
    line.addProperty("detail", misfit.text());
    return line.toString();
  }
}
