package io.xpctape.wire;

import io.xpctape.model.BadInputException;
import io.xpctape.model.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Why a value can't be read or written, on its way out of the value: each container that it leaves
 * adds the step that leads to where it was, so the way costs nothing until it is needed.
 */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A longer way is cut in the middle, in steps at each end. */
  private static final int SHOWN = 8;

  /** A longer key is cut; bytes. */
  private static final int MAX_KEY = 80;

  private final String what;
  private final int at;
  private final transient Deque<Path.Step> way = new ArrayDeque<>();

  /**
   * Begins where it happened.
   *
   * @param at the byte in the file
   */
  Refusal(String what, int at) {
    super(what, null, false, false);
    this.what = what;
    this.at = at;
  }

  /** The same, one container further out. */
  Refusal inside(Path.Step step) {
    boolean isLong = step instanceof Path.Key key && key.key().size() > MAX_KEY;
    way.addFirst(isLong ? new Path.Key(((Path.Key) step).key().slice(0, MAX_KEY), 0) : step);
    return this;
  }

  /** As a complaint about a file's byte. */
  BadInputException atByte() {
    return new BadInputException("byte " + at + ": " + place() + ": " + what);
  }

  /** As a complaint about a value that has no bytes yet. */
  BadInputException atPath() {
    return new BadInputException(place() + ": " + what);
  }

  private String place() {
    List<Path.Step> steps = new ArrayList<>(way);
    if (steps.isEmpty()) {
      return "body";
    }
    if (steps.size() <= 2 * SHOWN) {
      return new Path(steps).toString();
    }
    return new Path(steps.subList(0, SHOWN))
        + "…"
        + new Path(steps.subList(steps.size() - SHOWN, steps.size()));
  }
}
