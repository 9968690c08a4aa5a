package io.xpctape.schema.diff;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.Optional;

/**
 * A comparison for programs: one object a change. Names do not change: {@code kind}, {@code path},
 * {@code change} ({@link SchemaChange.Sort#label}), {@code old} and {@code new}, each null or an
 * object of {@link Saying}.
 */
public final class SchemaDiffJson {
  private SchemaDiffJson() {}

  /** One line, without its line feed. */
  public static String line(SchemaChange change) {
    JsonObject line = new JsonObject();
    line.addProperty("kind", change.kind());
    line.addProperty("path", change.path());
    line.addProperty("change", change.sort().label());
    line.add("old", json(change.before()));
    line.add("new", json(change.after()));
    return line.toString();
  }

  private static JsonElement json(Optional<Saying> saying) {
    return saying.<JsonElement>map(Saying::json).orElse(JsonNull.INSTANCE);
  }
}
