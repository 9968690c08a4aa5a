package io.xpctape.proto;

import io.xpctape.model.Bytes;
import io.xpctape.model.Limits;
import io.xpctape.model.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Where in a value a reader stands: the way down from the body, kept for complaints alone. */
final class Place {
  /** A longer way is cut in the middle, in steps at each end. */
  private static final int SHOWN = 8;

  /** Stands for a key or an index that is not read yet. */
  private static final Path.Step UNKNOWN = new Path.Key(Bytes.EMPTY, 0);

  private final Path.Step[] steps = new Path.Step[Limits.MAX_DEPTH + 1];
  private int depth;

  /** How many containers are open. */
  int depth() {
    return depth;
  }

  void down() {
    steps[depth++] = UNKNOWN;
  }

  void up() {
    depth--;
  }

  /** At the next entry, whose key is not read yet. */
  void entry() {
    steps[depth - 1] = UNKNOWN;
  }

  void key(Bytes key) {
    steps[depth - 1] = new Path.Key(key, 0);
  }

  void index(int index) {
    steps[depth - 1] = new Path.Index(index);
  }

  /** The way as a path's text, {@code body} for the whole. */
  @Override
  public String toString() {
    List<Path.Step> way = new ArrayList<>(Arrays.asList(steps).subList(0, depth));
    if (!way.isEmpty() && way.get(depth - 1) == UNKNOWN) {
      way.remove(depth - 1);
    }
    if (way.isEmpty()) {
      return "body";
    }
    if (way.size() <= 2 * SHOWN) {
      return new Path(way).toString();
    }
    return new Path(way.subList(0, SHOWN))
        + "…"
        + new Path(way.subList(way.size() - SHOWN, way.size()));
  }
}
