package io.xpctape.schema.emit;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Timestamp;
import io.xpctape.model.BadInputException;
import io.xpctape.model.XpcKind;
import io.xpctape.proto.v1.Connection;
import io.xpctape.proto.v1.Header;
import io.xpctape.proto.v1.Image;
import io.xpctape.proto.v1.KindEntry;
import io.xpctape.proto.v1.Ledger;
import io.xpctape.proto.v1.MessageEntry;
import io.xpctape.proto.v1.Rest;
import io.xpctape.proto.v1.Value;
import io.xpctape.schema.ledger.FieldType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A ledger as a {@code .proto} file, with what was seen in its comments. */
public final class SchemaProto {
  private static final String FILE = "conversation.proto";

  private final Ledger ledger;
  private final CommentBook book = new CommentBook();
  private final FileDescriptorProto.Builder file = FileDescriptorProto.newBuilder();

  private SchemaProto(Ledger ledger) {
    this.ledger = ledger;
  }

  static FileDescriptorProto of(Ledger ledger, Evidence evidence) {
    return new SchemaProto(ledger).build(new Comments(evidence));
  }

  /**
   * The descriptor of a schema, as programs need it.
   *
   * @throws BadInputException if the ledger does not make sense
   */
  public static FileDescriptor descriptor(Ledger ledger) {
    try {
      FileDescriptor[] imports = SchemaFiles.IMPORTS.stream().toArray(FileDescriptor[]::new);
      return FileDescriptor.buildFrom(of(ledger, Evidence.none(ledger)), imports, true);
    } catch (DescriptorValidationException e) {
      throw new BadInputException(
          "names and numbers that do not go together: " + e.getMessage(), e);
    }
  }

  /** Where the file of a package lies, as protobuf tools want it. */
  static String path(String packageName) {
    return packageName.replace('.', '/') + "/" + FILE;
  }

  private FileDescriptorProto build(Comments comments) {
    file.setName(path(ledger.getPackage())).setPackage(ledger.getPackage()).setSyntax("proto3");
    if (usesDates()) {
      file.addDependency(Timestamp.getDescriptor().getFile().getName());
    }
    Stream.of(Rest.getDescriptor(), Header.getDescriptor(), Value.getDescriptor())
        .map(type -> type.getFile().getName())
        .forEach(file::addDependency);
    book.add(List.of(FileDescriptorProto.PACKAGE_FIELD_NUMBER), comments.file());
    addConversation();
    addMessage(comments);
    MessageProtos messages = new MessageProtos(ledger, comments, book);
    for (KindEntry kind : ledger.getKindList()) {
      file.addMessageType(messages.of(kind.getMessage(), comments.kind(kind), nextMessage()));
    }
    Set<String> kinds =
        ledger.getKindList().stream().map(KindEntry::getMessage).collect(Collectors.toSet());
    for (MessageEntry entry : ledger.getMessageList()) {
      if (entry.getName().indexOf('.') < 0 && !kinds.contains(entry.getName())) {
        file.addMessageType(
            messages.of(entry.getName(), comments.shared(entry.getName(), ledger), nextMessage()));
      }
    }
    return file.setSourceCodeInfo(book.toProto()).build();
  }

  private boolean usesDates() {
    return ledger.getMessageList().stream()
        .flatMap(message -> message.getFieldList().stream())
        .map(FieldType::of)
        .flatMap(Optional::stream)
        .anyMatch(type -> type.kind() == XpcKind.DATE);
  }

  private List<Integer> nextMessage() {
    return List.of(FileDescriptorProto.MESSAGE_TYPE_FIELD_NUMBER, file.getMessageTypeCount());
  }

  private void addConversation() {
    List<Integer> path = nextMessage();
    book.add(path, "A whole recording.");
    DescriptorProto.Builder message = DescriptorProto.newBuilder().setName(Wire.CONVERSATION);
    add(
        message,
        path,
        "Its messages, in order.",
        FieldProtos.named("message", Wire.MESSAGES)
            .setLabel(FieldDescriptorProto.Label.LABEL_REPEATED)
            .setType(FieldDescriptorProto.Type.TYPE_MESSAGE)
            .setTypeName("." + ledger.getPackage() + "." + Wire.MESSAGE));
    add(
        message,
        path,
        "The package of the schema that this was encoded with.",
        FieldProtos.named("schema", Wire.SCHEMA).setType(FieldDescriptorProto.Type.TYPE_STRING));
    add(
        message,
        path,
        "Who was recorded, where and when.",
        FieldProtos.of("header", Wire.HEADER, Header.getDescriptor()));
    add(
        message,
        path,
        "The connections, in the order in which they were first seen.",
        FieldProtos.of("connection", Wire.CONNECTIONS, Connection.getDescriptor())
            .setLabel(FieldDescriptorProto.Label.LABEL_REPEATED));
    add(
        message,
        path,
        "What the process had loaded, for call stacks.",
        FieldProtos.of("image", Wire.IMAGES, Image.getDescriptor())
            .setLabel(FieldDescriptorProto.Label.LABEL_REPEATED));
    file.addMessageType(message);
  }

  private void addMessage(Comments comments) {
    List<Integer> path = nextMessage();
    book.add(path, "One message.");
    DescriptorProto.Builder message = DescriptorProto.newBuilder().setName(Wire.MESSAGE);
    add(
        message,
        path,
        "Its number among the recording's messages, from 1.",
        FieldProtos.named("n", Wire.N).setType(FieldDescriptorProto.Type.TYPE_UINT64));
    add(
        message,
        path,
        "Its packet's number on the tape.",
        FieldProtos.named("sequence", Wire.SEQUENCE)
            .setType(FieldDescriptorProto.Type.TYPE_UINT64));
    add(
        message,
        path,
        "Everything else about it but its body.",
        FieldProtos.of("envelope", Wire.ENVELOPE, io.xpctape.proto.v1.Message.getDescriptor()));
    message.addOneofDeclBuilder().setName("body");
    book.add(CommentBook.path(path, DescriptorProto.ONEOF_DECL_FIELD_NUMBER, 0), "What it said.");
    add(
        message,
        path,
        "A body of none of the kinds below.",
        FieldProtos.of("value", Wire.VALUE, Value.getDescriptor()).setOneofIndex(0));
    for (KindEntry kind : ledger.getKindList()) {
      add(
          message,
          path,
          comments.kind(kind),
          FieldProtos.named(kind.getField(), kind.getNumber())
              .setType(FieldDescriptorProto.Type.TYPE_MESSAGE)
              .setTypeName("." + ledger.getPackage() + "." + kind.getMessage())
              .setOneofIndex(0));
    }
    file.addMessageType(message);
  }

  private void add(
      DescriptorProto.Builder message,
      List<Integer> path,
      String comment,
      FieldDescriptorProto.Builder field) {
    book.add(
        CommentBook.path(path, DescriptorProto.FIELD_FIELD_NUMBER, message.getFieldCount()),
        comment);
    message.addField(field);
  }
}
