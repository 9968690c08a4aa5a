package io.xpctape.json;

import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import com.google.gson.stream.MalformedJsonException;
import io.xpctape.model.BadInputException;
import io.xpctape.model.Limits;
import java.io.EOFException;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** JSON as such, written and read strictly. */
public final class Json {
  /** One value of XPC takes at most four levels of JSON. */
  static final int NESTING = 4 * Limits.MAX_DEPTH + 8;

  private Json() {}

  /** Whether this is the beginning of JSON, and no more is wrong with it than that it is cut. */
  public static boolean isBeginning(String json) {
    boolean[] ended = {false};
    Reader text =
        new StringReader(json) {
          @Override
          public int read(char[] into, int from, int length) throws IOException {
            int count = super.read(into, from, length);
            ended[0] |= count < 0;
            return count;
          }
        };
    try {
      parse(text, in -> new ValueJsonReader(in, true, told -> {}).read());
      return false;
    } catch (BadInputException e) {
      return ended[0];
    }
  }

  interface Writing {
    void to(JsonWriter out) throws IOException;
  }

  interface Reading<T> {
    T from(JsonReader in) throws IOException;
  }

  static String text(Writing writing) {
    StringWriter text = new StringWriter();
    JsonWriter out = new JsonWriter(text);
    out.setHtmlSafe(false);
    try {
      writing.to(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  static <T> T parse(String json, Reading<T> reading) {
    return parse(new StringReader(json), reading);
  }

  private static <T> T parse(Reader json, Reading<T> reading) {
    JsonReader in = new JsonReader(json);
    in.setStrictness(Strictness.STRICT);
    in.setNestingLimit(NESTING);
    try {
      return reading.from(in);
    } catch (EOFException e) {
      throw new BadInputException("the JSON is cut at " + in.getPath(), e);
    } catch (MalformedJsonException | IllegalStateException | NumberFormatException e) {
      throw new BadInputException("no such JSON is expected at " + in.getPath(), e);
    } catch (IOException | JsonParseException e) {
      throw new BadInputException("no JSON: " + e.getMessage(), e);
    }
  }
}
