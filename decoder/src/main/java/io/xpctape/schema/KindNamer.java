package io.xpctape.schema;

import io.xpctape.model.Message;
import io.xpctape.schema.infer.Kind;
import io.xpctape.schema.infer.Labels;
import java.util.Map;
import java.util.Optional;

/** What a schema calls messages, one at a time. For many threads. */
public final class KindNamer {
  private final Labels labels;
  private final Map<Kind, String> names;

  KindNamer(Labels labels, Map<Kind, String> names) {
    this.labels = labels;
    this.names = Map.copyOf(names);
  }

  /**
   * What the schema calls a message; empty if it does not know it.
   *
   * @param answered some message of its recording answers it
   * @param asked the message that it answers, if it answers one
   */
  public String of(Message message, boolean answered, Optional<Message> asked) {
    return labels
        .find(message, answered, asked)
        .map(kind -> names.getOrDefault(kind, ""))
        .orElse("");
  }
}
