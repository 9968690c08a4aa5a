package io.xpctape.model;

/** Which way a message went, seen from the traced program. */
public enum Direction {
  /** The program sent it. */
  OUTGOING("out"),
  /** The program received it. */
  INCOMING("in");

  private final String label;

  Direction(String label) {
    this.label = label;
  }

  /** {@code out} or {@code in}, as filters and listings say. */
  public String label() {
    return label;
  }
}
