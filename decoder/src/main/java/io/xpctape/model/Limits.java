package io.xpctape.model;

/**
 * What every reader allows in one message or recording, checked before memory is taken. A message
 * beyond them is refused with a line that says so; nothing that libxpc sends comes near.
 */
public final class Limits {
  /**
   * How many values may lie inside one another, the outermost counted. Recursion over values that
   * deep, a record's own equals included, takes less than half of a thread's usual megabyte of
   * stack.
   */
  public static final int MAX_DEPTH = 128;

  /** How many values and entries one message may hold, at all depths together. */
  public static final int MAX_VALUES = 1 << 22;

  /** How many return addresses one message may have; the agent keeps 64 at most. */
  public static final int MAX_STACK = 1024;

  /** How many images a recording may name; a large program on a Mac has loaded some 1,500. */
  public static final int MAX_IMAGES = 1 << 16;

  private Limits() {}
}
