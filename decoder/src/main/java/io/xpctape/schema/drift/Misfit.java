package io.xpctape.schema.drift;

import io.xpctape.model.Path;

/**
 * One thing about a message that its schema does not expect.
 *
 * @param path where, from the body on
 * @param reason of what sort
 * @param text in words, such as {@code "a string, where 40 of 40 were uint64"}; safe to show
 */
public record Misfit(Path path, Reason reason, String text) {
  /** Of what sort a misfit is. */
  public enum Reason {
    /** The message is of no kind that the schema knows. */
    NEW_KIND("new kind"),
    /** A key that the schema takes to be required is not there. */
    MISSING_KEY("missing key"),
    /** A key is there that the schema does not know. */
    NEW_KEY("new key"),
    /** A value is of another type. */
    OTHER_TYPE("other type"),
    /** A value is none of those that there were: another constant, or not in an enum. */
    NEW_VALUE("new value"),
    /** A string or data looks like something else than those that there were. */
    OTHER_FORMAT("other format"),
    /** A number is outside of those that there were. */
    OUT_OF_RANGE("out of range");

    private final String label;

    Reason(String label) {
      this.label = label;
    }

    /** Its name in listings and JSON. */
    public String label() {
      return label;
    }
  }
}
