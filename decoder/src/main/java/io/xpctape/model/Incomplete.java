package io.xpctape.model;

import java.util.OptionalLong;

/**
 * Why a value is not whole.
 *
 * @param reason why
 * @param fullLength bytes or entries of the whole value, where that is known
 */
public record Incomplete(Reason reason, OptionalLong fullLength) {
  /** Why a value is not whole. */
  public enum Reason {
    UNKNOWN,
    /** Cut at the limit that the recording was given. */
    MAX_DATA,
    /** Deeper than the recorder descends. */
    DEPTH,
    /** The recorder's memory did not suffice. */
    MEMORY,
    /** The source of an imported value had lost it. */
    SOURCE
  }
}
