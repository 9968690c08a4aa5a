package io.xpctape.json;

import com.google.gson.stream.JsonReader;
import io.xpctape.model.Bytes;
import io.xpctape.model.Incomplete;
import io.xpctape.model.XpcConnection;
import io.xpctape.model.XpcData;
import io.xpctape.model.XpcDate;
import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcDouble;
import io.xpctape.model.XpcError;
import io.xpctape.model.XpcFd;
import io.xpctape.model.XpcFileTransfer;
import io.xpctape.model.XpcInt64;
import io.xpctape.model.XpcKind;
import io.xpctape.model.XpcPointer;
import io.xpctape.model.XpcResource;
import io.xpctape.model.XpcShmem;
import io.xpctape.model.XpcString;
import io.xpctape.model.XpcUint64;
import io.xpctape.model.XpcUuid;
import io.xpctape.model.XpcValue;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what stands behind a tag. */
final class TagReader {
  private static final Pattern UUID_TEXT =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private static final Map<String, XpcKind> KINDS =
      Arrays.stream(XpcKind.values()).collect(Collectors.toMap(Tags::of, kind -> kind));

  private final JsonReader in;
  private final ValueJsonReader values;

  TagReader(JsonReader in, ValueJsonReader values) {
    this.in = in;
    this.values = values;
  }

  XpcValue read(String tag) throws IOException {
    return switch (tag) {
      case Tags.ENTRIES -> values.entries();
      case Tags.INCOMPLETE -> incomplete();
      default -> read(kind(tag));
    };
  }

  private XpcKind kind(String tag) {
    XpcKind kind = KINDS.get(tag);
    if (kind == null) {
      throw values.bad("unknown tag " + tag);
    }
    return kind;
  }

  private XpcValue read(XpcKind kind) throws IOException {
    return switch (kind) {
      case INT64 -> new XpcInt64(number(in.nextString(), true));
      case UINT64 -> new XpcUint64(number(in.nextString(), false));
      case DOUBLE -> new XpcDouble(real(in.nextString()));
      case DATE -> new XpcDate(number(in.nextString(), true));
      case DATA -> new XpcData(values.base64(in.nextString()));
      case STRING -> new XpcString(values.base64(in.nextString()));
      case UUID -> uuid(in.nextString());
      case SHMEM -> new XpcShmem(number(in.nextString(), false));
      case POINTER -> new XpcPointer(bits(in.nextString()));
      case FD -> fd();
      case ERROR -> error();
      case CONNECTION -> connection();
      case FILE_TRANSFER -> fileTransfer();
      case ENDPOINT, MACH_SEND, MACH_SEND_ONCE, MACH_RECV, OTHER -> resource(kind);
      case NULL, BOOL, ARRAY, DICTIONARY -> throw values.bad("a " + kind.label() + " needs no tag");
    };
  }

  private XpcFd fd() throws IOException {
    Fields fields = fields();
    return new XpcFd(
        values.constant(XpcFd.Type.values(), fields.text("type")),
        fields.bytes("path"),
        fields.unsigned("flags"),
        fields.unsigned("size"),
        fields.unsigned("offset"),
        fields.unsigned("device"),
        fields.unsigned("inode"),
        fields.unsigned("remote"));
  }

  private XpcConnection connection() throws IOException {
    Fields fields = fields();
    return new XpcConnection(
        fields.bytes("name"),
        fields.signed("pid"),
        fields.unsigned("euid"),
        fields.unsigned("egid"),
        fields.signed("asid"),
        fields.unsigned("id").orElse(0));
  }

  private XpcResource resource(XpcKind kind) throws IOException {
    Fields fields = fields();
    return new XpcResource(
        kind,
        fields.bytes("type_name"),
        fields.bytes("description"),
        values.base64(fields.text("wire")),
        Optional.empty());
  }

  private XpcFileTransfer fileTransfer() throws IOException {
    long id = 0;
    XpcValue transfer = XpcDictionary.EMPTY;
    in.beginObject();
    while (in.hasNext()) {
      switch (in.nextName()) {
        case "id" -> id = number(in.nextString(), false);
        case "transfer" -> transfer = values.read();
        default -> in.skipValue();
      }
    }
    in.endObject();
    if (transfer instanceof XpcDictionary dictionary) {
      return new XpcFileTransfer(id, dictionary);
    }
    throw values.bad("what a file transfer holds is no dictionary");
  }

  private XpcError error() throws IOException {
    XpcError.Singleton singleton = XpcError.Singleton.NONE;
    XpcValue keys = XpcDictionary.EMPTY;
    in.beginObject();
    while (in.hasNext()) {
      switch (in.nextName()) {
        case "singleton" ->
            singleton = values.constant(XpcError.Singleton.values(), in.nextString());
        case "keys" -> keys = values.read();
        default -> in.skipValue();
      }
    }
    in.endObject();
    if (keys instanceof XpcDictionary dictionary) {
      return new XpcError(singleton, dictionary);
    }
    throw values.bad("an error's keys are no dictionary");
  }

  private XpcValue incomplete() throws IOException {
    Incomplete.Reason reason = Incomplete.Reason.UNKNOWN;
    OptionalLong full = OptionalLong.empty();
    @Nullable XpcValue value = null;
    in.beginObject();
    while (in.hasNext()) {
      switch (in.nextName()) {
        case "reason" -> reason = values.constant(Incomplete.Reason.values(), in.nextString());
        case "full_length" -> full = OptionalLong.of(number(in.nextString(), false));
        case "value" -> value = values.read();
        default -> in.skipValue();
      }
    }
    in.endObject();
    return Optional.ofNullable(value)
        .flatMap(new Incomplete(reason, full)::mark)
        .orElseThrow(() -> values.bad("no value that can be incomplete"));
  }

  /** The members of an object that holds only strings. */
  private Fields fields() throws IOException {
    Map<String, Bytes> members = new HashMap<>();
    in.beginObject();
    while (in.hasNext()) {
      members.put(in.nextName(), values.string());
    }
    in.endObject();
    return new Fields(members);
  }

  private final class Fields {
    private final Map<String, Bytes> members;

    Fields(Map<String, Bytes> members) {
      this.members = members;
    }

    Bytes bytes(String name) {
      return members.getOrDefault(name, Bytes.EMPTY);
    }

    String text(String name) {
      return bytes(name).toString();
    }

    OptionalLong signed(String name) {
      return members.containsKey(name)
          ? OptionalLong.of(number(text(name), true))
          : OptionalLong.empty();
    }

    OptionalLong unsigned(String name) {
      return members.containsKey(name)
          ? OptionalLong.of(number(text(name), false))
          : OptionalLong.empty();
    }
  }

  private long number(String text, boolean signed) {
    try {
      return signed ? Long.parseLong(text) : Long.parseUnsignedLong(text);
    } catch (NumberFormatException e) {
      throw values.bad("no " + (signed ? "signed" : "unsigned") + " number of 64 bits");
    }
  }

  private double real(String text) {
    try {
      return switch (text) {
        case "inf" -> Double.POSITIVE_INFINITY;
        case "-inf" -> Double.NEGATIVE_INFINITY;
        default ->
            text.startsWith("0x") ? Double.longBitsToDouble(bits(text)) : Double.parseDouble(text);
      };
    } catch (NumberFormatException e) {
      throw values.bad("no double");
    }
  }

  private long bits(String text) {
    try {
      return Long.parseUnsignedLong(text.startsWith("0x") ? text.substring(2) : "", 16);
    } catch (NumberFormatException e) {
      throw values.bad("no bits in hexadecimal, as in 0x1f");
    }
  }

  private XpcUuid uuid(String text) {
    if (!UUID_TEXT.matcher(text).matches()) {
      throw values.bad("no uuid");
    }
    return new XpcUuid(UUID.fromString(text));
  }
}
