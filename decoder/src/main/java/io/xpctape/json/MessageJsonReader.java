package io.xpctape.json;

import com.google.gson.stream.JsonReader;
import io.xpctape.model.BadInputException;
import io.xpctape.model.Bytes;
import io.xpctape.model.Call;
import io.xpctape.model.Change;
import io.xpctape.model.Direction;
import io.xpctape.model.Limits;
import io.xpctape.model.Message;
import io.xpctape.model.WireForm;
import io.xpctape.model.XpcValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one message's line. Of use once. */
final class MessageJsonReader {
  private final JsonReader in;
  private final ValueJsonReader values;

  private long n;
  private long sequence;
  private long monotonicNs;
  private long wallNs;
  private long thread;
  private long connection;
  private long replyTo;
  private Bytes service = Bytes.EMPTY;
  private @Nullable Direction direction;
  private Call call = Call.UNKNOWN;
  private @Nullable Change change;
  private @Nullable WireForm wire;
  private @Nullable XpcValue body;
  private final List<Long> stack = new ArrayList<>();

  MessageJsonReader(JsonReader in) {
    this.in = in;
    this.values = new ValueJsonReader(in);
  }

  Message read() throws IOException {
    in.beginObject();
    while (in.hasNext()) {
      member(in.nextName());
    }
    in.endObject();
    if (direction == null || body == null) {
      throw new BadInputException("a message has a dir and a body");
    }
    return new Message(
        n,
        sequence,
        monotonicNs,
        wallNs,
        thread,
        connection,
        direction,
        call,
        replyTo,
        service,
        body,
        Optional.ofNullable(change),
        Optional.ofNullable(wire),
        stack);
  }

  private void member(String name) throws IOException {
    switch (name) {
      case "n" -> n = in.nextLong();
      case "sequence" -> sequence = in.nextLong();
      case "monotonic_ns" -> monotonicNs = Long.parseUnsignedLong(in.nextString());
      case "wall_ns" -> wallNs = Long.parseUnsignedLong(in.nextString());
      case "thread" -> thread = in.nextLong();
      case "connection" -> connection = in.nextLong();
      case "reply_to_sequence" -> replyTo = in.nextLong();
      case "service" -> service = values.string();
      case "dir" -> direction = MessageJson.direction(in.nextString());
      case "call" -> call = MessageJson.call(in.nextString());
      case "change" -> change = change();
      case "wire" -> wire = wire();
      case "body" -> body = values.read();
      case "stack" -> readStack();
      default -> in.skipValue();
    }
  }

  /** Its addresses; what else is there was found out anew by whoever wrote it. */
  private void readStack() throws IOException {
    in.beginArray();
    while (in.hasNext()) {
      if (stack.size() == Limits.MAX_STACK) {
        throw values.bad("more than " + Limits.MAX_STACK + " addresses");
      }
      in.beginObject();
      while (in.hasNext()) {
        if (in.nextName().equals("address")) {
          stack.add(address(in.nextString()));
        } else {
          in.skipValue();
        }
      }
      in.endObject();
    }
    in.endArray();
  }

  private long address(String text) {
    if (!text.startsWith("0x")) {
      throw values.bad("an address begins with 0x");
    }
    return Long.parseUnsignedLong(text, 2, text.length(), 16);
  }

  private WireForm wire() throws IOException {
    WireForm.Framing framing = WireForm.Framing.LOCAL;
    long flags = 0;
    long id = 0;
    boolean empty = false;
    long zeros = 0;
    Bytes exact = Bytes.EMPTY;
    in.beginObject();
    while (in.hasNext()) {
      switch (in.nextName()) {
        case "framing" -> framing = framing(in.nextString());
        case "flags" -> flags = in.nextLong();
        case "id" -> id = Long.parseUnsignedLong(in.nextString());
        case "empty" -> empty = in.nextBoolean();
        case "zeros" -> zeros = in.nextLong();
        case "exact" -> exact = values.base64(in.nextString());
        default -> in.skipValue();
      }
    }
    in.endObject();
    return new WireForm(framing, (int) flags, id, empty, exact, zeros);
  }

  private WireForm.Framing framing(String name) {
    for (WireForm.Framing framing : WireForm.Framing.values()) {
      if (Tags.name(framing).equals(name)) {
        return framing;
      }
    }
    throw values.bad("unknown framing " + name);
  }

  private Change change() throws IOException {
    List<Integer> rules = new ArrayList<>();
    List<String> refused = new ArrayList<>();
    boolean inPlace = false;
    in.beginObject();
    while (in.hasNext()) {
      switch (in.nextName()) {
        case "in_place" -> inPlace = in.nextBoolean();
        case "rules" -> {
          in.beginArray();
          while (in.hasNext()) {
            rules.add(in.nextInt());
          }
          in.endArray();
        }
        case "refused" -> {
          in.beginArray();
          while (in.hasNext()) {
            refused.add(in.nextString());
          }
          in.endArray();
        }
        default -> in.skipValue();
      }
    }
    in.endObject();
    return new Change(rules, inPlace, refused);
  }
}
