package io.xpctape.cli.args;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Guesses what somebody meant to type. */
public final class Suggestion {
  private Suggestion() {}

  /** The nearest of the known words, if it is near enough to be meant. */
  public static Optional<String> among(List<String> known, String typed) {
    return known.stream()
        .filter(word -> distance(word, typed) <= Math.max(1, word.length() / 3))
        .min(Comparator.comparingInt(word -> distance(word, typed)));
  }

  /** How many letters must be put in, taken out or replaced (Levenshtein). */
  static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
