package io.xpctape.schema.ledger;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names as protobuf's style guide wants them, out of any text. */
final class Names {
  /** Bytes; what is longer is cut, and made unique by number. */
  private static final int MAX_LENGTH = 60;

  private static final Pattern BREAK =
      Pattern.compile("[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

  private Names() {}

  /** {@code lower_snake}; a text without a letter in front gets {@code prefix} there. */
  static String snake(String text, String prefix) {
    String joined = String.join("_", words(text));
    String named = startsWithLetter(joined) ? joined : joinWords(prefix, joined, "_");
    return cut(named);
  }

  /** {@code PascalCase}, with a prefix as above. */
  static String pascal(String text, String prefix) {
    String joined = words(text).stream().map(Names::capitalize).collect(Collectors.joining());
    return cut(startsWithLetter(joined) ? joined : capitalize(prefix) + joined);
  }

  /** {@code UPPER_SNAKE}, which may begin with a digit, for it stands behind a prefix. */
  static String upper(String text) {
    String joined = String.join("_", words(text)).toUpperCase(Locale.ROOT);
    return cut(joined.isEmpty() ? "EMPTY" : joined);
  }

  /** The same of a name that is not to be cut once more. */
  static String upperOfName(String name) {
    return String.join("_", words(name)).toUpperCase(Locale.ROOT);
  }

  /** One of what the text names several of, in plain English. */
  static String singular(String plural) {
    if (plural.matches("(.*[a-z])?[Cc]hildren")) {
      return plural.substring(0, plural.length() - 3);
    }
    if (plural.matches(".*[^aeiou]ies")) {
      return plural.substring(0, plural.length() - 3) + "y";
    }
    if (plural.matches(".*(ss|x|ch|sh)es")) {
      return plural.substring(0, plural.length() - 2);
    }
    boolean plain = plural.length() > 2 && plural.endsWith("s") && !plural.matches(".*(ss|us|is)");
    return plain ? plural.substring(0, plural.length() - 1) : plural;
  }

  private static List<String> words(String text) {
    return BREAK
        .splitAsStream(text)
        .filter(word -> !word.isEmpty())
        .map(word -> word.toLowerCase(Locale.ROOT))
        .toList();
  }

  private static boolean startsWithLetter(String text) {
    return !text.isEmpty() && Character.isLetter(text.charAt(0));
  }

  private static String joinWords(String a, String b, String by) {
    return b.isEmpty() ? a : a + by + b;
  }

  private static String capitalize(String word) {
    return word.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }

  private static String cut(String name) {
    String cut = name.length() > MAX_LENGTH ? name.substring(0, MAX_LENGTH) : name;
    return cut.endsWith("_") ? cut.substring(0, cut.length() - 1) : cut;
  }
}
