package io.xpctape.cli;

import io.xpctape.cli.args.Arguments;
import io.xpctape.cli.args.Syntax;
import io.xpctape.cli.out.Console;
import io.xpctape.cli.out.ExitStatus;
import io.xpctape.model.BadInputException;
import io.xpctape.model.ConnectionInfo;
import io.xpctape.model.Image;
import io.xpctape.model.Message;
import io.xpctape.model.RecordingInfo;
import io.xpctape.schema.InferredSchema;
import io.xpctape.schema.codec.Decoder;
import io.xpctape.tape.TapeWriter;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

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
    output.write(
        out -> {
          try (WriterSink tape = new WriterSink(out)) {
            read(arguments.operand(0), schema, console, tape);
          }
        });
    return ExitStatus.OK;
  }

  private static void read(
      String operand, InferredSchema schema, Console console, Decoder.Sink tape)
      throws IOException {
    if (operand.equals(Tapes.STDIN)) {
      schema.decoder().decode(console.in(), "standard input", tape);
      return;
    }
    Path file = Tapes.path(operand);
    if (Files.isDirectory(file)) {
      throw new BadInputException(file + ": is a folder, not what encode wrote");
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      schema.decoder().decode(in, file.toString(), tape);
    }
  }

  /** Onto a tape, part by part. */
  private static final class WriterSink implements Decoder.Sink, AutoCloseable {
    private final OutputStream out;
    private @Nullable TapeWriter writer;

    WriterSink(OutputStream out) {
      this.out = out;
    }

    private TapeWriter writer() {
      return Objects.requireNonNull(writer, "the header comes first");
    }

    @Override
    public void header(RecordingInfo info) {
      writer = new TapeWriter(out, info);
    }

    @Override
    public void connection(ConnectionInfo connection) {
      writer().connection(connection);
    }

    @Override
    public void image(Image image) {
      writer().image(image);
    }

    @Override
    public void message(Message message) throws IOException {
      writer().message(message);
    }

    @Override
    public void close() throws IOException {
      if (writer != null) {
        writer.close();
      }
    }
  }
}
