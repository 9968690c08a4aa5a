package io.xpctape.schema.diff;

import com.google.gson.JsonObject;
import io.xpctape.model.XpcKind;
import java.util.Map;
import java.util.stream.Collectors;

/** What {@link Saying}s have in common in their texts and JSON. */
final class SayingText {
  /** More are only counted, in texts for people. */
  static final int LISTED = 5;

  /** A longer value is cut there. */
  static final int COLUMNS = 40;

  private SayingText() {}

  static String times(String before, long n, String behind) {
    return n == 0 ? "" : before + n + behind;
  }

  static String types(Map<XpcKind, Long> types, boolean counts) {
    return types.entrySet().stream()
        .sorted(
            Map.Entry.<XpcKind, Long>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .map(e -> e.getKey().label() + (counts ? times(" (", e.getValue(), "×)") : ""))
        .collect(Collectors.joining(", "));
  }

  static JsonObject json(Map<XpcKind, Long> types) {
    JsonObject json = new JsonObject();
    types.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(e -> json.addProperty(e.getKey().label(), e.getValue()));
    return json;
  }

  static JsonObject counted(String name, long count) {
    JsonObject json = new JsonObject();
    if (count > 0) {
      json.addProperty(name, count);
    }
    return json;
  }
}
