package io.xpctape.schema.diff;

import java.util.Optional;

/**
 * One thing that a newer schema says otherwise than an older one.
 *
 * @param kind what the newer schema calls the kind of messages, or the older one if the newer has
 *     none; empty where it is about no kind
 * @param path where, in the words of path patterns; {@code .} for the kind as a whole
 * @param sort of what sort
 * @param before what the older says
 * @param after what the newer says
 */
public record SchemaChange(
    String kind, String path, Sort sort, Optional<Saying> before, Optional<Saying> after) {
  /** Of what sort a change is; those that readers of the messages stumble on come first. */
  public enum Sort {
    /** Messages are told apart by something else. */
    OTHER_DISCRIMINATOR("other discriminator"),
    /** A kind of messages is not there any more. */
    KIND_GONE("kind gone"),
    /** A kind of messages is there that was not. */
    NEW_KIND("new kind"),
    /** A kind has another service, direction or part in the conversation. */
    OTHER_GROUP("other group"),
    /** A kind is recognized by its keys, under another name. */
    OTHER_NAME("other name"),
    /** A key is not there any more. */
    KEY_GONE("key gone"),
    /** A place has values of other types. */
    OTHER_TYPE("other type"),
    /** Record or map, list or tuple. */
    OTHER_FORM("other form"),
    /** A key was always there and is no longer. */
    NOW_OPTIONAL("now optional"),
    /** A key was not always there and is now. */
    NOW_REQUIRED("now required"),
    /** A key is there that was not. */
    NEW_KEY("new key"),
    /** An enum has lost values. */
    VALUES_GONE("values gone"),
    /** An enum has new values. */
    NEW_VALUES("new values"),
    /** What was always the same is always the same, and another. */
    OTHER_CONSTANT("other constant"),
    /** Strings or data look otherwise. */
    OTHER_FORMAT("other format"),
    /** No number or length of now was within the range of before, nor the other way round. */
    OTHER_RANGE("other range");

    private final String label;

    Sort(String label) {
      this.label = label;
    }

    /** Its name in listings and JSON. */
    public String label() {
      return label;
    }

    /** What it is for who goes from the newer schema back to the older. */
    public Sort mirrored() {
      return switch (this) {
        case KIND_GONE -> NEW_KIND;
        case NEW_KIND -> KIND_GONE;
        case KEY_GONE -> NEW_KEY;
        case NEW_KEY -> KEY_GONE;
        case NOW_OPTIONAL -> NOW_REQUIRED;
        case NOW_REQUIRED -> NOW_OPTIONAL;
        case VALUES_GONE -> NEW_VALUES;
        case NEW_VALUES -> VALUES_GONE;
        case OTHER_DISCRIMINATOR,
            OTHER_GROUP,
            OTHER_NAME,
            OTHER_TYPE,
            OTHER_FORM,
            OTHER_CONSTANT,
            OTHER_FORMAT,
            OTHER_RANGE ->
            this;
      };
    }
  }
}
