package io.xpctape.cli.out;

import io.xpctape.model.Bytes;
import io.xpctape.text.SafeText;
import java.util.regex.Pattern;

/** Words of a command line that is shown, to be pasted into a shell. */
public final class ShellWord {
  private static final Pattern NO_QUOTES = Pattern.compile("[\\w./=:@%+,-]+");

  private ShellWord() {}

  /** The word as it is, or in quotes; safe to show. */
  public static String of(String word) {
    if (NO_QUOTES.matcher(word).matches()) {
      return word;
    }
    if (SafeText.of(word).equals(word)) {
      return "'" + word.replace("'", "'\\''") + "'";
    }
    String escaped = SafeText.quoted(Bytes.utf8(word));
    return "$'" + escaped.substring(1, escaped.length() - 1).replace("'", "\\'") + "'";
  }
}
