package io.xpctape.model;

import java.util.List;

/**
 * A whole tape in memory.
 *
 * @param info who was recorded, where and when
 * @param connections in the order in which they were first seen
 * @param messages numbered from 1, in file order
 * @param complaints what could not be read, one line each; empty for an undamaged tape
 */
public record Recording(
    RecordingInfo info,
    List<ConnectionInfo> connections,
    List<Message> messages,
    List<String> complaints) {
  public Recording {
    connections = List.copyOf(connections);
    messages = List.copyOf(messages);
    complaints = List.copyOf(complaints);
  }
}
