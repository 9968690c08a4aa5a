package io.xpctape.json;

import com.google.gson.stream.JsonWriter;
import io.xpctape.content.Content;
import io.xpctape.content.Contents;
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
import java.io.IOException;
import java.util.Base64;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Writes values as JSON. Beside data that holds a property list or a message stands what that says,
 * for those who look: readers go by the data.
 */
final class ValueJsonWriter {
  private final JsonWriter out;
  private final Contents contents = new Contents();
  private int depth;

  ValueJsonWriter(JsonWriter out) {
    this.out = out;
  }

  void write(XpcValue value) throws IOException {
    depth++;
    Optional<Incomplete> incomplete = value.incomplete();
    if (incomplete.isPresent()) {
      out.beginObject().name(Tags.INCOMPLETE).beginObject();
      out.name("reason").value(Tags.name(incomplete.get().reason()));
      unsigned("full_length", incomplete.get().fullLength());
      out.name("value");
    }
    writeKind(value);
    if (incomplete.isPresent()) {
      out.endObject().endObject();
    }
    depth--;
  }

  private void writeKind(XpcValue value) throws IOException {
    switch (value.kind()) {
      case NULL -> out.nullValue();
      case BOOL -> out.value(((XpcBool) value).value());
      case STRING -> write(((XpcString) value).bytes());
      case ARRAY -> {
        out.beginArray();
        for (XpcValue element : ((XpcArray) value).values()) {
          write(element);
        }
        out.endArray();
      }
      case DICTIONARY -> write((XpcDictionary) value);
      case INT64 -> tagged(value, Long.toString(((XpcInt64) value).value()));
      case UINT64 -> tagged(value, Long.toUnsignedString(((XpcUint64) value).value()));
      case DOUBLE -> tagged(value, real(((XpcDouble) value).value()));
      case DATE -> tagged(value, Long.toString(((XpcDate) value).nanoseconds()));
      case DATA -> data((XpcData) value);
      case UUID -> tagged(value, ((XpcUuid) value).value().toString().toUpperCase(Locale.ROOT));
      case SHMEM -> tagged(value, Long.toUnsignedString(((XpcShmem) value).length()));
      case POINTER -> tagged(value, "0x" + Long.toHexString(((XpcPointer) value).address()));
      case FD,
          ERROR,
          CONNECTION,
          ENDPOINT,
          MACH_SEND,
          MACH_SEND_ONCE,
          MACH_RECV,
          FILE_TRANSFER,
          OTHER -> {
        out.beginObject().name(Tags.of(value.kind())).beginObject();
        writeFields(value);
        out.endObject().endObject();
      }
    }
  }

  private void writeFields(XpcValue value) throws IOException {
    if (value instanceof XpcFd fd) {
      out.name("type").value(Tags.name(fd.type()));
      out.name("path");
      write(fd.path());
      unsigned("flags", fd.flags());
      unsigned("size", fd.size());
      unsigned("offset", fd.offset());
      unsigned("device", fd.device());
      unsigned("inode", fd.inode());
      unsigned("remote", fd.remote());
    } else if (value instanceof XpcFileTransfer file) {
      out.name("id").value(Long.toUnsignedString(file.id()));
      out.name("transfer");
      write(new XpcDictionary(file.transfer().entries()));
    } else if (value instanceof XpcError error) {
      out.name("singleton").value(Tags.name(error.singleton()));
      out.name("keys");
      write(new XpcDictionary(error.keys().entries()));
    } else if (value instanceof XpcConnection connection) {
      out.name("name");
      write(connection.name());
      signed("pid", connection.pid());
      unsigned("euid", connection.euid());
      unsigned("egid", connection.egid());
      signed("asid", connection.asid());
      out.name("id").value(Long.toUnsignedString(connection.id()));
    } else if (value instanceof XpcResource resource) {
      out.name("type_name");
      write(resource.typeName());
      out.name("description");
      write(resource.description());
      if (resource.wire().size() > 0) {
        out.name("wire").value(base64(resource.wire()));
      }
    }
  }

  private void write(XpcDictionary dictionary) throws IOException {
    if (!isPlain(dictionary)) {
      out.beginObject().name(Tags.ENTRIES).beginArray();
      for (XpcDictionary.Entry entry : dictionary.entries()) {
        out.beginArray();
        write(entry.key());
        write(entry.value());
        out.endArray();
      }
      out.endArray().endObject();
      return;
    }
    out.beginObject();
    for (XpcDictionary.Entry entry : dictionary.entries()) {
      String key = entry.key().toString();
      out.name(key.startsWith(Tags.PREFIX) ? Tags.PREFIX + key : key);
      write(entry.value());
    }
    out.endObject();
  }

  private static boolean isPlain(XpcDictionary dictionary) {
    Set<Bytes> keys = new HashSet<>();
    return dictionary.entries().stream()
        .allMatch(entry -> entry.key().asUtf8().isPresent() && keys.add(entry.key()));
  }

  /** A C string: text where it is UTF-8. */
  void write(Bytes string) throws IOException {
    Optional<String> text = string.asUtf8();
    if (text.isPresent()) {
      out.value(text.get());
    } else {
      out.beginObject().name("$string").value(base64(string)).endObject();
    }
  }

  /** A number that may be missing, as text: not every reader of JSON has 64 bits. */
  private void signed(String name, OptionalLong number) throws IOException {
    if (number.isPresent()) {
      out.name(name).value(Long.toString(number.getAsLong()));
    }
  }

  private void unsigned(String name, OptionalLong number) throws IOException {
    if (number.isPresent()) {
      out.name(name).value(Long.toUnsignedString(number.getAsLong()));
    }
  }

  private void tagged(XpcValue value, String text) throws IOException {
    out.beginObject().name(Tags.of(value.kind())).value(text).endObject();
  }

  private void data(XpcData data) throws IOException {
    out.beginObject().name(Tags.of(data.kind())).value(base64(data.bytes()));
    Optional<Content> content = contents.in(data, depth);
    if (content.isPresent()) {
      out.name(Tags.FORM).value(content.get().form());
      out.name(content.get().view().label());
      write(content.get().value());
    }
    out.endObject();
  }

  private static String real(double value) {
    if (Double.isNaN(value)) {
      return "0x" + Long.toHexString(Double.doubleToRawLongBits(value));
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "inf" : "-inf";
    }
    return Double.toString(value);
  }

  private static String base64(Bytes bytes) {
    return Base64.getEncoder().encodeToString(bytes.toArray());
  }
}
