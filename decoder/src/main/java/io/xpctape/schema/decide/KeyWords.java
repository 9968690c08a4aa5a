package io.xpctape.schema.decide;

import io.xpctape.model.Bytes;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** What keys say by how they are written. */
final class KeyWords {
  private static final Pattern WORD_BREAK =
      Pattern.compile("[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

  private static final Pattern DIGITS = Pattern.compile("[0-9]+");

  /** Numbers, UUIDs, hexadecimal, paths, addresses and sentences: nobody calls a key that. */
  private static final Pattern DATA =
      Pattern.compile(
          "-?[0-9]+|(0x)?(?=[A-Fa-f]*[0-9])[0-9A-Fa-f]{8,}"
              + "|[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}"
              + "|.*[/@\\s].*|[0-9A-Fa-f]{2}(:[0-9A-Fa-f]{2}){5}|[0-9]+(\\.[0-9]+)+");

  /** As many keys have to differ in their digits only. */
  private static final int NUMBERED = 3;

  private KeyWords() {}

  /** A key's words in lower case. */
  static List<String> of(String key) {
    return WORD_BREAK
        .splitAsStream(key)
        .filter(word -> !word.isEmpty())
        .map(word -> word.toLowerCase(Locale.ROOT))
        .toList();
  }

  /** The last of them, which mostly says what it is; empty if there is none. */
  static String last(String key) {
    List<String> words = of(key);
    return words.isEmpty() ? "" : words.get(words.size() - 1);
  }

  /** How many keys look like data: by themselves, or since they are numbered. */
  static long data(Collection<Bytes> keys) {
    Map<String, Integer> stems = new HashMap<>();
    for (Bytes key : keys) {
      stems.merge(stem(key), 1, Integer::sum);
    }
    return keys.stream()
        .filter(
            key ->
                DATA.matcher(key.toString()).matches()
                    || stems.getOrDefault(stem(key), 0) >= NUMBERED)
        .count();
  }

  private static String stem(Bytes key) {
    return DIGITS.matcher(key.toString()).replaceAll("0");
  }
}
