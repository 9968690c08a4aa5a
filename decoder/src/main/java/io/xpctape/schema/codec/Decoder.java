package io.xpctape.schema.codec;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.ExtensionRegistryLite;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import io.xpctape.model.BadInputException;
import io.xpctape.model.ConnectionInfo;
import io.xpctape.model.Image;
import io.xpctape.model.Limits;
import io.xpctape.model.Message;
import io.xpctape.model.RecordingInfo;
import io.xpctape.model.XpcValue;
import io.xpctape.proto.Envelopes;
import io.xpctape.proto.Headers;
import io.xpctape.proto.v1.Connection;
import io.xpctape.proto.v1.Header;
import io.xpctape.schema.emit.Wire;
import io.xpctape.text.SafeText;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Reads what an {@link Encoder} of the same schema has written. For one thread. */
public final class Decoder {
  /** Protobuf messages inside one another; a value takes three, the envelope a few. */
  static final int MAX_NESTING = 4 * Limits.MAX_DEPTH + 100;

  private static final int LENGTH = WireFormat.WIRETYPE_LENGTH_DELIMITED;

  private final FileDescriptor file;
  private final Descriptor messageType;
  private final Codecs codecs = new Codecs();

  /** With a schema's descriptor. */
  public Decoder(FileDescriptor file) {
    this.file = file;
    messageType = file.findMessageTypeByName(Wire.MESSAGE);
  }

  /** Takes a recording's parts in the order in which they were written, the header first. */
  public interface Sink {
    /** Who was recorded; comes once. */
    void header(RecordingInfo info) throws IOException;

    /** A connection, before its first message. */
    void connection(ConnectionInfo connection) throws IOException;

    /** A loaded image. */
    void image(Image image) throws IOException;

    /** The next message. */
    void message(Message message) throws IOException;
  }

  /**
   * Reads a recording part by part.
   *
   * @param name what to call the bytes in complaints
   * @throws BadInputException if they are damaged or not of this schema; what stood before was
   *     given
   */
  public void decode(InputStream from, String name, Sink to) throws IOException {
    CodedInputStream in = CodedInputStream.newInstance(from);
    in.setRecursionLimit(MAX_NESTING);
    Begun begun = new Begun();
    long start = 0;
    try {
      while (!in.isAtEnd()) {
        start += in.getTotalBytesRead();
        in.resetSizeCounter();
        readNext(in, begun, to);
      }
      if (!begun.header) {
        throw noHeader();
      }
    } catch (InvalidProtocolBufferException e) {
      if (e.getCause() != null) {
        throw e;
      }
      throw new BadInputException(
          name + ": byte " + start + ": damaged, or no file that encode wrote", e);
    } catch (BadInputException e) {
      throw new BadInputException(name + ": byte " + start + ": " + e.getMessage(), e);
    }
  }

  /** What has been read of all that must come first. */
  private static final class Begun {
    private boolean schema;
    private boolean header;
  }

  private static BadInputException noHeader() {
    return new BadInputException("holds no header: it is no file that encode wrote");
  }

  private void readNext(CodedInputStream in, Begun begun, Sink to) throws IOException {
    int tag = in.readTag();
    int field = WireFormat.getTagFieldNumber(tag);
    if (WireFormat.getTagWireType(tag) != LENGTH) {
      throw new BadInputException("no file that encode wrote");
    }
    if (field == Wire.SCHEMA) {
      checkSchema(in.readStringRequireUtf8());
      begun.schema = true;
      return;
    }
    if (!begun.schema) {
      throw new BadInputException("does not begin with its schema's name: encode did not write it");
    }
    if (begun.header == (field == Wire.HEADER)) {
      throw begun.header ? new BadInputException("a second header") : noHeader();
    }
    switch (field) {
      case Wire.HEADER -> {
        to.header(Headers.fromProto(read(in, Header.parser())));
        begun.header = true;
      }
      case Wire.CONNECTIONS -> to.connection(Headers.fromProto(read(in, Connection.parser())));
      case Wire.IMAGES -> to.image(Headers.fromProto(read(in, io.xpctape.proto.v1.Image.parser())));
      case Wire.MESSAGES -> to.message(decode(readMessage(in)));
      default -> throw new BadInputException("field " + field + " is not in this schema");
    }
  }

  private void checkSchema(String schema) {
    if (!schema.equals(file.getPackage())) {
      throw new BadInputException(
          "was encoded with the schema "
              + SafeText.cut(SafeText.of(schema), 100)
              + ", not with "
              + file.getPackage());
    }
  }

  private static <T extends com.google.protobuf.MessageLite> T read(
      CodedInputStream in, com.google.protobuf.Parser<T> parser) throws IOException {
    return in.readMessage(parser, ExtensionRegistryLite.getEmptyRegistry());
  }

  private DynamicMessage readMessage(CodedInputStream in) throws IOException {
    DynamicMessage.Builder builder = DynamicMessage.newBuilder(messageType);
    in.readMessage(builder, ExtensionRegistryLite.getEmptyRegistry());
    return builder.build();
  }

  private Message decode(DynamicMessage from) {
    Unknown.refuse(from);
    Object envelope = from.getField(messageType.findFieldByNumber(Wire.ENVELOPE));
    long n = (Long) from.getField(messageType.findFieldByNumber(Wire.N));
    long sequence = (Long) from.getField(messageType.findFieldByNumber(Wire.SEQUENCE));
    try {
      return Envelopes.fromProto(
          io.xpctape.proto.v1.Message.parseFrom(
              ((com.google.protobuf.Message) envelope).toByteString()),
          n,
          sequence,
          body(from));
    } catch (InvalidProtocolBufferException e) {
      throw new BadInputException("damaged", e);
    }
  }

  private XpcValue body(DynamicMessage from) {
    FieldDescriptor field =
        Optional.ofNullable(from.getOneofFieldDescriptor(messageType.getOneofs().get(0)))
            .orElseThrow(() -> new BadInputException("a message without a body"));
    com.google.protobuf.Message body = (com.google.protobuf.Message) from.getField(field);
    return field.getNumber() == Wire.VALUE
        ? FieldCodec.read(body.toByteString().toByteArray())
        : codecs.of(field.getMessageType()).decode(body);
  }
}
