package io.xpctape.description;

/**
 * Finds a word in a text. It remembers what it found last, so that asking again on the way there
 * costs nothing and a text of any shape is read in linear time.
 */
final class Finder {
  private final String text;
  private final String word;
  private int from = -1;
  private int found = -1;

  /** In a text whose bytes are characters of ISO 8859-1. */
  Finder(String text, String word) {
    this.text = text;
    this.word = word;
  }

  /** Where the word first stands, not before {@code start}; the text's length if nowhere. */
  int from(int start) {
    if (start < from || start > found) {
      int at = text.indexOf(word, start);
      from = start;
      found = at < 0 ? text.length() : at;
    }
    return found;
  }
}
