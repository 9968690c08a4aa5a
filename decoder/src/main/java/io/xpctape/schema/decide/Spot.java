package io.xpctape.schema.decide;

import io.xpctape.model.Bytes;
import io.xpctape.model.Path;
import io.xpctape.schema.infer.Kind;

/**
 * A place in the messages of a kind.
 *
 * @param kind whose messages
 * @param path to one of its values, as an example: the first element stands for all, an empty key
 *     for all keys of a map
 * @param text for people: {@code disks[*].path}, {@code limits.*}; a single dot for the body
 * @param name the last key on the way, empty for the body
 */
public record Spot(Kind kind, Path path, String text, String name) {
  /** The body of a kind's messages. */
  public static Spot body(Kind kind) {
    return new Spot(kind, Path.BODY, Path.BODY.toString(), "");
  }

  /** Whether it is the body. */
  public boolean isBody() {
    return path.steps().isEmpty();
  }

  /** Whether the other one is further down the same way. */
  boolean isAbove(Spot other) {
    int steps = path.steps().size();
    return kind.equals(other.kind)
        && steps < other.path.steps().size()
        && path.steps().equals(other.path.steps().subList(0, steps));
  }

  /** What lies at a key of dictionaries there. */
  public Spot key(Bytes key) {
    String step = Path.BODY.key(key).toString();
    String dot = isBody() || step.startsWith("[") ? "" : ".";
    return new Spot(kind, path.key(key), above() + dot + step, key.toString());
  }

  /** The elements of arrays there. */
  public Spot elements() {
    return new Spot(kind, path.index(0), above() + "[*]", name);
  }

  Spot position(int index) {
    return new Spot(kind, path.index(index), above() + "[" + index + "]", name);
  }

  /** What lies at any key of maps there. */
  public Spot values() {
    return new Spot(kind, path.key(Bytes.EMPTY), above() + (isBody() ? "*" : ".*"), name);
  }

  private String above() {
    return isBody() ? "" : text;
  }
}
