package io.xpctape.schema.infer;

import io.xpctape.model.Call;
import io.xpctape.model.Message;

/** What part a message plays in its conversation. */
public enum Role {
  /** It was sent for a reply, or got one. */
  REQUEST("request"),
  /** It answers a request. */
  REPLY("reply"),
  /** It neither answers nor was answered. */
  EVENT("event");

  private final String label;

  Role(String label) {
    this.label = label;
  }

  /** Its name in lower case, as listings and schemas say. */
  public String label() {
    return label;
  }

  /**
   * The part of one message.
   *
   * @param answered some message of the recording answers it: an incoming request is told from an
   *     event by nothing else
   */
  static Role of(Message message, boolean answered) {
    if (message.replyTo() != 0) {
      return REPLY;
    }
    Role byCall = of(message.call());
    return byCall == EVENT && answered ? REQUEST : byCall;
  }

  private static Role of(Call call) {
    return switch (call) {
      case CONNECTION_SEND_MESSAGE_WITH_REPLY,
          CONNECTION_SEND_MESSAGE_WITH_REPLY_SYNC,
          SESSION_SEND_MESSAGE_WITH_REPLY_ASYNC,
          SESSION_SEND_MESSAGE_WITH_REPLY_SYNC,
          PIPE_ROUTINE,
          PIPE_ROUTINE_ASYNC,
          PIPE_INTERFACE_ROUTINE ->
          REQUEST;
      case CONNECTION_SEND_REPLY,
          CONNECTION_REPLY_HANDLER,
          CONNECTION_SYNC_REPLY,
          DICTIONARY_SEND_REPLY,
          SESSION_REPLY_HANDLER,
          SESSION_SYNC_REPLY,
          PIPE_ROUTINE_REPLY,
          PIPE_SEND_REPLY ->
          REPLY;
      case CONNECTION_SEND_MESSAGE,
          CONNECTION_EVENT_HANDLER,
          SESSION_SEND_MESSAGE,
          SESSION_INCOMING_MESSAGE_HANDLER,
          SESSION_CANCEL_HANDLER,
          PIPE_SIMPLEROUTINE,
          CONNECTION_SEND_NOTIFICATION,
          PIPE_ROUTINE_FORWARD,
          PIPE_RECEIVE,
          EVENT_STREAM_HANDLER,
          UNKNOWN ->
          EVENT;
    };
  }
}
