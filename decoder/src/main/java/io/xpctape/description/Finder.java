package io.xpctape.description;

import java.nio.charset.StandardCharsets;

/**
 * Finds a word in a text. It remembers what it found last, so that asking again on the way there
 * costs nothing and a text of any shape is read in linear time.
 */
final class Finder {
  private final byte[] text;
  private final byte[] word;
  private int from = -1;
  private int found = -1;

  Finder(byte[] text, String word) {
    this.text = text;
    this.word = word.getBytes(StandardCharsets.US_ASCII);
  }

  /** Where the word first stands, not before {@code start}; the text's length if nowhere. */
  int from(int start) {
    if (start < from || start > found) {
      from = start;
      found = start;
      while (found <= text.length - word.length && !isAt(found)) {
        found++;
      }
      if (found > text.length - word.length) {
        found = text.length;
      }
    }
    return found;
  }

  private boolean isAt(int at) {
    for (int i = 0; i < word.length; i++) {
      if (text[at + i] != word[i]) {
        return false;
      }
    }
    return true;
  }
}
