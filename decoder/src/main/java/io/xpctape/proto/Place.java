package io.xpctape.proto;

import io.xpctape.model.Bytes;
import io.xpctape.model.Limits;
import org.jspecify.annotations.Nullable;

/** Where in a value a reader stands: the way down from the body, kept for complaints alone. */
final class Place {
  /** A longer way is cut in the middle, in steps at each end. */
  private static final int SHOWN = 8;

  private final @Nullable Bytes[] keys = new @Nullable Bytes[Limits.MAX_DEPTH + 1];
  private final int[] indexes = new int[Limits.MAX_DEPTH + 1];
  private int depth;

  /** How many containers are open. */
  int depth() {
    return depth;
  }

  void down() {
    keys[depth] = null;
    indexes[depth] = -1;
    depth++;
  }

  void up() {
    depth--;
  }

  void key(Bytes key) {
    keys[depth - 1] = key;
  }

  void index(int index) {
    indexes[depth - 1] = index;
  }

  /** The way as a path's text, {@code body} for the whole. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("body");
    for (int i = 0; i < depth; i++) {
      if (i == SHOWN && depth > 2 * SHOWN) {
        text.append("…");
        i = depth - SHOWN;
      }
      Bytes key = keys[i];
      if (key != null) {
        text.append("[\"").append(key).append("\"]");
      } else if (indexes[i] >= 0) {
        text.append('[').append(indexes[i]).append(']');
      }
    }
    return text.toString();
  }
}
