package io.xpctape.description;

import io.xpctape.model.Bytes;
import io.xpctape.model.XpcBool;
import io.xpctape.model.XpcConnection;
import io.xpctape.model.XpcFd;
import io.xpctape.model.XpcInt64;
import io.xpctape.model.XpcNull;
import io.xpctape.model.XpcPointer;
import io.xpctape.model.XpcShmem;
import io.xpctape.model.XpcUint64;
import io.xpctape.model.XpcUuid;
import io.xpctape.model.XpcValue;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what stands behind the head of an object that holds no others. */
final class LeafReader {
  private static final int MAX_DATE = 80;
  private static final int UUID_TEXT = 36;
  private static final long MAX_UINT32 = 0xffff_ffffL;
  private static final Set<String> READ =
      Set.of(
          "null",
          "string",
          "data",
          "date",
          "uuid",
          "fd",
          "connection",
          "bool",
          "int64",
          "uint64",
          "double",
          "pointer",
          "shmem");
  private static final Pattern CANONICAL_UUID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final Pattern HEX = Pattern.compile("0x[0-9a-fA-F]{1,16}");

  private final Cursor text;
  private final RunReader runs;

  LeafReader(Cursor text) {
    this.text = text;
    this.runs = new RunReader(text);
  }

  /** Whether it can read objects of a type. */
  static boolean knows(String name) {
    return READ.contains(name);
  }

  /** The value of an object of a known type; null if it is none, or of another type. */
  @Nullable XpcValue read(String name) {
    return switch (name) {
      case "null" -> new XpcNull();
      case "string" -> runs.string();
      case "data" -> runs.data();
      case "date" -> date();
      case "uuid" -> uuid();
      case "fd" -> fd();
      case "connection" -> connection();
      case "bool", "int64", "uint64", "double", "pointer", "shmem" -> number(name);
      default -> null;
    };
  }

  private @Nullable XpcValue number(String type) {
    if (!text.skip(": ")) {
      return null;
    }
    String token = text.token();
    try {
      return switch (type) {
        case "bool" ->
            token.equals("true") || token.equals("false")
                ? new XpcBool(token.equals("true"))
                : null;
        case "int64" -> new XpcInt64(Long.parseLong(token));
        case "uint64" -> new XpcUint64(Long.parseUnsignedLong(token));
        case "double" -> Reals.parse(token);
        case "pointer" ->
            HEX.matcher(token).matches()
                ? new XpcPointer(Long.parseUnsignedLong(token.substring(2), 16))
                : null;
        default -> {
          XpcShmem shmem = new XpcShmem(Long.parseUnsignedLong(token));
          pages();
          yield shmem;
        }
      };
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** The size in pages follows from the one in bytes. */
  private void pages() {
    if (text.skip(" bytes (")) {
      text.token();
      text.skip(" page)");
      text.skip(" pages)");
    } else {
      text.skip(" bytes");
    }
  }

  private @Nullable XpcValue date() {
    text.skip(":");
    text.skipBlanks();
    int to = Math.min(text.lineEnd(text.at), text.at + MAX_DATE);
    Matcher matcher = Moments.TEXT.matcher(text.string(text.at, to));
    if (!matcher.lookingAt()) {
      return null;
    }
    Moments.@Nullable Moment moment = Moments.parse(matcher);
    if (moment == null) {
      return null;
    }
    if (!moment.doubt().isEmpty()) {
      text.complaints.add(text.at, moment.doubt());
    }
    text.at += matcher.end();
    return moment.date();
  }

  private @Nullable XpcValue uuid() {
    text.skip(":");
    text.skipBlanks();
    boolean quoted = text.skip("\"");
    String uuid = text.string(text.at, Math.min(text.text.length, text.at + UUID_TEXT));
    if (!CANONICAL_UUID.matcher(uuid).matches()) {
      return null;
    }
    text.at += UUID_TEXT;
    if (quoted) {
      text.skip("\"");
    }
    return new XpcUuid(UUID.fromString(uuid));
  }

  private @Nullable XpcValue fd() {
    int end = text.closingBrace();
    if (!text.startsWith(" { type = ") || end < 0) {
      return null;
    }
    text.at += 3;
    Map<String, Bytes> facts = facts(end, "path");
    OptionalLong flags = uint32(facts.get("flags"));
    OptionalLong remote = uint32(facts.get("remote"));
    return new XpcFd(
        FdTypes.parse(String.valueOf(facts.get("type"))),
        Names.either(facts.getOrDefault("path", Bytes.EMPTY)),
        flags,
        number(facts.get("size")),
        number(facts.get("offset")),
        number(facts.get("device")),
        number(facts.get("inode")),
        remote);
  }

  private @Nullable XpcValue connection() {
    int end = text.closingBrace();
    if (!text.startsWith(" { name = ") || end < 0) {
      return null;
    }
    text.at += 3;
    Map<String, Bytes> facts = facts(end, "");
    Bytes name = facts.getOrDefault("name", Bytes.EMPTY);
    return new XpcConnection(
        name.equals(Bytes.utf8(DescriptionWriter.ANONYMOUS)) ? Bytes.EMPTY : Names.either(name),
        int32(facts.get("pid")),
        uint32(facts.get("euid")),
        uint32(facts.get("egid")),
        int32(facts.get("asid")),
        number(facts.get("id")).orElse(0));
  }

  /** {@code name = value, …} up to a place, gone past; the last name's value may hold commas. */
  private Map<String, Bytes> facts(int end, String last) {
    Map<String, Bytes> facts = new HashMap<>();
    int from = text.at;
    while (from < end) {
      int equals = from;
      while (equals < end && !text.startsWith(equals, " = ")) {
        equals++;
      }
      String name = text.string(from, equals);
      int value = Math.min(end, equals + 3);
      int to = Math.max(value, Names.end(text, value));
      while (to < end && (name.equals(last) || to + 2 > end || !text.startsWith(to, ", "))) {
        to++;
      }
      facts.putIfAbsent(name, text.bytes(value, to));
      from = to + 2;
    }
    text.at = end + 2;
    return facts;
  }

  private static OptionalLong number(@Nullable Bytes fact) {
    try {
      if (fact == null) {
        return OptionalLong.empty();
      }
      String number = fact.toString();
      return OptionalLong.of(
          number.startsWith("0x")
              ? Long.parseUnsignedLong(number.substring(2), 16)
              : Long.parseUnsignedLong(number));
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  private static OptionalLong uint32(@Nullable Bytes fact) {
    OptionalLong number = number(fact);
    return number.isPresent() && number.getAsLong() >= 0 && number.getAsLong() <= MAX_UINT32
        ? number
        : OptionalLong.empty();
  }

  /** Of 32 bits with a sign, which descriptions write without one. */
  private static OptionalLong int32(@Nullable Bytes fact) {
    OptionalLong number = uint32(fact);
    boolean negative = number.isPresent() && number.getAsLong() > Integer.MAX_VALUE;
    return negative ? OptionalLong.of(number.getAsLong() - MAX_UINT32 - 1) : number;
  }
}
