package io.xpctape.schema.infer;

import io.xpctape.model.Message;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What recordings have shown: the shape of each kind's bodies. Summaries merge as shapes do. For
 * one thread.
 */
public final class Summary {
  private final SortedMap<Kind, Shape> kinds = new TreeMap<>();
  private long recordings;
  private long messages;

  /** One recording's messages, whose kinds are given. */
  public void add(List<Message> recording, Kinds of) {
    recordings++;
    messages += recording.size();
    for (Message message : recording) {
      Optional<Kind> kind = of.find(message);
      if (kind.isPresent()) {
        kinds.computeIfAbsent(kind.get(), k -> new Shape()).add(message.body());
      }
    }
  }

  /** All that another one has seen. */
  public void merge(Summary other) {
    recordings += other.recordings;
    messages += other.messages;
    other.kinds.forEach(
        (kind, shape) -> kinds.computeIfAbsent(kind, k -> new Shape()).merge(shape));
  }

  /** How many recordings. */
  public long recordings() {
    return recordings;
  }

  /** How many messages, those without a kind too. */
  public long messages() {
    return messages;
  }

  /** The shape of each kind's bodies. */
  public SortedMap<Kind, Shape> kinds() {
    return Collections.unmodifiableSortedMap(kinds);
  }
}
