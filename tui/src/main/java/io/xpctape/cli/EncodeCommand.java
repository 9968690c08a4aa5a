package io.xpctape.cli;

import io.xpctape.cli.args.Arguments;
import io.xpctape.cli.args.Syntax;
import io.xpctape.cli.out.Console;
import io.xpctape.cli.out.ExitStatus;
import io.xpctape.cli.out.Progress;
import io.xpctape.schema.InferredSchema;
import io.xpctape.tape.Tape;
import java.io.IOException;

/** {@code encode}: a tape in the messages of an inferred schema. */
final class EncodeCommand implements Command {
  /** Which message is of what kind shows only when all have been seen. */
  private static final int PASSES = 2;

  @Override
  public String name() {
    return "encode";
  }

  @Override
  public String summary() {
    return "Write a tape as one protobuf message of an inferred schema";
  }

  @Override
  public Syntax syntax() {
    return Output.options(Syntax.of("TAPE"), "FILE")
        .text(
            "The message is the schema's Conversation. Nothing gets lost, whether the schema knows"
                + " it or not: decode makes the same tape of it.")
        .option(SchemaFolder.OPTION, "DIR", "the schema's folder, as 'schema infer' made it")
        .example("xpctape encode boot.xpctape --schema schema -o boot.pb", "encodes it")
        .example(
            "xpctape encode boot.xpctape --schema schema -o - | protoc -I schema"
                + " --decode=com.example.lamp.v1.Conversation"
                + " com/example/lamp/v1/conversation.proto",
            "reads it with protobuf's own compiler");
  }

  @Override
  public int run(Arguments arguments, Console console) throws IOException {
    Output output = Output.of(arguments, name(), "FILE", console);
    InferredSchema schema = SchemaFolder.required(arguments, name(), console);
    try (Tape tape = Listings.open(arguments.operand(0), console)) {
      output.write(
          out -> {
            try (Progress progress = Listings.progress(tape, PASSES, "encoding", console)) {
              schema
                  .encoder()
                  .encode(
                      tape.info(),
                      tape.connections(),
                      tape.images(),
                      Listings.followed(tape, progress),
                      out);
            }
          });
    }
    return ExitStatus.OK;
  }
}
