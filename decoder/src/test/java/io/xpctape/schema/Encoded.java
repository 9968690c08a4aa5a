package io.xpctape.schema;

import io.xpctape.model.ConnectionInfo;
import io.xpctape.model.Image;
import io.xpctape.model.Message;
import io.xpctape.model.Recording;
import io.xpctape.model.RecordingInfo;
import io.xpctape.schema.codec.Decoder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Whole recordings in the messages of a schema, and back. */
public final class Encoded implements Decoder.Sink {
  private final List<RecordingInfo> info = new ArrayList<>();
  private final List<ConnectionInfo> connections = new ArrayList<>();
  private final List<Image> images = new ArrayList<>();
  private final List<Message> messages = new ArrayList<>();

  private Encoded() {}

  static byte[] of(Recording recording, InferredSchema schema) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    schema
        .encoder()
        .encode(
            recording.info(),
            recording.connections(),
            recording.images(),
            recording.messages(),
            out);
    return out.toByteArray();
  }

  static Recording read(byte[] file, InferredSchema schema) throws IOException {
    Encoded read = new Encoded();
    schema.decoder().decode(new ByteArrayInputStream(file), "file", read);
    return new Recording(read.info.get(0), read.connections, read.messages, List.of(), read.images);
  }

  /** What comes back of a recording. */
  public static Recording through(InferredSchema schema, Recording recording) throws IOException {
    return read(of(recording, schema), schema);
  }

  @Override
  public void header(RecordingInfo said) {
    info.add(said);
  }

  @Override
  public void connection(ConnectionInfo connection) {
    connections.add(connection);
  }

  @Override
  public void image(Image image) {
    images.add(image);
  }

  @Override
  public void message(Message message) {
    messages.add(message);
  }
}
