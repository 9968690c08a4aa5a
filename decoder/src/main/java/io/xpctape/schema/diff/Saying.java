package io.xpctape.schema.diff;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.xpctape.json.MessageJson;
import io.xpctape.model.Count;
import io.xpctape.model.XpcKind;
import io.xpctape.model.XpcValue;
import io.xpctape.schema.infer.Range;
import io.xpctape.text.SafeText;
import io.xpctape.text.ValueText;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What one schema says of a thing; safe to show. Counts of 0 stand for unknown and are not told.
 */
public sealed interface Saying {
  /** In words. */
  String text();

  /** For programs; the names do not change. */
  JsonObject json();

  /**
   * How many messages a kind has.
   *
   * @param keys their own keys, of those that have any
   */
  record Messages(long count, List<String> keys) implements Saying {
    public Messages {
      keys = List.copyOf(keys);
    }

    @Override
    public String text() {
      String seen = count == 0 ? "" : "seen " + Count.times(count);
      String what = keys.isEmpty() ? "" : (keys.size() == 1 ? "key " : "keys ") + keyNames();
      return seen + (seen.isEmpty() || what.isEmpty() ? "" : "; ") + what;
    }

    private String keyNames() {
      int more = keys.size() - SayingText.LISTED;
      return keys.stream().limit(SayingText.LISTED).collect(Collectors.joining(", "))
          + (more > 0 ? " and " + more + " more" : "");
    }

    @Override
    public JsonObject json() {
      JsonObject json = SayingText.counted("count", count);
      JsonArray names = new JsonArray();
      keys.forEach(names::add);
      json.add("keys", names);
      return json;
    }
  }

  /**
   * How many dictionaries have a key.
   *
   * @param types of its values, where that is worth telling
   */
  record Presence(long present, long of, Map<XpcKind, Long> types) implements Saying {
    public Presence {
      types = Map.copyOf(types);
    }

    @Override
    public String text() {
      String what = SayingText.types(types, types.size() > 1);
      return of == 0 ? what : "in " + present + " of " + of + (what.isEmpty() ? "" : ", " + what);
    }

    @Override
    public JsonObject json() {
      JsonObject json = SayingText.counted("present", present);
      if (of > 0) {
        json.addProperty("of", of);
      }
      if (!types.isEmpty()) {
        json.add("types", SayingText.json(types));
      }
      return json;
    }
  }

  /** How many values are of which type. */
  record Types(Map<XpcKind, Long> types) implements Saying {
    public Types {
      types = Map.copyOf(types);
    }

    @Override
    public String text() {
      return SayingText.types(types, true);
    }

    @Override
    public JsonObject json() {
      JsonObject json = new JsonObject();
      json.add("types", SayingText.json(types));
      return json;
    }
  }

  /** Some values, and how often each was seen. */
  record Values(Map<XpcValue, Long> values) implements Saying {
    public Values {
      values = Map.copyOf(values);
    }

    @Override
    public String text() {
      int more = values.size() - SayingText.LISTED;
      return sorted().stream()
              .limit(SayingText.LISTED)
              .map(
                  e ->
                      ValueText.line(e.getKey(), SayingText.COLUMNS)
                          + SayingText.times(" (", e.getValue(), "×)"))
              .collect(Collectors.joining(", "))
          + (more > 0 ? " and " + more + " more" : "");
    }

    /** The most frequent first. */
    private List<Map.Entry<XpcValue, Long>> sorted() {
      return values.entrySet().stream()
          .sorted(
              Map.Entry.<XpcValue, Long>comparingByValue()
                  .reversed()
                  .thenComparing(
                      Map.Entry.comparingByKey(Comparator.comparing(MessageJson::value))))
          .toList();
    }

    @Override
    public JsonObject json() {
      JsonArray list = new JsonArray();
      for (Map.Entry<XpcValue, Long> entry : sorted()) {
        JsonObject one = SayingText.counted("count", entry.getValue());
        one.add("value", JsonParser.parseString(MessageJson.value(entry.getKey())));
        list.add(one);
      }
      JsonObject json = new JsonObject();
      json.add("values", list);
      return json;
    }
  }

  /** The least and the greatest number, or length. */
  record Span(XpcKind type, Range range) implements Saying {
    @Override
    public String text() {
      String least = Range.text(type, range.least());
      String greatest = Range.text(type, range.greatest());
      String unit =
          switch (type) {
            case STRING, DATA -> " bytes";
            case ARRAY -> " elements";
            default -> "";
          };
      return (least.equals(greatest) ? least : least + " to " + greatest) + unit;
    }

    @Override
    public JsonObject json() {
      JsonObject json = new JsonObject();
      json.addProperty("type", type.label());
      json.addProperty("least", Range.text(type, range.least()));
      json.addProperty("greatest", Range.text(type, range.greatest()));
      return json;
    }
  }

  /**
   * Anything else that is said in a word.
   *
   * @param name what the word is: {@code name}, {@code group}, {@code form}, {@code format}, {@code
   *     key}
   * @param word the word; empty for none
   */
  record Word(String name, String word) implements Saying {
    @Override
    public String text() {
      return word.isEmpty() ? "none" : SafeText.of(word);
    }

    @Override
    public JsonObject json() {
      JsonObject json = new JsonObject();
      json.addProperty(name, word);
      return json;
    }
  }
}
