package io.xpctape.model;

import java.util.List;

/**
 * A whole tape in memory.
 *
 * @param info who was recorded, where and when
 * @param connections in the order in which they were first seen
 * @param messages numbered from 1, in file order
 * @param complaints what could not be read, one line each; empty for an undamaged tape
 * @param images what the process had loaded, for call stacks; empty unless they were asked for
 */
public record Recording(
    RecordingInfo info,
    List<ConnectionInfo> connections,
    List<Message> messages,
    List<String> complaints,
    List<Image> images) {
  public Recording {
    connections = List.copyOf(connections);
    messages = List.copyOf(messages);
    complaints = List.copyOf(complaints);
    images = List.copyOf(images);
  }

  /** One without call stacks. */
  public Recording(
      RecordingInfo info,
      List<ConnectionInfo> connections,
      List<Message> messages,
      List<String> complaints) {
    this(info, connections, messages, complaints, List.of());
  }
}
