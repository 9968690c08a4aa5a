package io.xpctape.diff;

import com.google.gson.stream.JsonWriter;
import io.xpctape.json.MessageJson;
import io.xpctape.model.Lister;
import io.xpctape.model.Message;
import io.xpctape.model.Recording;
import io.xpctape.model.XpcValue;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A comparison for programs: one object a line for each difference and a last one with the totals.
 * Names do not change: {@code difference} ({@code changed}, {@code only_in_a}, {@code only_in_b},
 * {@code totals}), {@code a} and {@code b} (the messages' numbers), {@code dir}, {@code kind},
 * {@code service}, {@code call_before}, {@code call_after}, {@code fields} ({@code path}, {@code
 * before}, {@code after}), {@code message}; {@code equal}, {@code changed}, {@code only_in_a},
 * {@code only_in_b}, {@code noise}, {@code ignored}.
 */
public final class DiffJson {
  private final Conversation a;
  private final Lister listerA;
  private final Lister listerB;

  public DiffJson(Conversation a, Conversation b) {
    this.a = a;
    this.listerA = lister(a);
    this.listerB = lister(b);
  }

  private static Lister lister(Conversation side) {
    Recording recording = new Recording(side.info(), List.of(), side.messages(), List.of());
    return Lister.of(recording, side.kind());
  }

  /** Gives each line, without its line feed. */
  public void write(Comparison comparison, Consumer<String> line) {
    for (Difference difference : comparison.differences()) {
      line.accept(text(out -> write(difference, out)));
    }
    line.accept(text(out -> totals(comparison, out)));
  }

  private void write(Difference difference, JsonWriter out) throws IOException {
    out.beginObject();
    if (difference instanceof Difference.OnlyInA only) {
      out.name("difference").value("only_in_a").name("a").value(only.message().n());
      out.name("message").jsonValue(MessageJson.line(listerA.of(only.message())));
    } else if (difference instanceof Difference.OnlyInB only) {
      out.name("difference").value("only_in_b").name("b").value(only.message().n());
      out.name("message").jsonValue(MessageJson.line(listerB.of(only.message())));
    } else if (difference instanceof Difference.Changed changed) {
      changed(changed, out);
    }
    out.endObject();
  }

  private void changed(Difference.Changed changed, JsonWriter out) throws IOException {
    Message before = changed.a();
    out.name("difference").value("changed");
    out.name("a").value(before.n()).name("b").value(changed.b().n());
    out.name("dir").value(before.direction().label());
    out.name("kind").value(a.kind().apply(before));
    out.name("service").value(before.service().toString());
    if (before.call() != changed.b().call()) {
      out.name("call_before").value(before.call().label());
      out.name("call_after").value(changed.b().call().label());
    }
    out.name("fields").beginArray();
    for (FieldChange field : changed.fields()) {
      out.beginObject().name("path").value(field.path().toString());
      value("before", field.before(), out);
      value("after", field.after(), out);
      out.endObject();
    }
    out.endArray();
  }

  private static void value(String name, Optional<XpcValue> value, JsonWriter out)
      throws IOException {
    if (value.isPresent()) {
      out.name(name).jsonValue(MessageJson.value(value.get()));
    }
  }

  private static void totals(Comparison comparison, JsonWriter out) throws IOException {
    out.beginObject().name("difference").value("totals");
    out.name("equal").value(comparison.equal());
    out.name("changed").value(comparison.count(Difference.Changed.class));
    out.name("only_in_a").value(comparison.count(Difference.OnlyInA.class));
    out.name("only_in_b").value(comparison.count(Difference.OnlyInB.class));
    out.name("noise").beginObject();
    for (Noise noise : Noise.values()) {
      if (comparison.noise().containsKey(noise)) {
        out.name(noise.label()).value(comparison.noise().get(noise));
      }
    }
    out.endObject().name("ignored").value(comparison.ignored()).endObject();
  }

  private interface Writing {
    void to(JsonWriter out) throws IOException;
  }

  private static String text(Writing writing) {
    StringWriter text = new StringWriter();
    try (JsonWriter out = new JsonWriter(text)) {
      out.setHtmlSafe(false);
      writing.to(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
