package io.xpctape.schema.decide;

/** What people have decided otherwise than recordings show. */
public record Overrides() {
  /** Nothing. */
  public static final Overrides NONE = new Overrides();
}
