package io.xpctape.tui.state;

/**
 * A line that is being typed at the bottom.
 *
 * @param purpose what it is for
 * @param text as typed so far
 * @param caret where the next character goes, in UTF-16 units
 * @param error what was wrong with the text when it was entered, or empty
 */
public record Prompt(Purpose purpose, String text, int caret, String error) {
  /** What a line is typed for. */
  public enum Purpose {
    SEARCH("/"),
    FILTER("filter: ");

    private final String label;

    Purpose(String label) {
      this.label = label;
    }

    /** What stands before the text. */
    public String label() {
      return label;
    }
  }

  /** With the caret behind a text. */
  public static Prompt of(Purpose purpose, String text) {
    return new Prompt(purpose, text, text.length(), "");
  }

  /** With a character typed. */
  public Prompt typed(int codePoint) {
    String more = Character.toString(codePoint);
    return new Prompt(
        purpose,
        text.substring(0, caret) + more + text.substring(caret),
        caret + more.length(),
        "");
  }

  /** With the character before the caret gone. */
  public Prompt erased() {
    int from = left();
    return new Prompt(purpose, text.substring(0, from) + text.substring(caret), from, "");
  }

  /** With the character behind the caret gone. */
  public Prompt deleted() {
    return new Prompt(purpose, text.substring(0, caret) + text.substring(right()), caret, "");
  }

  /** With the caret elsewhere. */
  public Prompt at(int to) {
    return new Prompt(purpose, text, to, error);
  }

  /** With what is wrong. */
  public Prompt failed(String why) {
    return new Prompt(purpose, text, caret, why);
  }

  /** Where the caret goes one character to the left. */
  public int left() {
    return caret == 0 ? 0 : text.offsetByCodePoints(caret, -1);
  }

  /** Where the caret goes one character to the right. */
  public int right() {
    return caret == text.length() ? caret : text.offsetByCodePoints(caret, 1);
  }
}
