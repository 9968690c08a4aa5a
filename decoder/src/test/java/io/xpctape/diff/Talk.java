package io.xpctape.diff;

import io.xpctape.model.Bytes;
import io.xpctape.model.Call;
import io.xpctape.model.Direction;
import io.xpctape.model.Message;
import io.xpctape.model.RecordingInfo;
import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcString;
import io.xpctape.model.XpcValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Conversations made by hand: a message's kind is its body's {@code method}. */
final class Talk {
  static final long PID = 500;
  static final long PARENT = 499;

  private final List<Message> messages = new ArrayList<>();
  private final long pid;

  Talk(long pid) {
    this.pid = pid;
  }

  Talk() {
    this(PID);
  }

  static XpcDictionary body(String method, XpcDictionary.Entry... more) {
    List<XpcDictionary.Entry> entries = new ArrayList<>(List.of(more));
    entries.add(0, XpcDictionary.Entry.of("method", XpcString.of(method)));
    return new XpcDictionary(entries);
  }

  static XpcDictionary.Entry entry(String key, XpcValue value) {
    return XpcDictionary.Entry.of(key, value);
  }

  static XpcDictionary.Entry entry(String key, String value) {
    return entry(key, XpcString.of(value));
  }

  Talk sends(XpcValue body) {
    return add(Direction.OUTGOING, Call.CONNECTION_SEND_MESSAGE, 0, "service", body);
  }

  Talk asks(XpcValue body) {
    return add(Direction.OUTGOING, Call.CONNECTION_SEND_MESSAGE_WITH_REPLY, 0, "service", body);
  }

  /** An answer to the last message that asked. */
  Talk hears(XpcValue body) {
    for (int i = messages.size() - 1; i >= 0; i--) {
      if (messages.get(i).call() == Call.CONNECTION_SEND_MESSAGE_WITH_REPLY) {
        return answer(messages.get(i).n(), body);
      }
    }
    throw new IllegalStateException("nothing was asked");
  }

  Talk answer(long n, XpcValue body) {
    return add(
        Direction.INCOMING,
        Call.CONNECTION_REPLY_HANDLER,
        messages.get((int) n - 1).sequence(),
        "service",
        body);
  }

  Talk sees(XpcValue body) {
    return add(Direction.INCOMING, Call.CONNECTION_EVENT_HANDLER, 0, "service", body);
  }

  Talk add(Direction direction, Call call, long replyTo, String service, XpcValue body) {
    long n = messages.size() + 1L;
    messages.add(
        new Message(
            n,
            n + 2,
            0,
            0,
            1,
            1,
            direction,
            call,
            replyTo,
            Bytes.utf8(service),
            body,
            Optional.empty()));
    return this;
  }

  Conversation conversation() {
    RecordingInfo info =
        new RecordingInfo(
            "",
            "",
            "",
            "",
            pid,
            PARENT,
            Bytes.EMPTY,
            List.of(),
            Bytes.EMPTY,
            0,
            0,
            true,
            OptionalLong.empty(),
            List.of(),
            Map.of());
    return new Conversation(info, messages, Talk::kind);
  }

  private static String kind(Message message) {
    return message.body() instanceof XpcDictionary dictionary
            && dictionary.get("method").orElse(null) instanceof XpcString method
        ? method.bytes().toString()
        : "";
  }
}
