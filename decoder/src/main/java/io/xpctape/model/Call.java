package io.xpctape.model;

/** The libxpc function that carried a message, or the handler that received it. */
public enum Call {
  CONNECTION_SEND_MESSAGE("xpc_connection_send_message"),
  CONNECTION_SEND_MESSAGE_WITH_REPLY("xpc_connection_send_message_with_reply"),
  CONNECTION_SEND_MESSAGE_WITH_REPLY_SYNC("xpc_connection_send_message_with_reply_sync"),
  CONNECTION_SEND_REPLY("xpc_connection_send_message(reply)"),
  CONNECTION_EVENT_HANDLER("event handler"),
  CONNECTION_REPLY_HANDLER("reply handler"),
  CONNECTION_SYNC_REPLY("sync reply"),
  DICTIONARY_SEND_REPLY("xpc_dictionary_send_reply"),
  SESSION_SEND_MESSAGE("xpc_session_send_message"),
  SESSION_SEND_MESSAGE_WITH_REPLY_ASYNC("xpc_session_send_message_with_reply_async"),
  SESSION_SEND_MESSAGE_WITH_REPLY_SYNC("xpc_session_send_message_with_reply_sync"),
  SESSION_INCOMING_MESSAGE_HANDLER("session message handler"),
  SESSION_REPLY_HANDLER("session reply handler"),
  SESSION_SYNC_REPLY("session sync reply"),
  SESSION_CANCEL_HANDLER("session cancel handler"),
  PIPE_ROUTINE("xpc_pipe_routine"),
  PIPE_ROUTINE_REPLY("pipe reply"),
  PIPE_SIMPLEROUTINE("xpc_pipe_simpleroutine"),
  CONNECTION_SEND_NOTIFICATION("xpc_connection_send_notification"),
  PIPE_ROUTINE_ASYNC("xpc_pipe_routine_async"),
  PIPE_ROUTINE_FORWARD("xpc_pipe_routine_forward"),
  PIPE_INTERFACE_ROUTINE("_xpc_pipe_interface_routine"),
  PIPE_RECEIVE("xpc_pipe_receive"),
  PIPE_SEND_REPLY("xpc_pipe_routine_reply"),
  EVENT_STREAM_HANDLER("event stream handler"),
  UNKNOWN("unknown");

  private final String label;

  Call(String label) {
    this.label = label;
  }

  /** The function's name as libxpc exports it, or a handler's in plain words. */
  public String label() {
    return label;
  }
}
