package io.xpctape.schema.decide;

import io.xpctape.model.Bytes;
import io.xpctape.model.Count;
import io.xpctape.model.XpcInt64;
import io.xpctape.model.XpcKind;
import io.xpctape.model.XpcString;
import io.xpctape.model.XpcUint64;
import io.xpctape.model.XpcValue;
import io.xpctape.schema.infer.TypeFacts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether values are some few that stand for something each. They must have been seen often, must
 * have stopped growing (Good and Turing: what was seen once tells how much was not seen), and must
 * look like what people put in enums. Integers are mostly amounts, so they have to lie at a key
 * that says what it is, or be four characters each. An enum's confidence is the chance that the
 * next value is one of those seen.
 */
final class Enums {
  private static final int MAX_STRINGS = 50;
  private static final int MAX_INTEGERS = 16;

  /** How often a value has to be seen on average. */
  private static final int REPEATS = 5;

  private static final int INTEGER_REPEATS = 10;

  private static final int ENOUGH = 10;

  /** At most one of so many values may have been seen once. */
  private static final int PER_SINGLE = 4;

  private static final Pattern NAME =
      Pattern.compile("[A-Za-z][A-Za-z0-9_.:-]{0,39}( [A-Za-z0-9_.:-]{1,20}){0,2}");

  /** A dot at the end makes a sentence. */
  private static final Pattern SENTENCE = Pattern.compile(".*[.:]");

  /** What is content, however few there are of it. */
  private static final Set<String> CONTENT =
      Set.of(
          "address",
          "author",
          "comment",
          "date",
          "description",
          "email",
          "file",
          "filename",
          "hash",
          "host",
          "hostname",
          "id",
          "identifier",
          "key",
          "label",
          "login",
          "message",
          "name",
          "path",
          "text",
          "title",
          "token",
          "uri",
          "url",
          "user",
          "username",
          "uuid",
          "value",
          "version");

  /** What selects one of several things. */
  private static final Set<String> SELECTING =
      Set.of(
          "action",
          "category",
          "class",
          "cmd",
          "code",
          "command",
          "direction",
          "event",
          "format",
          "kind",
          "method",
          "mode",
          "op",
          "opcode",
          "operation",
          "phase",
          "policy",
          "qos",
          "reason",
          "role",
          "severity",
          "signal",
          "state",
          "status",
          "style",
          "subtype",
          "tag",
          "type",
          "variant",
          "verb");

  private Enums() {}

  /**
   * The enum, if the values are one.
   *
   * @param kind string, int64 or uint64
   * @param key where they lie, as text
   */
  static Optional<Verdict> of(XpcKind kind, TypeFacts facts, String key) {
    int repeats = kind == XpcKind.STRING ? REPEATS : INTEGER_REPEATS;
    int most = kind == XpcKind.STRING ? MAX_STRINGS : MAX_INTEGERS;
    long different = facts.distinct();
    if (!facts.isCounted()
        || different < 2
        || different > most
        || facts.count() < Math.max(ENOUGH, repeats * different)) {
      return Optional.empty();
    }
    Map<XpcValue, Long> counts = facts.values().orElse(Map.of());
    boolean fits =
        kind == XpcKind.STRING
            ? !says(CONTENT, key) && counts.keySet().stream().allMatch(Enums::isName)
            : areCodes(counts.keySet()) || (selects(key) && !areBits(counts.keySet()));
    long once = counts.values().stream().filter(n -> n == 1).count();
    if (!fits || once * PER_SINGLE > counts.size()) {
      return Optional.empty();
    }
    double confidence = 1 - (once + 1) / (facts.count() + 2.0);
    return Optional.of(new Verdict(sorted(counts), confidence, evidence(counts, facts.count())));
  }

  private static String evidence(Map<XpcValue, Long> counts, long all) {
    long least = counts.values().stream().mapToLong(n -> n).min().orElse(0);
    return counts.size()
        + " different values in "
        + all
        + ", the rarest seen "
        + Count.times(least);
  }

  /** The most frequent first, then as {@link TypeFacts#values} has them. */
  static Use.EnumOf sorted(Map<XpcValue, Long> counts) {
    Map<XpcValue, Long> sorted = new LinkedHashMap<>();
    counts.entrySet().stream()
        .sorted(Map.Entry.<XpcValue, Long>comparingByValue().reversed())
        .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    return new Use.EnumOf(sorted);
  }

  private static boolean isName(XpcValue value) {
    if (!(value instanceof XpcString string)) {
      return false;
    }
    String text = string.bytes().toString();
    return NAME.matcher(text).matches() && !SENTENCE.matcher(text).matches();
  }

  /**
   * Whether there are gaps, and all that have several bits are made of others: they are switches.
   */
  private static boolean areBits(Set<XpcValue> values) {
    LongSummaryStatistics span = values.stream().mapToLong(Enums::number).summaryStatistics();
    List<Long> several =
        values.stream().map(Enums::number).filter(value -> Long.bitCount(value) > 1).toList();
    return span.getMax() - span.getMin() >= values.size()
        && !several.isEmpty()
        && several.stream().allMatch(whole -> isMadeOf(whole, values));
  }

  private static boolean isMadeOf(long whole, Set<XpcValue> values) {
    return values.stream()
            .mapToLong(Enums::number)
            .filter(part -> part != whole && (part & ~whole) == 0)
            .reduce(0, (a, b) -> a | b)
        == whole;
  }

  private static long number(XpcValue value) {
    return value instanceof XpcInt64 signed
        ? signed.value()
        : value instanceof XpcUint64 unsigned ? unsigned.value() : 0;
  }

  /** Four characters each, as in {@code 'boot'}. */
  private static boolean areCodes(Set<XpcValue> values) {
    return values.stream().allMatch(Enums::isCode);
  }

  private static boolean isCode(XpcValue value) {
    long code = number(value);
    if (code >>> Integer.SIZE != 0) {
      return false;
    }
    Bytes text = Bytes.of(java.nio.ByteBuffer.allocate(Integer.BYTES).putInt((int) code).array());
    for (int i = 0; i < text.size(); i++) {
      int c = text.at(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (!letter && (c != ' ' || i < 2)) {
        return false;
      }
    }
    return true;
  }

  /** Whether the key says that its value selects one of several things. */
  static boolean selects(String key) {
    return says(SELECTING, key);
  }

  /** A key for many says the same as one for one of them. */
  private static boolean says(Set<String> words, String key) {
    String word = KeyWords.last(key);
    return words.contains(word)
        || (word.endsWith("s") && words.contains(word.substring(0, word.length() - 1)));
  }

  /** The types whose values may be an enum's. */
  static List<XpcKind> kinds() {
    return List.of(XpcKind.STRING, XpcKind.INT64, XpcKind.UINT64);
  }
}
