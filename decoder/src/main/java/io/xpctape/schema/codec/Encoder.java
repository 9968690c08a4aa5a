package io.xpctape.schema.codec;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DynamicMessage;
import io.xpctape.model.BadInputException;
import io.xpctape.model.ConnectionInfo;
import io.xpctape.model.Image;
import io.xpctape.model.Message;
import io.xpctape.model.RecordingInfo;
import io.xpctape.model.XpcDictionary;
import io.xpctape.proto.Envelopes;
import io.xpctape.proto.Headers;
import io.xpctape.proto.Values;
import io.xpctape.proto.v1.Ledger;
import io.xpctape.schema.emit.Wire;
import io.xpctape.schema.infer.Kind;
import io.xpctape.schema.infer.Kinds;
import io.xpctape.schema.ledger.Rules;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes recordings as a schema's Conversation. For one thread. */
public final class Encoder {
  private final FileDescriptor file;
  private final Ledger ledger;
  private final Codecs codecs = new Codecs();
  private final Map<Kind, Integer> numbers = new HashMap<>();

  /**
   * With a schema.
   *
   * @param file its descriptor
   * @param ledger its ledger, for the kinds
   */
  public Encoder(FileDescriptor file, Ledger ledger) {
    this.file = file;
    this.ledger = ledger;
    ledger.getKindList().forEach(kind -> numbers.put(Rules.kind(kind), kind.getNumber()));
  }

  /**
   * Writes a recording whose messages may be read anew whenever they are asked for.
   *
   * @throws BadInputException if it holds what no tape can
   */
  public void encode(
      RecordingInfo info,
      List<ConnectionInfo> connections,
      List<Image> images,
      List<Message> messages,
      OutputStream to)
      throws IOException {
    CodedOutputStream out = CodedOutputStream.newInstance(to);
    out.writeString(Wire.SCHEMA, ledger.getPackage());
    out.writeMessage(Wire.HEADER, Headers.toProto(info).build());
    for (ConnectionInfo connection : connections) {
      out.writeMessage(Wire.CONNECTIONS, Headers.toProto(connection));
    }
    for (Image image : images) {
      out.writeMessage(Wire.IMAGES, Headers.toProto(image));
    }
    Kinds kinds = Rules.fromProto(ledger.getRuleList()).on(messages);
    for (Message message : messages) {
      out.writeMessage(Wire.MESSAGES, encode(message, kinds));
    }
    out.flush();
  }

  private DynamicMessage encode(Message message, Kinds kinds) {
    Descriptor type = file.findMessageTypeByName(Wire.MESSAGE);
    DynamicMessage.Builder to = DynamicMessage.newBuilder(type);
    to.setField(type.findFieldByNumber(Wire.N), message.n());
    to.setField(type.findFieldByNumber(Wire.SEQUENCE), message.sequence());
    to.setField(type.findFieldByNumber(Wire.ENVELOPE), Envelopes.toProto(message).build());
    Optional<Integer> number = kinds.find(message).map(numbers::get);
    Optional<com.google.protobuf.Message> body =
        number.isPresent() && message.body() instanceof XpcDictionary dictionary
            ? codecs.of(type.findFieldByNumber(number.get()).getMessageType()).encode(dictionary)
            : Optional.empty();
    if (number.isPresent() && body.isPresent()) {
      to.setField(type.findFieldByNumber(number.get()), body.get());
    } else {
      to.setField(type.findFieldByNumber(Wire.VALUE), Values.toProto(message.body()));
    }
    return to.build();
  }
}
