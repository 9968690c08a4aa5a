package io.xpctape.schema.decide;

import io.xpctape.model.XpcString;
import io.xpctape.model.XpcValue;
import io.xpctape.schema.infer.TypeFacts;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether values are some few that stand for something each. */
final class Enums {
  /** Each was seen this often on average, and they are few. */
  private static final int REPEATS = 10;

  private static final int MAX_VALUES = 50;

  private static final Pattern TEXT = Pattern.compile("[A-Za-z][A-Za-z0-9_. -]{0,39}");

  private Enums() {}

  /** The enum, if the strings are one. */
  static Optional<Use.EnumOf> ofStrings(TypeFacts strings) {
    return strings
        .values()
        .filter(values -> values.size() > 1 && values.size() <= MAX_VALUES)
        .filter(values -> strings.count() >= (long) REPEATS * values.size())
        .filter(values -> values.keySet().stream().allMatch(Enums::isName))
        .map(Enums::of);
  }

  private static boolean isName(XpcValue value) {
    return value instanceof XpcString string && TEXT.matcher(string.bytes().toString()).matches();
  }

  private static Use.EnumOf of(Map<XpcValue, Long> counts) {
    Map<XpcValue, Long> sorted = new LinkedHashMap<>();
    counts.entrySet().stream()
        .sorted(
            Map.Entry.<XpcValue, Long>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey(Comparator.comparing(Object::toString))))
        .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    return new Use.EnumOf(sorted);
  }
}
