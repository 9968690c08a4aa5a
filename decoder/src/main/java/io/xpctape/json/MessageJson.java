package io.xpctape.json;

import com.google.gson.stream.JsonWriter;
import io.xpctape.model.BadInputException;
import io.xpctape.model.Call;
import io.xpctape.model.Change;
import io.xpctape.model.Direction;
import io.xpctape.model.Frame;
import io.xpctape.model.Image;
import io.xpctape.model.ListedMessage;
import io.xpctape.model.Message;
import io.xpctape.model.WireForm;
import io.xpctape.model.XpcValue;
import java.io.IOException;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Messages and values as JSON, exact both ways. Names do not change: {@code n}, {@code sequence},
 * {@code time}, {@code monotonic_ns}, {@code wall_ns}, {@code thread}, {@code connection}, {@code
 * service}, {@code dir}, {@code call}, {@code kind}, {@code reply_to}, {@code reply_to_sequence},
 * {@code change}, {@code wire}, {@code body}, {@code stack}: a list of {@code address} and, where
 * they are known, {@code image}, {@code build_id}, {@code offset}, {@code symbol}, {@code
 * symbol_offset}.
 */
public final class MessageJson {
  private static final Set<String> NAMES =
      Set.of(
          "n",
          "sequence",
          "time",
          "monotonic_ns",
          "wall_ns",
          "thread",
          "connection",
          "service",
          "dir",
          "call",
          "kind",
          "reply_to",
          "reply_to_sequence",
          "change",
          "wire",
          "body",
          "stack");

  private MessageJson() {}

  /** One line, without a line feed; of a call stack the addresses alone. */
  public static String line(ListedMessage listed) {
    return line(listed, listed.message().stack().stream().map(Frame::at).toList());
  }

  /**
   * One line, without a line feed.
   *
   * @param stack what is known of the message's call stack
   */
  public static String line(ListedMessage listed, List<Frame> stack) {
    Message message = listed.message();
    return Json.text(
        out -> {
          out.beginObject();
          out.name("n").value(message.n());
          out.name("sequence").value(message.sequence());
          out.name("time").value(listed.time());
          out.name("monotonic_ns").value(Long.toUnsignedString(message.monotonicNs()));
          out.name("wall_ns").value(Long.toUnsignedString(message.wallNs()));
          out.name("thread").value(message.thread());
          out.name("connection").value(message.connection());
          out.name("service");
          new ValueJsonWriter(out).write(message.service());
          out.name("dir").value(message.direction().label());
          out.name("call").value(message.call().label());
          out.name("kind").value(listed.kind());
          out.name("reply_to").value(listed.replyTo());
          if (message.replyTo() != 0) {
            out.name("reply_to_sequence").value(message.replyTo());
          }
          if (message.change().isPresent()) {
            out.name("change");
            write(out, message.change().get());
          }
          if (message.wire().isPresent()) {
            out.name("wire");
            write(out, message.wire().get());
          }
          out.name("body");
          new ValueJsonWriter(out).write(message.body());
          if (!stack.isEmpty()) {
            out.name("stack");
            write(out, stack);
          }
          out.endObject();
        });
  }

  /** A value as JSON on one line. */
  public static String value(XpcValue value) {
    return Json.text(out -> new ValueJsonWriter(out).write(value));
  }

  /**
   * The value that JSON says; numbers outside tags become the first of int64, uint64 and double
   * that holds them.
   *
   * @throws BadInputException naming the place in the JSON
   */
  public static XpcValue parseValue(String json) {
    return Json.parse(json, in -> new ValueJsonReader(in).read());
  }

  /**
   * The value that plain JSON of other origin says, in which a name that begins with {@code $} is a
   * key like others.
   *
   * @param told takes a line for each value that had to become one of another type
   * @throws BadInputException naming the place in the JSON
   */
  public static XpcValue parsePlain(String json, Consumer<String> told) {
    return Json.parse(json, in -> new ValueJsonReader(in, true, told).read());
  }

  /**
   * Whether this is a message as {@link #line} writes it: it has a direction and a body, and no
   * name that no message has.
   */
  public static boolean isLine(String json) {
    return json.contains("\"dir\"")
        && json.contains("\"body\"")
        && names(json)
            .filter(NAMES::containsAll)
            .filter(names -> names.contains("dir") && names.contains("body"))
            .isPresent();
  }

  private static Optional<Set<String>> names(String json) {
    try {
      return Optional.of(
          Json.parse(
              json,
              in -> {
                Set<String> names = new HashSet<>();
                in.beginObject();
                while (in.hasNext()) {
                  names.add(in.nextName());
                  in.skipValue();
                }
                return names;
              }));
    } catch (BadInputException e) {
      // Told when it is read.
      return Optional.empty();
    }
  }

  /**
   * The message that a line says, as {@link #line} wrote it.
   *
   * @throws BadInputException naming the place in the JSON
   */
  public static Message parseLine(String json) {
    return Json.parse(json, in -> new MessageJsonReader(in).read());
  }

  private static void write(JsonWriter out, Change change) throws IOException {
    out.beginObject().name("rules").beginArray();
    for (int rule : change.rules()) {
      out.value(rule);
    }
    out.endArray().name("in_place").value(change.inPlace()).name("refused").beginArray();
    for (String refused : change.refused()) {
      out.value(refused);
    }
    out.endArray().endObject();
  }

  private static void write(JsonWriter out, WireForm wire) throws IOException {
    out.beginObject().name("framing").value(Tags.name(wire.framing()));
    out.name("flags").value(Integer.toUnsignedLong(wire.flags()));
    out.name("id").value(Long.toUnsignedString(wire.id()));
    out.name("empty").value(wire.empty());
    out.name("zeros").value(wire.zeros());
    if (wire.exact().size() > 0) {
      out.name("exact").value(Base64.getEncoder().encodeToString(wire.exact().toArray()));
    }
    out.endObject();
  }

  private static void write(JsonWriter out, List<Frame> stack) throws IOException {
    out.beginArray();
    for (Frame frame : stack) {
      out.beginObject().name("address").value(hexadecimal(frame.address()));
      if (frame.image().isPresent()) {
        Image image = frame.image().get();
        out.name("image");
        new ValueJsonWriter(out).write(image.path());
        out.name("build_id").value(HexFormat.of().formatHex(image.buildId().toArray()));
        out.name("offset").value(hexadecimal(image.offset(frame.address())));
      }
      if (frame.symbol().isPresent()) {
        out.name("symbol");
        new ValueJsonWriter(out).write(frame.symbol().get().symbol());
        out.name("symbol_offset").value(frame.symbol().get().offset());
      }
      out.endObject();
    }
    out.endArray();
  }

  private static String hexadecimal(long address) {
    return "0x" + Long.toHexString(address);
  }

  /** The direction that a line calls so. */
  static Direction direction(String label) {
    for (Direction direction : Direction.values()) {
      if (direction.label().equals(label)) {
        return direction;
      }
    }
    throw new BadInputException("dir is in or out, not " + label);
  }

  /** The call that a line calls so. */
  static Call call(String label) {
    for (Call call : Call.values()) {
      if (call.label().equals(label)) {
        return call;
      }
    }
    return Call.UNKNOWN;
  }
}
