package io.xpctape.schema.evaluate;

import com.google.gson.JsonPrimitive;
import com.google.gson.stream.JsonReader;
import io.xpctape.model.Bytes;
import io.xpctape.model.XpcArray;
import io.xpctape.model.XpcBool;
import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcDouble;
import io.xpctape.model.XpcNull;
import io.xpctape.model.XpcString;
import io.xpctape.model.XpcValue;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * JSON lines to measure on.
 *
 * @param name the file's, without its ending
 * @param items in the file's order
 * @param kindsKnown whether {@code NAME.kinds} says the true kind of each line
 */
record DataSet(String name, List<Item> items, boolean kindsKnown) {
  /**
   * A message.
   *
   * @param kind its true kind; all are of one where nobody knows
   */
  record Item(String kind, XpcDictionary body) {}

  static DataSet read(Path lines) throws IOException {
    String name = String.valueOf(lines.getFileName()).replaceFirst("\\.jsonl$", "");
    Path kinds = lines.resolveSibling(name + ".kinds");
    boolean known = Files.exists(kinds);
    List<String> bodies = Files.readAllLines(lines);
    List<String> of = known ? Files.readAllLines(kinds) : List.of();
    return new DataSet(
        name,
        IntStream.range(0, bodies.size())
            .mapToObj(i -> new Item(known ? of.get(i) : "", body(bodies.get(i))))
            .toList(),
        known);
  }

  /** The message of a line. */
  static XpcDictionary body(String json) {
    try {
      return (XpcDictionary) value(new JsonReader(new StringReader(json)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** JSON has one type of numbers. */
  private static XpcValue value(JsonReader json) throws IOException {
    return switch (json.peek()) {
      case NULL -> {
        json.nextNull();
        yield new XpcNull();
      }
      case BOOLEAN -> new XpcBool(json.nextBoolean());
      case NUMBER -> new XpcDouble(json.nextDouble());
      case STRING -> new XpcString(Bytes.utf8(json.nextString()));
      case BEGIN_ARRAY -> {
        List<XpcValue> values = new ArrayList<>();
        json.beginArray();
        while (json.hasNext()) {
          values.add(value(json));
        }
        json.endArray();
        yield new XpcArray(values);
      }
      case BEGIN_OBJECT -> {
        List<XpcDictionary.Entry> entries = new ArrayList<>();
        json.beginObject();
        while (json.hasNext()) {
          entries.add(XpcDictionary.Entry.of(json.nextName(), value(json)));
        }
        json.endObject();
        yield new XpcDictionary(entries);
      }
      case END_ARRAY, END_OBJECT, NAME, END_DOCUMENT -> throw new IllegalStateException();
    };
  }

  /** The JSON that an item came from, but for the spelling of numbers. */
  static String json(XpcValue value) {
    StringBuilder text = new StringBuilder();
    print(value, text);
    return text.toString();
  }

  private static void print(XpcValue value, StringBuilder to) {
    if (value instanceof XpcDictionary dictionary) {
      String before = "{";
      for (XpcDictionary.Entry entry : dictionary.entries()) {
        to.append(before).append(new JsonPrimitive(entry.key().toString())).append(':');
        print(entry.value(), to);
        before = ",";
      }
      to.append(dictionary.entries().isEmpty() ? "{}" : "}");
    } else if (value instanceof XpcArray array) {
      String before = "[";
      for (XpcValue element : array.values()) {
        to.append(before);
        print(element, to);
        before = ",";
      }
      to.append(array.values().isEmpty() ? "[]" : "]");
    } else if (value instanceof XpcString string) {
      to.append(new JsonPrimitive(string.bytes().toString()));
    } else if (value instanceof XpcDouble number) {
      double d = number.value();
      to.append(
          d == Math.rint(d) && Math.abs(d) < 1e15 ? Long.toString((long) d) : Double.toString(d));
    } else if (value instanceof XpcBool bool) {
      to.append(bool.value());
    } else {
      to.append("null");
    }
  }
}
