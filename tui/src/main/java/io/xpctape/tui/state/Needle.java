package io.xpctape.tui.state;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text that is searched for. Capitals in it matter; without any, neither do those elsewhere. */
public final class Needle {
  private final Pattern pattern;

  /**
   * @param text not empty
   */
  public Needle(String text) {
    boolean exact = text.codePoints().anyMatch(Character::isUpperCase);
    int flags = Pattern.LITERAL | (exact ? 0 : Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    pattern = Pattern.compile(text, flags);
  }

  /** Whether a text has it. */
  public boolean in(String text) {
    return pattern.matcher(text).find();
  }

  /** Every place in a text where it is. */
  public Matcher places(String text) {
    return pattern.matcher(text);
  }
}
