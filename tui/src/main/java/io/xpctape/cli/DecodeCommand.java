package io.xpctape.cli;

import io.xpctape.cli.args.Arguments;
import io.xpctape.cli.args.Syntax;
import io.xpctape.cli.out.Console;
import io.xpctape.cli.out.ExitStatus;
import io.xpctape.model.BadInputException;
import io.xpctape.model.Recording;
import io.xpctape.schema.InferredSchema;
import io.xpctape.tape.TapeWriter;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code decode}: the tape of what encode wrote. */
final class DecodeCommand implements Command {
  @Override
  public String name() {
    return "decode";
  }

  @Override
  public String summary() {
    return "Make a tape of what encode wrote";
  }

  @Override
  public Syntax syntax() {
    return Output.options(Syntax.of("FILE"), "TAPE")
        .option(SchemaFolder.OPTION, "DIR", "the schema's folder, that encode had or a later one")
        .example("xpctape decode boot.pb --schema schema -o boot.xpctape", "the tape again");
  }

  @Override
  public int run(Arguments arguments, Console console) throws IOException {
    Output output = Output.of(arguments, name(), "TAPE", console);
    InferredSchema schema = SchemaFolder.required(arguments, name());
    Recording recording = read(arguments.operand(0), schema, console);
    output.write(out -> TapeWriter.write(recording, out));
    return ExitStatus.OK;
  }

  private static Recording read(String operand, InferredSchema schema, Console console)
      throws IOException {
    if (operand.equals(Tapes.STDIN)) {
      return schema.decoder().decode(console.in(), "standard input");
    }
    Path file = Tapes.path(operand);
    if (Files.isDirectory(file)) {
      throw new BadInputException(file + ": is a folder, not what encode wrote");
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return schema.decoder().decode(in, file.toString());
    }
  }
}
