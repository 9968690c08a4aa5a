package io.xpctape.description;

import io.xpctape.model.Bytes;
import io.xpctape.model.Incomplete;
import io.xpctape.model.XpcArray;
import io.xpctape.model.XpcKind;
import io.xpctape.model.XpcNull;
import io.xpctape.model.XpcResource;
import io.xpctape.model.XpcString;
import io.xpctape.model.XpcValue;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Objects of which only the description is known. It is written as it is where it would be read so
 * again; a damaged one, or one of several lines, goes between quotes with its length in bytes.
 */
final class Resources {
  private static final String QUOTED = " { description ";

  /** Where the head does not say the type. */
  private static final String TYPE = "type = ";

  /** What only wire bytes know of it. */
  private static final String WIRE = "wire = 0x";

  private static final String NEXT = ", ";

  /** What may stand around one. */
  private static final String BEFORE = "<array: 0x0> { count = 2, contents =\n\t0: ";

  private static final String BEHIND = "\n\t1: <null: 0x0>\n}";

  private Resources() {}

  /** Whether one follows a head that our writer put between quotes. */
  static boolean isOurs(Cursor text, Head head) {
    return head.anonymous() && text.startsWith(head.end(), QUOTED);
  }

  /** That one; of no type if even its quotes are damaged. */
  static XpcResource read(Cursor text, Head head) {
    RunReader runs = new RunReader(text);
    text.at += QUOTED.length();
    Optional<Bytes> type = type(text);
    Bytes wire = text.skip(WIRE) ? runs.hex() : Bytes.EMPTY;
    text.skip(NEXT);
    @Nullable XpcString quoted = runs.string();
    if (quoted == null) {
      int end = text.trimmedEnd(text.at);
      quoted = new XpcString(text.bytes(text.at, end), Lost.SOME);
      text.complaints.add(text.at, "no description can be read here");
      text.at = end;
    }
    XpcResource plain = of(head.name(), quoted.bytes(), quoted.incomplete());
    return new XpcResource(
        plain.kind(), type.orElse(plain.typeName()), plain.description(), wire, plain.incomplete());
  }

  private static Optional<Bytes> type(Cursor text) {
    int from = text.at + TYPE.length();
    int end = text.startsWith(TYPE) ? Names.end(text, from) : -1;
    @Nullable Bytes type = end < 0 ? null : Names.parse(text.bytes(from, end));
    if (type == null) {
      return Optional.empty();
    }
    text.at = end;
    text.skip(NEXT);
    return Optional.of(type);
  }

  /** One with its type's name as descriptions write it. */
  static XpcResource of(String name, Bytes description, Optional<Incomplete> incomplete) {
    XpcKind kind = TypeNames.resource(name);
    boolean nameless = name.equals(XpcKind.OTHER.label());
    String type = kind == XpcKind.OTHER ? (nameless ? "" : name) : kind.label();
    return new XpcResource(kind, Bytes.utf8(type), description, incomplete);
  }

  /**
   * The whole object as text.
   *
   * @param first nothing stands in front of it
   */
  static byte[] text(XpcResource resource, boolean first) {
    String name = name(resource);
    String head = "<" + name + ": 0x0>";
    Bytes plain = resource.description().size() > 0 ? resource.description() : Bytes.utf8(head);
    if (isReadBack(plain, resource, first)) {
      return plain.toArray();
    }
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    text.writeBytes((head + QUOTED).getBytes(StandardCharsets.US_ASCII));
    if (!of(name, Bytes.EMPTY, Optional.empty()).typeName().equals(resource.typeName())) {
      text.writeBytes(TYPE.getBytes(StandardCharsets.US_ASCII));
      text.writeBytes(Names.quoted(resource.typeName()));
      text.writeBytes(NEXT.getBytes(StandardCharsets.US_ASCII));
    }
    if (resource.wire().size() > 0) {
      String hex = HexFormat.of().formatHex(resource.wire().toArray());
      text.writeBytes((WIRE + hex + NEXT).getBytes(StandardCharsets.US_ASCII));
    }
    text.writeBytes(
        DescriptionWriter.quoted(new XpcString(resource.description(), resource.incomplete())));
    return text.toByteArray();
  }

  /** What to call a resource in its head, so that it is of its kind when read. */
  private static String name(XpcResource resource) {
    String type = resource.typeName().toString();
    boolean named =
        resource.kind() == XpcKind.OTHER
            && Head.isName(type)
            && TypeNames.resource(type) == XpcKind.OTHER;
    return named ? type : TypeNames.name(resource.kind());
  }

  private static boolean isReadBack(Bytes plain, XpcResource resource, boolean first) {
    if (resource.wire().size() > 0) {
      return false;
    }
    for (int i = 0; i < plain.size(); i++) {
      if (plain.at(i) == '\n') {
        return false;
      }
    }
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    text.writeBytes(first ? new byte[0] : BEFORE.getBytes(StandardCharsets.US_ASCII));
    text.writeBytes(plain.toArray());
    text.writeBytes(first ? new byte[0] : BEHIND.getBytes(StandardCharsets.US_ASCII));
    XpcValue expected = first ? resource : XpcArray.of(resource, new XpcNull());
    Descriptions read = DescriptionReader.read(text.toByteArray());
    return read.complaints().isEmpty() && read.values().equals(List.of(expected));
  }
}
