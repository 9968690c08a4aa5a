package io.xpctape.schema.infer;

import io.xpctape.model.Bytes;
import io.xpctape.model.Call;
import io.xpctape.model.Direction;
import io.xpctape.model.Message;
import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Messages for tests, one after the other on one connection to a service. */
public final class Conversation {
  private final List<Message> messages = new ArrayList<>();
  private final Bytes service;

  /** With the service of this name. */
  public Conversation(String service) {
    this.service = Bytes.utf8(service);
  }

  /** What was said so far. */
  public List<Message> messages() {
    return List.copyOf(messages);
  }

  /** Keys and values in turn. */
  public static XpcDictionary dictionary(Object... keysAndValues) {
    List<XpcDictionary.Entry> entries = new ArrayList<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      entries.add(
          XpcDictionary.Entry.of((String) keysAndValues[i], (XpcValue) keysAndValues[i + 1]));
    }
    return new XpcDictionary(entries);
  }

  /** The program asks. */
  public Message request(XpcValue body) {
    return add(Call.CONNECTION_SEND_MESSAGE_WITH_REPLY, 0, body);
  }

  /** The service answers. */
  public Message reply(Message request, XpcValue body) {
    return add(Call.CONNECTION_REPLY_HANDLER, request.sequence(), body);
  }

  /** The service speaks up. */
  public Message event(XpcValue body) {
    return add(Call.CONNECTION_EVENT_HANDLER, 0, body);
  }

  /** The sequence that the next message gets. */
  public long nextSequence() {
    return messages.size() + 3L;
  }

  /** Anything else. */
  public Message add(Call call, long replyTo, XpcValue body) {
    long n = messages.size() + 1L;
    Direction direction =
        call.name().contains("HANDLER") || call.name().contains("SYNC_REPLY")
            ? Direction.INCOMING
            : Direction.OUTGOING;
    Message message =
        new Message(
            n,
            nextSequence(),
            1_000_000 * n,
            1_700_000_000_000_000_000L + 1_000_000 * n,
            7,
            1,
            direction,
            call,
            replyTo,
            service,
            body,
            Optional.empty());
    messages.add(message);
    return message;
  }
}
