package io.xpctape.text;

import io.xpctape.model.Bytes;
import io.xpctape.model.Count;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Values as people read them, safe for a terminal. A scalar is written as one can be typed, with
 * its type in front where another type could look the same: {@code uint64:2048}.
 */
public final class ValueText {
  /** In which order a dictionary's entries are shown. */
  public enum Order {
    /** As recorded, which nobody promises. */
    RECORDED,
    /** By key, repeated ones as recorded. */
    SORTED
  }

  /** Longer data is told by its length, with a dump of its head in a tree. */
  static final int SHORT_DATA = 16;

  private static final Pattern PLAIN_KEY = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private static final long NS = 1_000_000_000L;

  private ValueText() {}

  /** A value in one line of so many columns at most; what does not fit is cut with {@code …}. */
  public static String line(XpcValue value, int columns) {
    return new LineText(columns).of(value);
  }

  /**
   * A value over as many lines as it needs, each ending in a line feed. Under data that holds a
   * property list or a message stands what that says.
   */
  public static String tree(XpcValue value, Order order) {
    return new TreeText(order).of(value);
  }

  /** A dictionary's entries in an order. */
  public static List<XpcDictionary.Entry> ordered(XpcDictionary dictionary, Order order) {
    if (order == Order.RECORDED) {
      return dictionary.entries();
    }
    List<XpcDictionary.Entry> sorted = new ArrayList<>(dictionary.entries());
    sorted.sort(Comparator.comparing(XpcDictionary.Entry::key));
    return sorted;
  }

  /** A key, between quotes unless it is a plain word. */
  public static String key(Bytes key) {
    String text = key.asUtf8().orElse("");
    return PLAIN_KEY.matcher(text).matches() ? text : SafeText.quoted(key);
  }

  /** A value without what lies inside it, its type in front where that is not plain to see. */
  public static String scalar(XpcValue value) {
    return switch (value.kind()) {
      case NULL -> "null";
      case BOOL -> String.valueOf(((XpcBool) value).value());
      case INT64 -> "int64:" + ((XpcInt64) value).value();
      case UINT64 -> "uint64:" + Long.toUnsignedString(((XpcUint64) value).value());
      case DOUBLE -> "double:" + real(((XpcDouble) value).value()) + inexact(value);
      case DATE -> "date:" + date(((XpcDate) value).nanoseconds()) + inexact(value);
      case DATA -> data((XpcData) value);
      case STRING -> {
        XpcString string = (XpcString) value;
        yield SafeText.quoted(string.bytes())
            + incomplete(string.incomplete(), string.bytes().size(), "bytes");
      }
      case UUID -> "uuid:" + ((XpcUuid) value).value().toString().toUpperCase(Locale.ROOT);
      case ARRAY -> "array of " + ((XpcArray) value).values().size();
      case DICTIONARY -> "dictionary of " + ((XpcDictionary) value).entries().size();
      case FD -> fd((XpcFd) value);
      case SHMEM -> "shmem of " + Count.of(((XpcShmem) value).length(), "byte");
      case ERROR -> "error" + name(((XpcError) value).singleton());
      case CONNECTION -> connection((XpcConnection) value);
      case POINTER -> "pointer:0x" + Long.toHexString(((XpcPointer) value).address());
      case FILE_TRANSFER ->
          "file_transfer " + Long.toUnsignedString(((XpcFileTransfer) value).id());
      case ENDPOINT, MACH_SEND, MACH_SEND_ONCE, MACH_RECV, OTHER -> resource((XpcResource) value);
    };
  }

  /** Nanoseconds since 1970 as a date in UTC, with as many decimals as it needs. */
  public static String date(long nanoseconds) {
    return Instant.ofEpochSecond(Math.floorDiv(nanoseconds, NS), Math.floorMod(nanoseconds, NS))
        .toString();
  }

  /** A double with the bits of a NaN that is not the usual one. */
  static String real(double value) {
    if (Double.isNaN(value)) {
      long bits = Double.doubleToRawLongBits(value);
      boolean usual = bits == Double.doubleToRawLongBits(Double.NaN);
      return usual ? "nan" : "nan(0x" + Long.toHexString(bits) + ")";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "inf" : "-inf";
    }
    return String.valueOf(value);
  }

  private static String data(XpcData data) {
    Bytes bytes = data.bytes();
    String text =
        bytes.size() <= SHORT_DATA
            ? "data:" + HexFormat.of().formatHex(bytes.toArray())
            : "data of " + bytes.size() + " bytes";
    return text + incomplete(data.incomplete(), bytes.size(), "bytes");
  }

  private static String fd(XpcFd fd) {
    List<String> facts = new ArrayList<>();
    facts.add(fd.type().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    fd.flags().ifPresent(flags -> facts.add("flags 0x" + Long.toHexString(flags)));
    number(facts, fd.size(), "size ");
    number(facts, fd.offset(), "offset ");
    number(facts, fd.device(), "device ");
    number(facts, fd.inode(), "inode ");
    number(facts, fd.remote(), "remote ");
    return "fd:"
        + (fd.path().size() == 0 ? "" : SafeText.quoted(fd.path()) + " ")
        + "("
        + String.join(", ", facts)
        + ")";
  }

  private static String connection(XpcConnection connection) {
    List<String> facts = new ArrayList<>();
    if (connection.id() != 0) {
      facts.add("id " + connection.id());
    }
    connection.pid().ifPresent(pid -> facts.add("pid " + pid));
    number(facts, connection.euid(), "euid ");
    number(facts, connection.egid(), "egid ");
    connection.asid().ifPresent(asid -> facts.add("asid " + asid));
    return "connection"
        + (connection.name().size() == 0 ? "" : " " + SafeText.quoted(connection.name()))
        + (facts.isEmpty() ? "" : " (" + String.join(", ", facts) + ")");
  }

  private static void number(List<String> facts, OptionalLong number, String name) {
    number.ifPresent(n -> facts.add(name + Long.toUnsignedString(n)));
  }

  private static String resource(XpcResource resource) {
    String type = SafeText.of(resource.typeName());
    return resource.kind().label()
        + (type.isEmpty() || type.equals(resource.kind().label()) ? "" : " " + type)
        + (resource.description().size() == 0 ? "" : " " + SafeText.quoted(resource.description()))
        + (resource.wire().size() == 0 ? "" : " " + data(new XpcData(resource.wire())))
        + incomplete(resource.incomplete(), resource.description().size(), "bytes");
  }

  /** A singleton's name behind a blank; nothing for an error that is none. */
  static String name(XpcError.Singleton singleton) {
    return singleton == XpcError.Singleton.NONE
        ? ""
        : " " + singleton.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  static String incomplete(Optional<Incomplete> incomplete, int there, String what) {
    if (incomplete.isEmpty()) {
      return "";
    }
    OptionalLong full = incomplete.get().fullLength();
    return " (incomplete: "
        + there
        + (full.isPresent() ? " of " + Long.toUnsignedString(full.getAsLong()) : "")
        + " "
        + what
        + reason(incomplete.get())
        + ")";
  }

  /** What is told of a number that is only nearly right. */
  private static String inexact(XpcValue value) {
    return value.incomplete().map(why -> " (not exact" + reason(why) + ")").orElse("");
  }

  private static String reason(Incomplete incomplete) {
    return switch (incomplete.reason()) {
      case UNKNOWN -> "";
      case MAX_DATA -> ", cut by the recording's limit";
      case DEPTH -> ", too deep for the recorder";
      case MEMORY -> ", the recorder lacked memory";
      case SOURCE -> ", lost by its source";
    };
  }
}
