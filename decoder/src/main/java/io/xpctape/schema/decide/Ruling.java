package io.xpctape.schema.decide;

import io.xpctape.model.PathPattern;
import io.xpctape.model.XpcKind;
import io.xpctape.text.SafeText;

/**
 * What people have said of a place; an empty text says nothing.
 *
 * @param line of their file, from 1
 * @param kind which kinds it is about, empty for all
 * @param path which places in them
 * @param as what to take its values for
 * @param tag the key that tells the records of a tagged union apart
 * @param names what to call it
 * @param values whether they are always the same, or differ
 */
record Ruling(
    int line, String kind, PathPattern path, As as, String tag, Names names, Values values) {
  /** What to take values for. */
  enum As {
    UNSAID(""),
    RECORD("record"),
    MAP("map"),
    TAGGED_UNION("tagged union"),
    LIST("list"),
    TUPLE("tuple"),
    ENUM("enum"),
    PLAIN("plain");

    private final String label;

    As(String label) {
      this.label = label;
    }

    String label() {
      return label;
    }

    /** Whether values of a type can be taken for that. */
    boolean of(XpcKind kind) {
      return switch (this) {
        case UNSAID -> false;
        case RECORD, MAP, TAGGED_UNION -> kind == XpcKind.DICTIONARY;
        case LIST, TUPLE -> kind == XpcKind.ARRAY;
        case ENUM -> Enums.kinds().contains(kind);
        case PLAIN ->
            kind == XpcKind.DICTIONARY || kind == XpcKind.ARRAY || Enums.kinds().contains(kind);
      };
    }
  }

  /** How values differ. */
  enum Values {
    UNSAID(""),
    CONSTANT("constant"),
    VOLATILE("volatile"),
    ORDINARY("ordinary");

    private final String label;

    Values(String label) {
      this.label = label;
    }

    String label() {
      return label;
    }
  }

  /** Why something is as it is; without the folder, for it gets into files that people share. */
  String evidence() {
    return OverridesFile.NAME + " says so in line " + line;
  }

  /** For complaints: {@code line 4, SetRequest limits}. */
  String text() {
    return "line " + line + ", " + SafeText.of((kind.isEmpty() ? "" : kind + " ") + path);
  }
}
