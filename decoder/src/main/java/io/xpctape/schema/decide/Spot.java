package io.xpctape.schema.decide;

import io.xpctape.model.Bytes;
import io.xpctape.model.Path;
import io.xpctape.schema.infer.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A place in the messages of a kind. There is one for each key of each dictionary, and few are ever
 * written: what they are called is made when somebody asks. It does not change; for many threads.
 */
public final class Spot {
  private final Kind kind;

  /** Where it is in; null for the body. */
  private final @Nullable Spot in;

  /** The way from there to one of its values, as an example. */
  private final Path.Step step;

  /** Whether the step stands for any. */
  private final boolean any;

  private final int steps;
  private @Nullable String text;

  private Spot(Kind kind, @Nullable Spot in, Path.Step step, boolean any) {
    this.kind = kind;
    this.in = in;
    this.step = step;
    this.any = any;
    steps = in == null ? 0 : in.steps + 1;
  }

  /** The body of a kind's messages. */
  public static Spot body(Kind kind) {
    return new Spot(kind, null, new Path.Append(), true);
  }

  /** What lies at a key of dictionaries there. */
  public Spot key(Bytes key) {
    return new Spot(kind, this, new Path.Key(key, 0), false);
  }

  /** The elements of arrays there. */
  public Spot elements() {
    return new Spot(kind, this, new Path.Index(0), true);
  }

  /** What lies at one position of tuples there. */
  public Spot position(int index) {
    return new Spot(kind, this, new Path.Index(index), false);
  }

  /** What lies at any key of maps there. */
  public Spot values() {
    return new Spot(kind, this, new Path.Key(Bytes.EMPTY, 0), true);
  }

  /** Whose messages. */
  public Kind kind() {
    return kind;
  }

  /** Whether it is the body. */
  public boolean isBody() {
    return in == null;
  }

  /** Whether the other one is further down the same way. */
  boolean isAbove(Spot other) {
    if (steps >= other.steps || !kind.equals(other.kind)) {
      return false;
    }
    Spot as = other;
    while (as.in != null && as.steps > steps) {
      as = as.in;
    }
    return isAt(as);
  }

  /** Whether they are as far down, by the same steps. */
  private boolean isAt(Spot other) {
    return this == other
        || in == null
        || (step.equals(other.step) && in.isAt(Objects.requireNonNull(other.in)));
  }

  /**
   * To one of its values, as an example: the first element stands for all, an empty key for all
   * keys of a map.
   */
  public Path path() {
    List<Path.Step> way = new ArrayList<>(steps);
    for (Spot spot = this; spot.in != null; spot = spot.in) {
      way.add(spot.step);
    }
    Collections.reverse(way);
    return new Path(way);
  }

  /** For people: {@code disks[*].path}, {@code limits.*}; a single dot for the body. */
  public String text() {
    String known = text;
    if (known == null) {
      known = in == null ? Path.BODY.toString() : (in.in == null ? "" : in.text()) + last();
      text = known;
    }
    return known;
  }

  private String last() {
    boolean first = in == null || in.in == null;
    if (step instanceof Path.Index index) {
      return any ? "[*]" : "[" + index.index() + "]";
    }
    String key = any ? "*" : Path.BODY.then(step).toString();
    return first || key.startsWith("[") ? key : "." + key;
  }

  /** The last key on the way, empty for the body. */
  public String name() {
    Spot spot = this;
    while (spot.in != null && (spot.any || spot.step instanceof Path.Index)) {
      spot = spot.in;
    }
    return spot.step instanceof Path.Key key ? key.key().toString() : "";
  }
}
