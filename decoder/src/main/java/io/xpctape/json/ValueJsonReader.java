package io.xpctape.json;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import io.xpctape.model.BadInputException;
import io.xpctape.model.Bytes;
import io.xpctape.model.Limits;
import io.xpctape.model.XpcArray;
import io.xpctape.model.XpcBool;
import io.xpctape.model.XpcData;
import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcDouble;
import io.xpctape.model.XpcInt64;
import io.xpctape.model.XpcNull;
import io.xpctape.model.XpcString;
import io.xpctape.model.XpcUint64;
import io.xpctape.model.XpcValue;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Reads values from JSON: the exact form, and plain JSON of other origin, whose numbers become the
 * first of int64, uint64 and double that holds them.
 */
final class ValueJsonReader {
  /** Longer numbers are no numbers of XPC, and slow to read. */
  private static final int MAX_DIGITS = 400;

  private final JsonReader in;
  private final TagReader tags;
  private int depth;
  private int count;

  ValueJsonReader(JsonReader in) {
    this.in = in;
    this.tags = new TagReader(in, this);
  }

  XpcValue read() throws IOException {
    if (++depth > Limits.MAX_DEPTH) {
      throw bad("nested deeper than " + Limits.MAX_DEPTH + " values");
    }
    if (++count > Limits.MAX_VALUES) {
      throw bad("more than " + Limits.MAX_VALUES + " values in one message");
    }
    XpcValue value =
        switch (in.peek()) {
          case NULL -> {
            in.nextNull();
            yield new XpcNull();
          }
          case BOOLEAN -> new XpcBool(in.nextBoolean());
          case STRING -> new XpcString(cString(in.nextString()));
          case NUMBER -> number(in.nextString());
          case BEGIN_ARRAY -> array();
          case BEGIN_OBJECT -> object();
          case END_ARRAY, END_OBJECT, NAME, END_DOCUMENT -> throw bad("no value");
        };
    depth--;
    return value;
  }

  private XpcArray array() throws IOException {
    List<XpcValue> values = new ArrayList<>();
    in.beginArray();
    while (in.hasNext()) {
      values.add(read());
    }
    in.endArray();
    return new XpcArray(values);
  }

  private XpcValue object() throws IOException {
    in.beginObject();
    List<XpcDictionary.Entry> entries = new ArrayList<>();
    while (in.hasNext()) {
      String name = in.nextName();
      if (name.startsWith(Tags.PREFIX) && !name.startsWith(Tags.PREFIX + Tags.PREFIX)) {
        if (!entries.isEmpty()) {
          throw bad(name + " stands beside other keys");
        }
        XpcValue tagged = tags.read(name);
        skipViews(tagged);
        if (in.hasNext()) {
          throw bad("other keys stand beside " + name);
        }
        in.endObject();
        return tagged;
      }
      Bytes key = cString(name.startsWith(Tags.PREFIX) ? name.substring(1) : name);
      entries.add(new XpcDictionary.Entry(key, read()));
    }
    in.endObject();
    return new XpcDictionary(entries);
  }

  /** Leaves out what data says: the bytes are the truth. */
  private void skipViews(XpcValue value) throws IOException {
    while (value instanceof XpcData && in.hasNext()) {
      String name = in.nextName();
      if (!Tags.isView(name)) {
        throw bad(name + " stands beside $data");
      }
      in.skipValue();
    }
  }

  /** What {@code $entries} holds. */
  XpcDictionary entries() throws IOException {
    List<XpcDictionary.Entry> entries = new ArrayList<>();
    in.beginArray();
    while (in.hasNext()) {
      in.beginArray();
      Bytes key = string();
      entries.add(new XpcDictionary.Entry(key, read()));
      in.endArray();
    }
    in.endArray();
    return new XpcDictionary(entries);
  }

  /** A C string: text, or a tag with its bytes. */
  Bytes string() throws IOException {
    if (in.peek() == JsonToken.STRING) {
      return cString(in.nextString());
    }
    in.beginObject();
    if (!in.nextName().equals("$string")) {
      throw bad("neither text nor $string");
    }
    Bytes bytes = base64(in.nextString());
    in.endObject();
    return bytes;
  }

  Bytes base64(String text) {
    try {
      return Bytes.of(Base64.getDecoder().decode(text));
    } catch (IllegalArgumentException e) {
      throw bad("no base64");
    }
  }

  private Bytes cString(String text) {
    if (text.indexOf('\0') >= 0) {
      throw bad("a string of XPC can't hold a NUL");
    }
    return Bytes.utf8(text);
  }

  private XpcValue number(String text) {
    if (text.length() > MAX_DIGITS) {
      throw bad("a number of " + text.length() + " characters");
    }
    if (text.matches("-?[0-9]+")) {
      BigDecimal number = new BigDecimal(text);
      if (number.toBigInteger().bitLength() < Long.SIZE) {
        return new XpcInt64(number.longValue());
      } else if (number.signum() > 0 && number.toBigInteger().bitLength() == Long.SIZE) {
        return new XpcUint64(number.toBigInteger().longValue());
      }
    }
    return new XpcDouble(Double.parseDouble(text));
  }

  /** A complaint that names the place in the JSON. */
  BadInputException bad(String what) {
    return new BadInputException(what + " at " + in.getPath());
  }
}
