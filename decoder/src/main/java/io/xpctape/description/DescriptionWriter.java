package io.xpctape.description;

import io.xpctape.model.Bytes;
import io.xpctape.model.Incomplete;
import io.xpctape.model.XpcArray;
import io.xpctape.model.XpcBool;
import io.xpctape.model.XpcConnection;
import io.xpctape.model.XpcData;
import io.xpctape.model.XpcDate;
import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcDouble;
import io.xpctape.model.XpcError;
import io.xpctape.model.XpcFd;
import io.xpctape.model.XpcFileTransfer;
import io.xpctape.model.XpcInt64;
import io.xpctape.model.XpcPointer;
import io.xpctape.model.XpcResource;
import io.xpctape.model.XpcShmem;
import io.xpctape.model.XpcString;
import io.xpctape.model.XpcUint64;
import io.xpctape.model.XpcUuid;
import io.xpctape.model.XpcValue;
import io.xpctape.text.SafeText;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Writes values as {@code xpc_copy_description} does, with address 0. Where libxpc would cut data,
 * a date or a double, all of it is written, and what would be read as something else (a key with a
 * line feed) has a form of its own, so that {@link DescriptionReader} gives back the same value. Of
 * what is incomplete it says no more than that and how long it was.
 */
public final class DescriptionWriter {
  /** What a connection without a name is called. */
  static final String ANONYMOUS = "(anonymous)";

  private static final String ELISION = "...";
  private static final int LEAST_CAPACITY = 8;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private DescriptionWriter() {}

  /** The description, without a line feed at its end; strings in it may have any bytes. */
  public static byte[] write(XpcValue value) {
    DescriptionWriter writer = new DescriptionWriter();
    writer.value(value, 0);
    return writer.out.toByteArray();
  }

  /**
   * The same safe for a terminal: nothing that it would obey but line feeds and tabs. What had to
   * be escaped is not read back.
   */
  public static String shown(XpcValue value) {
    Bytes text = Bytes.of(write(value));
    StringBuilder shown = new StringBuilder();
    int from = 0;
    for (int i = 0; i <= text.size(); i++) {
      if (i == text.size() || text.at(i) == '\n' || text.at(i) == '\t') {
        shown.append(SafeText.of(text.slice(from, i)));
        shown.append(i == text.size() ? "" : (char) text.at(i));
        from = i + 1;
      }
    }
    return shown.toString();
  }

  private void value(XpcValue value, int indent) {
    switch (value.kind()) {
      case NULL -> head("null", "");
      case BOOL -> head("bool", ": " + ((XpcBool) value).value());
      case INT64 -> head("int64", ": " + ((XpcInt64) value).value());
      case UINT64 -> head("uint64", ": " + Long.toUnsignedString(((XpcUint64) value).value()));
      case DOUBLE -> head("double", ": " + Reals.text((XpcDouble) value));
      case DATE -> head("date", " " + Moments.text((XpcDate) value));
      case POINTER -> head("pointer", ": 0x" + Long.toHexString(((XpcPointer) value).address()));
      case UUID ->
          head("uuid", " " + ((XpcUuid) value).value().toString().toUpperCase(Locale.ROOT));
      case SHMEM ->
          head("shmem", ": " + Long.toUnsignedString(((XpcShmem) value).length()) + " bytes");
      case DATA -> data((XpcData) value);
      case STRING -> string((XpcString) value);
      case FD -> fd((XpcFd) value);
      case CONNECTION -> connection((XpcConnection) value);
      case ARRAY -> array((XpcArray) value, indent);
      case DICTIONARY -> dictionary((XpcDictionary) value, indent);
      case ERROR -> {
        head(TypeNames.ERROR, " { " + Errors.declaration((XpcError) value));
        entries(((XpcError) value).keys(), indent);
      }
      case FILE_TRANSFER -> fileTransfer((XpcFileTransfer) value, indent);
      case ENDPOINT, MACH_SEND, MACH_SEND_ONCE, MACH_RECV, OTHER ->
          out.writeBytes(Resources.text((XpcResource) value, out.size() == 0));
    }
  }

  private void head(String name, String behind) {
    text("<" + name + ": 0x0>" + behind);
  }

  private void string(XpcString string) {
    head("string", " { ");
    out.writeBytes(quoted(string));
  }

  /** A string with its length, and how much of it is shown if that is not all. */
  static byte[] quoted(XpcString string) {
    int size = string.bytes().size();
    boolean cut = string.incomplete().isPresent();
    String before = "length = " + Lost.length(size, string.incomplete());
    ByteArrayOutputStream quoted = new ByteArrayOutputStream();
    quoted.writeBytes(bytes(before + (cut ? ", shown = " + size : "") + ", contents = \""));
    quoted.writeBytes(string.bytes().toArray());
    quoted.writeBytes(bytes(cut ? "\"" + ELISION + " }" : "\" }"));
    return quoted.toByteArray();
  }

  private void data(XpcData data) {
    head("data", ": { length = " + Lost.length(data.bytes().size(), data.incomplete()) + " bytes");
    String hex = HexFormat.of().formatHex(data.bytes().toArray());
    boolean cut = data.incomplete().isPresent();
    text(", contents = " + (hex.isEmpty() && !cut ? "(nil)" : "0x" + hex));
    text((cut ? ELISION : "") + " }");
  }

  private void fd(XpcFd fd) {
    StringBuilder facts = new StringBuilder(" { type = ").append(FdTypes.text(fd.type()));
    fd.flags().ifPresent(flags -> facts.append(", flags = 0x").append(Long.toHexString(flags)));
    number(facts, "size", fd.size());
    number(facts, "offset", fd.offset());
    number(facts, "device", fd.device());
    number(facts, "inode", fd.inode());
    number(facts, "remote", fd.remote());
    head("fd", facts.toString());
    if (fd.path().size() > 0) {
      text(", path = ");
      name(fd.path(), Names.isPlainPath(fd.path()));
    }
    text(" }");
  }

  private void connection(XpcConnection connection) {
    head("connection", " { name = ");
    Bytes name = connection.name();
    if (name.size() == 0) {
      text(ANONYMOUS);
    } else {
      name(name, Names.isPlain(name) && !name.equals(Bytes.utf8(ANONYMOUS)));
    }
    StringBuilder facts = new StringBuilder();
    number(facts, "pid", unsigned32(connection.pid()));
    number(facts, "euid", connection.euid());
    number(facts, "egid", connection.egid());
    number(facts, "asid", unsigned32(connection.asid()));
    if (connection.id() != 0) {
      number(facts, "id", OptionalLong.of(connection.id()));
    }
    text(facts + " }");
  }

  private void name(Bytes name, boolean plain) {
    out.writeBytes(plain ? name.toArray() : Names.quoted(name));
  }

  private static void number(StringBuilder facts, String name, OptionalLong number) {
    number.ifPresent(
        n -> facts.append(", ").append(name).append(" = ").append(Long.toUnsignedString(n)));
  }

  private static OptionalLong unsigned32(OptionalLong number) {
    return number.isPresent() ? OptionalLong.of(number.getAsLong() & 0xffff_ffffL) : number;
  }

  private void fileTransfer(XpcFileTransfer file, int indent) {
    head(TypeNames.FILE_TRANSFER, ": " + Long.toUnsignedString(file.id()) + " ");
    dictionary(file.transfer(), indent);
  }

  private void array(XpcArray array, int indent) {
    int size = array.values().size();
    head(TypeNames.ARRAY, " { count = " + Lost.length(size, array.incomplete()));
    text(", capacity = " + capacity(size) + ", contents =\n");
    for (int i = 0; i < size; i++) {
      text("\t".repeat(indent + 1) + i + ": ");
      value(array.values().get(i), indent + 1);
      text("\n");
    }
    end(array.incomplete(), indent);
  }

  private void dictionary(XpcDictionary dictionary, int indent) {
    head(TypeNames.DICTIONARY, " { ");
    entries(dictionary, indent);
  }

  private void entries(XpcDictionary dictionary, int indent) {
    int size = dictionary.entries().size();
    text("count = " + Lost.length(size, dictionary.incomplete()));
    text(", transaction: 0, voucher = 0x0, contents =\n");
    for (XpcDictionary.Entry entry : dictionary.entries()) {
      text("\t".repeat(indent + 1));
      key(entry.key());
      text(" => ");
      value(entry.value(), indent + 1);
      text("\n");
    }
    end(dictionary.incomplete(), indent);
  }

  private void key(Bytes key) {
    if (!Names.isPlainKey(key)) {
      out.writeBytes(Names.quoted(key));
      return;
    }
    text("\"");
    out.writeBytes(key.toArray());
    text("\"");
  }

  private void end(Optional<Incomplete> incomplete, int indent) {
    if (incomplete.isPresent()) {
      text("\t".repeat(indent + 1) + ELISION + "\n");
    }
    text("\t".repeat(indent) + "}");
  }

  /** The room that libxpc's arrays have, which begin with 8 values and double. */
  private static int capacity(int size) {
    return Math.max(LEAST_CAPACITY, Integer.highestOneBit(Math.max(1, size - 1)) * 2);
  }

  private void text(String text) {
    out.writeBytes(bytes(text));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
