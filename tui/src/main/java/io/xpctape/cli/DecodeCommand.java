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
        .text(
            "Of a damaged file, or one of another schema, nothing is written; standard output gets"
                + " the messages in front of the damage, how many is told, and the end is 3.")
        .option(SchemaFolder.OPTION, "DIR", "the schema's folder, that encode had or a later one")
        .example("xpctape decode boot.pb --schema schema -o boot.xpctape", "the tape again");
  }

  @Override
  public int run(Arguments arguments, Console console) throws IOException {
    Output output = Output.of(arguments, name(), "TAPE", console);
    InferredSchema schema = SchemaFolder.required(arguments, name(), console);
    String operand = arguments.operand(0);
    output.write(
        out -> {
          WriterSink tape = new WriterSink(out);
          try (tape;
              InputStream in = new BufferedInputStream(InputFile.open(operand, console))) {
            schema.decoder().decode(in, Tapes.name(operand), tape);
          } catch (BadInputException e) {
            throw output.isStandard() && tape.messages > 0 ? cut(e, tape.messages) : e;
          }
        });
    return ExitStatus.OK;
  }

  private static BadInputException cut(BadInputException e, long messages) {
    String written =
        messages == 1
            ? "one message in front of it was"
            : messages + " messages in front of it were";
    return new BadInputException(e.getMessage() + "; the " + written + " written", e);
  }

  /** Onto a tape, part by part. */
  private static final class WriterSink implements Decoder.Sink, AutoCloseable {
    private final OutputStream out;
    private @Nullable TapeWriter writer;
    private long messages;

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
      messages++;
    }

    @Override
    public void close() throws IOException {
      if (writer != null) {
        writer.close();
      }
    }
  }
}
