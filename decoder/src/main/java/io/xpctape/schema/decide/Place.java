package io.xpctape.schema.decide;

import io.xpctape.schema.infer.Fields;
import io.xpctape.schema.infer.Kind;

/**
 * Where dictionaries stood in the messages of a kind.
 *
 * @param kind whose messages
 * @param path from the body on, {@code []} for an array's elements and {@code *} for a map's
 *     values; empty for the body itself
 * @param name the last key on the way, empty for the body
 * @param fields what was seen there
 */
public record Place(Kind kind, String path, String name, Fields fields) {
  /** Whether it is the body of its messages. */
  public boolean isBody() {
    return path.isEmpty();
  }
}
