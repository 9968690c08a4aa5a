package io.xpctape.schema.emit;

import com.google.protobuf.ByteString;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumValueDescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumValueOptions;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.OneofOptions;
import io.xpctape.proto.Values;
import io.xpctape.proto.v1.Schema;
import io.xpctape.text.SafeText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A file's descriptor as the source that it would be compiled from, laid out as {@code buf format}
 * does: the parts of protobuf that an inferred schema uses, and no others.
 */
final class ProtoText {
  private final StringBuilder text = new StringBuilder();
  private final CommentBook book;
  private final String packageName;
  private final boolean rooted;
  private final Set<String> types = new HashSet<>();

  private ProtoText(FileDescriptorProto file) {
    book = new CommentBook(file.getSourceCodeInfo());
    packageName = file.getPackage();
    // "com.xpctape.lamp" would hide our own package from the names in it.
    rooted =
        Arrays.stream(packageName.split("\\.", -1))
            .skip(1)
            .anyMatch(part -> part.equals("xpctape") || part.equals("google"));
    file.getMessageTypeList().forEach(message -> collect("", message));
  }

  private void collect(String scope, DescriptorProto message) {
    String name = scope + message.getName();
    types.add(name);
    message.getEnumTypeList().forEach(inner -> types.add(name + "." + inner.getName()));
    message.getNestedTypeList().forEach(inner -> collect(name + ".", inner));
  }

  static String of(FileDescriptorProto file) {
    return new ProtoText(file).print(file);
  }

  private String print(FileDescriptorProto file) {
    line("", "syntax = \"" + file.getSyntax() + "\";");
    text.append('\n');
    comment("", List.of(FileDescriptorProto.PACKAGE_FIELD_NUMBER));
    line("", "package " + packageName + ";");
    text.append('\n');
    file.getDependencyList().forEach(path -> line("", "import \"" + path + "\";"));
    for (int i = 0; i < file.getMessageTypeCount(); i++) {
      text.append('\n');
      message(
          "",
          file.getMessageType(i),
          List.of(FileDescriptorProto.MESSAGE_TYPE_FIELD_NUMBER, i),
          file.getMessageType(i).getName());
    }
    return text.toString();
  }

  private void line(String indent, String content) {
    text.append(indent).append(content).append('\n');
  }

  private void comment(String indent, List<Integer> path) {
    book.lines(path).forEach(words -> line(indent, "//" + words));
  }

  private void message(String indent, DescriptorProto message, List<Integer> path, String name) {
    comment(indent, path);
    line(indent, "message " + message.getName() + " {");
    String inner = indent + "  ";
    int oneof = -1;
    for (int i = 0; i < message.getFieldCount(); i++) {
      FieldDescriptorProto field = message.getField(i);
      int in = field.hasOneofIndex() && !field.getProto3Optional() ? field.getOneofIndex() : -1;
      if (oneof >= 0 && in != oneof) {
        line(inner, "}");
      }
      if (in >= 0 && in != oneof) {
        comment(inner, CommentBook.path(path, DescriptorProto.ONEOF_DECL_FIELD_NUMBER, in));
        line(inner, "oneof " + message.getOneofDecl(in).getName() + " {");
        tag(inner + "  ", message.getOneofDecl(in).getOptions());
      }
      oneof = in;
      String at = in >= 0 ? inner + "  " : inner;
      comment(at, CommentBook.path(path, DescriptorProto.FIELD_FIELD_NUMBER, i));
      field(at, field, message, name);
    }
    if (oneof >= 0) {
      line(inner, "}");
    }
    for (int i = 0; i < message.getEnumTypeCount(); i++) {
      text.append('\n');
      enumeration(
          inner,
          message.getEnumType(i),
          CommentBook.path(path, DescriptorProto.ENUM_TYPE_FIELD_NUMBER, i));
    }
    for (int i = 0; i < message.getNestedTypeCount(); i++) {
      DescriptorProto nested = message.getNestedType(i);
      if (!nested.getOptions().getMapEntry()) {
        text.append('\n');
        message(
            inner,
            nested,
            CommentBook.path(path, DescriptorProto.NESTED_TYPE_FIELD_NUMBER, i),
            name + "." + nested.getName());
      }
    }
    line(indent, "}");
  }

  private void tag(String indent, OneofOptions options) {
    if (options.hasExtension(Schema.tag)) {
      line(indent, "option " + option("tag") + literal(options.getExtension(Schema.tag)) + ";");
    }
  }

  private void field(
      String indent, FieldDescriptorProto field, DescriptorProto message, String scope) {
    String declared =
        type(field, message, scope) + " " + field.getName() + " = " + field.getNumber();
    List<String> options = options(field);
    if (options.size() < 2) {
      line(
          indent,
          declared + options.stream().map(o -> " [" + o + "]").findFirst().orElse("") + ";");
      return;
    }
    line(indent, declared + " [");
    line(indent + "  ", String.join(",\n" + indent + "  ", options));
    line(indent, "];");
  }

  private List<String> options(FieldDescriptorProto field) {
    List<String> options = new ArrayList<>();
    if (field.getOptions().hasExtension(Schema.key)) {
      options.add(option("key") + literal(field.getOptions().getExtension(Schema.key)));
    }
    if (field.getOptions().hasExtension(Schema.position)) {
      options.add(option("position") + field.getOptions().getExtension(Schema.position));
    }
    if (field.getOptions().hasExtension(Schema.type)) {
      String type = field.getOptions().getExtension(Schema.type);
      options.add(option("type") + literal(ByteString.copyFromUtf8(type)));
    }
    if (field.getOptions().hasExtension(Schema.when)) {
      String when = field.getOptions().getExtension(Schema.when);
      options.add(option("when") + literal(ByteString.copyFromUtf8(when)));
    }
    return options;
  }

  private String option(String name) {
    return "(" + imported("xpctape.v1." + name) + ") = ";
  }

  private String type(FieldDescriptorProto field, DescriptorProto message, String scope) {
    Optional<DescriptorProto> entry =
        message.getNestedTypeList().stream()
            .filter(nested -> nested.getOptions().getMapEntry())
            .filter(nested -> field.getTypeName().endsWith("." + scope + "." + nested.getName()))
            .findFirst();
    if (entry.isPresent()) {
      return "map<string, " + type(entry.get().getField(1), scope) + ">";
    }
    String label =
        field.getLabel() == FieldDescriptorProto.Label.LABEL_REPEATED
            ? "repeated "
            : field.getProto3Optional() ? "optional " : "";
    return label + type(field, scope);
  }

  private String type(FieldDescriptorProto field, String scope) {
    if (field.getType() != FieldDescriptorProto.Type.TYPE_MESSAGE
        && field.getType() != FieldDescriptorProto.Type.TYPE_ENUM) {
      return field.getType().name().substring("TYPE_".length()).toLowerCase(Locale.ROOT);
    }
    String name = field.getTypeName().substring(1);
    if (!name.startsWith(packageName + ".")) {
      return imported(name);
    }
    String local = name.substring(packageName.length() + 1);
    if (local.startsWith(scope + ".")) {
      return local.substring(scope.length() + 1);
    }
    return isHidden(local, scope) ? field.getTypeName() : local;
  }

  /** Whether something nearer has the name that it begins with. */
  private boolean isHidden(String local, String scope) {
    String first = local.split("\\.", 2)[0];
    for (String around = scope; !around.isEmpty(); around = outside(around)) {
      if (types.contains(around + "." + first)) {
        return true;
      }
    }
    return false;
  }

  private static String outside(String name) {
    return name.substring(0, Math.max(0, name.lastIndexOf('.')));
  }

  private String imported(String name) {
    return rooted ? "." + name : name;
  }

  private void enumeration(String indent, EnumDescriptorProto type, List<Integer> path) {
    comment(indent, path);
    line(indent, "enum " + type.getName() + " {");
    for (int i = 0; i < type.getValueCount(); i++) {
      EnumValueDescriptorProto value = type.getValue(i);
      comment(indent + "  ", CommentBook.path(path, EnumDescriptorProto.VALUE_FIELD_NUMBER, i));
      line(indent + "  ", value.getName() + " = " + value.getNumber() + meaning(value) + ";");
    }
    line(indent, "}");
  }

  private String meaning(EnumValueDescriptorProto value) {
    EnumValueOptions options = value.getOptions();
    if (options.hasExtension(Schema.text)) {
      ByteString words = ByteString.copyFromUtf8(options.getExtension(Schema.text));
      return " [" + option("text") + literal(words) + "]";
    }
    return options.hasExtension(Schema.integer)
        ? " [" + option("integer") + options.getExtension(Schema.integer) + "]"
        : "";
  }

  /**
   * A string literal: plain text as it is, all else in octal, which no letter can follow wrongly.
   */
  private static String literal(ByteString bytes) {
    StringBuilder literal = new StringBuilder("\"");
    Optional<String> utf8 = Values.fromProto(bytes).asUtf8();
    if (utf8.isPresent()) {
      utf8.get().codePoints().forEach(c -> literal(literal, Character.toString(c)));
    } else {
      octal(literal, bytes.toByteArray());
    }
    return literal.append('"').toString();
  }

  private static void literal(StringBuilder literal, String c) {
    boolean plain = SafeText.of(c).equals(c) && !c.equals("\"") && !c.equals("\\");
    if (plain) {
      literal.append(c);
    } else {
      octal(literal, c.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static void octal(StringBuilder literal, byte[] bytes) {
    for (byte b : bytes) {
      literal.append(String.format(Locale.ROOT, "\\%03o", b & 0xff));
    }
  }
}
