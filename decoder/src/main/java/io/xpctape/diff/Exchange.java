package io.xpctape.diff;

import io.xpctape.model.Bytes;
import io.xpctape.model.Direction;
import io.xpctape.model.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A message that answers none on the tape, with those that answer it.
 *
 * @param head the request, one-way message or event
 * @param replies in file order
 */
record Exchange(Message head, List<Message> replies) {
  /**
   * Messages whose order means something: what one side of one service says. How they mix with
   * those of another lane is up to threads.
   */
  record Lane(Bytes service, Direction direction) {}

  /** A conversation's exchanges by lane, both in file order. */
  static Map<Lane, List<Exchange>> byLane(List<Message> messages) {
    Map<Long, Exchange> bySequence = new HashMap<>();
    Map<Lane, List<Exchange>> lanes = new LinkedHashMap<>();
    for (Message message : messages) {
      Exchange asked = message.replyTo() == 0 ? null : bySequence.get(message.replyTo());
      if (asked != null) {
        asked.replies().add(message);
      } else {
        Exchange exchange = new Exchange(message, new ArrayList<>());
        bySequence.put(message.sequence(), exchange);
        lanes
            .computeIfAbsent(
                new Lane(message.service(), message.direction()), lane -> new ArrayList<>())
            .add(exchange);
      }
    }
    return lanes;
  }

  /** What a call does, whichever function it is made with. */
  enum CallClass {
    ONE_WAY,
    REQUEST,
    REPLY,
    EVENT,
    CANCELLATION,
    UNKNOWN
  }

  static CallClass callClass(Message message) {
    return switch (message.call()) {
      case CONNECTION_SEND_MESSAGE,
          CONNECTION_SEND_NOTIFICATION,
          SESSION_SEND_MESSAGE,
          PIPE_SIMPLEROUTINE,
          PIPE_ROUTINE_FORWARD ->
          CallClass.ONE_WAY;
      case CONNECTION_SEND_MESSAGE_WITH_REPLY,
          CONNECTION_SEND_MESSAGE_WITH_REPLY_SYNC,
          SESSION_SEND_MESSAGE_WITH_REPLY_ASYNC,
          SESSION_SEND_MESSAGE_WITH_REPLY_SYNC,
          PIPE_ROUTINE,
          PIPE_ROUTINE_ASYNC,
          PIPE_INTERFACE_ROUTINE ->
          CallClass.REQUEST;
      case CONNECTION_SEND_REPLY,
          CONNECTION_REPLY_HANDLER,
          CONNECTION_SYNC_REPLY,
          DICTIONARY_SEND_REPLY,
          SESSION_REPLY_HANDLER,
          SESSION_SYNC_REPLY,
          PIPE_ROUTINE_REPLY,
          PIPE_SEND_REPLY ->
          CallClass.REPLY;
      case CONNECTION_EVENT_HANDLER,
          SESSION_INCOMING_MESSAGE_HANDLER,
          PIPE_RECEIVE,
          EVENT_STREAM_HANDLER ->
          CallClass.EVENT;
      case SESSION_CANCEL_HANDLER -> CallClass.CANCELLATION;
      case UNKNOWN -> CallClass.UNKNOWN;
    };
  }
}
