package io.xpctape.schema.emit;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumValueDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import io.xpctape.model.XpcKind;
import io.xpctape.proto.v1.EnumEntry;
import io.xpctape.proto.v1.EnumValueEntry;
import io.xpctape.proto.v1.FieldEntry;
import io.xpctape.proto.v1.Ledger;
import io.xpctape.proto.v1.MessageEntry;
import io.xpctape.proto.v1.Rest;
import io.xpctape.proto.v1.Schema;
import io.xpctape.proto.v1.UnionEntry;
import io.xpctape.proto.v1.VariantEntry;
import io.xpctape.schema.ledger.FieldType;
import io.xpctape.schema.ledger.Growth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Inferred messages as descriptors, with all that is inside them. */
final class MessageProtos {
  private static final int FIELD = DescriptorProto.FIELD_FIELD_NUMBER;
  private static final int NESTED = DescriptorProto.NESTED_TYPE_FIELD_NUMBER;
  private static final int ENUM = DescriptorProto.ENUM_TYPE_FIELD_NUMBER;
  private static final int ONEOF = DescriptorProto.ONEOF_DECL_FIELD_NUMBER;

  private final FieldProtos fields;
  private final Comments comments;
  private final CommentBook book;
  private final Map<String, MessageEntry> messages = new HashMap<>();
  private final Map<String, EnumEntry> enums = new HashMap<>();

  MessageProtos(Ledger ledger, Comments comments, CommentBook book) {
    this.fields = new FieldProtos(ledger.getPackage());
    this.comments = comments;
    this.book = book;
    ledger.getMessageList().forEach(entry -> messages.put(entry.getName(), entry));
    ledger.getEnumList().forEach(entry -> enums.put(entry.getName(), entry));
  }

  /**
   * The message of a name.
   *
   * @param path where it is going to stand
   */
  DescriptorProto of(String name, String comment, List<Integer> path) {
    book.add(path, comment);
    MessageEntry entry = messages.getOrDefault(name, MessageEntry.getDefaultInstance());
    DescriptorProto.Builder message = DescriptorProto.newBuilder().setName(simple(name));
    addFields(message, entry, 0, name, path);
    addUnion(message, entry, path);
    if (!entry.getTuple()) {
      book.add(CommentBook.path(path, FIELD, message.getFieldCount()), Comments.REST);
      message.addField(FieldProtos.of(Growth.REST, Growth.REST_NUMBER, Rest.getDescriptor()));
    }
    markOptional(message);
    Set<String> inside = new HashSet<>();
    for (FieldEntry field : oneofsTogether(entry.getFieldList())) {
      // What belongs to another message, or to none, is not repeated here.
      String type = field.getTypeName();
      if (type.startsWith(name + ".") && isDirect(type, name) && inside.add(type)) {
        addInner(message, field, path);
      }
    }
    return message.build();
  }

  /**
   * Adds the fields that stand directly in a message or in one of its variants.
   *
   * @param variant its number, or 0
   * @param holder the name of what they are added to
   */
  private void addFields(
      DescriptorProto.Builder to,
      MessageEntry entry,
      int variant,
      String holder,
      List<Integer> path) {
    List<FieldEntry> inOrder =
        oneofsTogether(
            entry.getFieldList().stream().filter(f -> f.getVariant() == variant).toList());
    addMapEntries(to, inOrder);
    Map<String, Integer> oneofs = addOneofs(to, inOrder, path);
    for (FieldEntry field : inOrder) {
      book.add(
          CommentBook.path(path, FIELD, to.getFieldCount()),
          comments.field(field, entry.getName()));
      FieldDescriptorProto.Builder next = fields.of(field, typeOf(field), holder);
      if (entry.getTuple()) {
        next.getOptionsBuilder().setExtension(Schema.position, field.getPosition());
      } else {
        next.getOptionsBuilder().setExtension(Schema.key, field.getKey());
      }
      if (!field.getOneof().isEmpty()) {
        next.setOneofIndex(oneofs.getOrDefault(field.getOneof(), 0));
      }
      to.addField(next);
    }
  }

  /** The variants of a tagged union: a message for each, in a oneof. */
  private void addUnion(DescriptorProto.Builder message, MessageEntry entry, List<Integer> path) {
    UnionEntry union = entry.getUnion();
    if (union.getVariantCount() == 0) {
      return;
    }
    int oneof = message.getOneofDeclCount();
    book.add(CommentBook.path(path, ONEOF, oneof), comments.union(entry));
    message
        .addOneofDeclBuilder()
        .setName(union.getOneof())
        .getOptionsBuilder()
        .setExtension(Schema.tag, union.getTag());
    for (VariantEntry variant : union.getVariantList()) {
      String comment = comments.variant(variant, entry);
      book.add(CommentBook.path(path, FIELD, message.getFieldCount()), comment);
      FieldDescriptorProto.Builder field = fields.of(variant).setOneofIndex(oneof);
      field.getOptionsBuilder().setExtension(Schema.when, variant.getWhen());
      message.addField(field);
      List<Integer> inner = CommentBook.path(path, NESTED, message.getNestedTypeCount());
      book.add(inner, comment);
      DescriptorProto.Builder keys =
          DescriptorProto.newBuilder().setName(simple(variant.getTypeName()));
      addFields(keys, entry, variant.getNumber(), variant.getTypeName(), inner);
      markOptional(keys);
      message.addNestedType(keys);
    }
  }

  private static boolean isDirect(String inner, String outer) {
    return inner.indexOf('.', outer.length() + 1) < 0;
  }

  private static FieldType typeOf(FieldEntry field) {
    return FieldType.of(field).orElseThrow();
  }

  private static String simple(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** A oneof's fields stand together in a source, at the place of its first. */
  private static List<FieldEntry> oneofsTogether(List<FieldEntry> entries) {
    Map<String, List<FieldEntry>> groups = new LinkedHashMap<>();
    for (FieldEntry entry : entries) {
      // A lone field's group has a name that no oneof can have.
      String group = entry.getOneof().isEmpty() ? "#" + entry.getNumber() : entry.getOneof();
      groups.computeIfAbsent(group, name -> new ArrayList<>()).add(entry);
    }
    return groups.values().stream().flatMap(List::stream).toList();
  }

  private void addMapEntries(DescriptorProto.Builder message, List<FieldEntry> entries) {
    for (FieldEntry field : entries) {
      if (typeOf(field).form() == FieldType.Form.MAP) {
        message.addNestedType(fields.mapEntry(field, typeOf(field)));
      }
    }
  }

  private Map<String, Integer> addOneofs(
      DescriptorProto.Builder message, List<FieldEntry> entries, List<Integer> path) {
    Map<String, Integer> oneofs = new HashMap<>();
    for (FieldEntry field : entries) {
      if (!field.getOneof().isEmpty() && !oneofs.containsKey(field.getOneof())) {
        int index = message.getOneofDeclCount();
        oneofs.put(field.getOneof(), index);
        message.addOneofDeclBuilder().setName(field.getOneof());
        book.add(CommentBook.path(path, ONEOF, index), Comments.oneof(field));
      }
    }
    return oneofs;
  }

  /** Scalars tell absent from zero as proto3 does it: each in a oneof of its own. */
  private static void markOptional(DescriptorProto.Builder message) {
    for (FieldDescriptorProto.Builder field : message.getFieldBuilderList()) {
      boolean single = field.getLabel() == FieldDescriptorProto.Label.LABEL_OPTIONAL;
      if (single && FieldProtos.isScalar(field) && !field.hasOneofIndex()) {
        field.setProto3Optional(true).setOneofIndex(message.getOneofDeclCount());
        message.addOneofDeclBuilder().setName("_" + field.getName());
      }
    }
  }

  private void addInner(DescriptorProto.Builder message, FieldEntry field, List<Integer> path) {
    if (typeOf(field).isEnum()) {
      List<Integer> inner = CommentBook.path(path, ENUM, message.getEnumTypeCount());
      message.addEnumType(enumeration(field, inner));
    } else {
      List<Integer> inner = CommentBook.path(path, NESTED, message.getNestedTypeCount());
      String comment = comments.inner(field, field.getTypeName());
      message.addNestedType(of(field.getTypeName(), comment, inner));
    }
  }

  private EnumDescriptorProto enumeration(FieldEntry field, List<Integer> path) {
    book.add(path, Comments.enumeration(field));
    EnumEntry entry = enums.getOrDefault(field.getTypeName(), EnumEntry.getDefaultInstance());
    boolean strings = typeOf(field).kind() == XpcKind.STRING;
    EnumDescriptorProto.Builder to =
        EnumDescriptorProto.newBuilder().setName(simple(entry.getName()));
    int value = EnumDescriptorProto.VALUE_FIELD_NUMBER;
    book.add(CommentBook.path(path, value, 0), Comments.ZERO);
    to.addValue(
        EnumValueDescriptorProto.newBuilder().setNumber(0).setName(Growth.zeroOf(entry.getName())));
    for (EnumValueEntry known : entry.getValueList()) {
      book.add(
          CommentBook.path(path, value, to.getValueCount()), Comments.enumValue(known, strings));
      EnumValueDescriptorProto.Builder next = to.addValueBuilder();
      next.setNumber(known.getNumber()).setName(known.getName());
      if (strings) {
        next.getOptionsBuilder().setExtension(Schema.text, known.getText());
      } else {
        next.getOptionsBuilder().setExtension(Schema.integer, known.getInteger());
      }
    }
    return to.build();
  }
}
