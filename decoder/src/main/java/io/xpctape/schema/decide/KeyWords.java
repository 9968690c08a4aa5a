package io.xpctape.schema.decide;

import io.xpctape.model.Bytes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/** What keys say by how they are written. */
final class KeyWords {
  private static final Pattern WORD_BREAK =
      Pattern.compile("[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

  /** Numbers, versions, UUIDs, hexadecimal and hardware addresses. */
  private static final Pattern NUMBERS =
      Pattern.compile(
          "-?[0-9]+|(0x)?(?=[A-Fa-f]*[0-9])[0-9A-Fa-f]{8,}"
              + "|[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}"
              + "|[0-9A-Fa-f]{2}(:[0-9A-Fa-f]{2}){5}|[0-9]+(\\.[0-9]+)+");

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
    long data = 0;
    Map<Bytes, Integer> stems = new HashMap<>();
    List<Bytes> names = new ArrayList<>();
    for (Bytes key : keys) {
      boolean isData = isData(key);
      data += isData ? 1 : 0;
      if (has(key, KeyWords::isDigit)) {
        Bytes stem = stem(key);
        stems.merge(stem, 1, Integer::sum);
        if (!isData) {
          names.add(stem);
        }
      }
    }
    return data + names.stream().filter(stem -> stems.getOrDefault(stem, 0) >= NUMBERED).count();
  }

  /** Nobody calls a key a path, an address, a sentence, a number, or what is no text at all. */
  private static boolean isData(Bytes key) {
    return has(key, KeyWords::separates)
        || (!has(key, c -> !isInNumbers(c)) && NUMBERS.matcher(key.toString()).matches())
        || (has(key, c -> c > 0x7f) && key.asUtf8().isEmpty());
  }

  private static boolean has(Bytes key, IntPredicate wanted) {
    for (int i = 0; i < key.size(); i++) {
      if (wanted.test(key.at(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean separates(int c) {
    return c == '/' || c == '@' || c == ' ' || (c >= '\t' && c <= '\r');
  }

  private static boolean isInNumbers(int c) {
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F') || "-.:x".indexOf(c) >= 0;
  }

  /** With a zero for each run of digits. */
  private static Bytes stem(Bytes key) {
    byte[] stem = new byte[key.size()];
    int size = 0;
    for (int i = 0; i < stem.length; i++) {
      boolean digit = isDigit(key.at(i));
      if (!digit || i == 0 || !isDigit(key.at(i - 1))) {
        stem[size++] = (byte) (digit ? '0' : key.at(i));
      }
    }
    return Bytes.copyOf(stem, 0, size);
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }
}
