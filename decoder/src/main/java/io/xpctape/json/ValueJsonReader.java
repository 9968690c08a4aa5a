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
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Reads values from JSON: the exact form, or plain JSON of other origin, which knows no tags. A
 * number becomes the first of int64, uint64 and double that holds it; one that none of them holds
 * stays text, and so does a string that XPC can't hold stay data.
 */
final class ValueJsonReader {
  /** A longer way to a place is cut in complaints; characters. */
  private static final int MAX_PATH = 60;

  /** Longer numbers are no numbers of XPC, and slow to read. */
  private static final int MAX_DIGITS = 400;

  private static final int SHOWN_DIGITS = 30;

  private static final Pattern INTEGER = Pattern.compile("-?[0-9]+");

  /** An exponent that no double has, and that BigDecimal would be slow with. */
  private static final Pattern EXPONENT = Pattern.compile("[eE][+-]?0*[0-9]{4,}");

  private final JsonReader in;
  private final TagReader tags;
  private final boolean plain;
  private final Consumer<String> told;
  private int depth;
  private int count;

  /** For the exact form. */
  ValueJsonReader(JsonReader in) {
    this(in, false, line -> {});
  }

  /**
   * For one of the two.
   *
   * @param plain a name that begins with {@code $} is a key like others
   * @param told takes a line for each value that became one of another type
   */
  ValueJsonReader(JsonReader in, boolean plain, Consumer<String> told) {
    this.in = in;
    this.tags = new TagReader(in, this);
    this.plain = plain;
    this.told = told;
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
          case STRING -> text(in.nextString());
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
      if (!plain && name.startsWith(Tags.PREFIX) && !name.startsWith(Tags.PREFIX + Tags.PREFIX)) {
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
      Bytes key = cString(!plain && name.startsWith(Tags.PREFIX) ? name.substring(1) : name);
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

  private XpcValue text(String text) {
    if (plain && text.indexOf('\0') >= 0) {
      told.accept("a string with a NUL is kept as data at " + in.getPreviousPath());
      return new XpcData(Surrogates.utf8(text));
    }
    return new XpcString(cString(text));
  }

  private Bytes cString(String text) {
    if (text.indexOf('\0') >= 0) {
      throw bad("a string of XPC can't hold a NUL");
    }
    return Surrogates.utf8(text);
  }

  private XpcValue number(String text) {
    if (text.length() > MAX_DIGITS) {
      return asText(text);
    }
    if (INTEGER.matcher(text).matches() && !text.equals("-0")) {
      BigInteger number = new BigInteger(text);
      if (number.bitLength() < Long.SIZE) {
        return new XpcInt64(number.longValue());
      } else if (number.signum() > 0 && number.bitLength() == Long.SIZE) {
        return new XpcUint64(number.longValue());
      }
    }
    double value = Double.parseDouble(text);
    return isSame(text, value) ? new XpcDouble(value) : asText(text);
  }

  /** Whether a double is the number, or is it again when written as briefly as it can be. */
  private static boolean isSame(String text, double value) {
    if (Double.isInfinite(value) || EXPONENT.matcher(text).find()) {
      return false;
    }
    BigDecimal number = new BigDecimal(text);
    if (value == 0) {
      return number.signum() == 0;
    }
    return number.compareTo(new BigDecimal(value)) == 0
        || number.compareTo(new BigDecimal(Double.toString(value))) == 0;
  }

  private XpcString asText(String number) {
    String shown =
        number.length() > SHOWN_DIGITS ? number.substring(0, SHOWN_DIGITS) + "…" : number;
    told.accept(
        "no number of XPC holds " + shown + ", it is kept as text at " + in.getPreviousPath());
    return XpcString.of(number);
  }

  /** The constant that JSON calls so. */
  <T extends Enum<T>> T constant(T[] constants, String name) {
    return Arrays.stream(constants)
        .filter(constant -> Tags.name(constant).equals(name))
        .findFirst()
        .orElseThrow(() -> bad("unknown name " + name));
  }

  /** A complaint that names the place in the JSON. */
  BadInputException bad(String what) {
    String path = in.getPath();
    boolean fits = path.length() <= MAX_PATH;
    return new BadInputException(what + " at " + (fits ? path : path.substring(0, MAX_PATH) + "…"));
  }
}
