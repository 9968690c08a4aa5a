package io.xpctape.description;

import io.xpctape.model.Bytes;
import io.xpctape.model.XpcData;
import io.xpctape.model.XpcString;
import java.io.ByteArrayOutputStream;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads strings and data, whose descriptions declare their lengths in bytes. */
final class RunReader {
  private static final String CONTENTS = "contents =";
  private static final String ELISION = "...";

  /** The bytes of one character, which editors make of three dots. */
  private static final String TYPESET_ELISION = "\u00e2\u0080\u00a6";

  private final Cursor text;

  RunReader(Cursor text) {
    this.text = text;
  }

  /** Behind the head of a string; null if it is none. */
  @Nullable XpcString string() {
    int contents = text.contents();
    if (contents < 0) {
      return null;
    }
    OptionalLong length = text.number("length = ", contents);
    int quote = contents + CONTENTS.length() + 1;
    if (!text.startsWith(quote, "\"")) {
      return null;
    }
    OptionalLong here = text.number("shown = ", contents);
    int start = text.at;
    text.at = quote + 1;
    if (here.isPresent() && fits(here.getAsLong())) {
      Bytes bytes = declared((int) here.getAsLong()).bytes();
      return new XpcString(bytes, Lost.of(length, bytes.size()));
    }
    if (length.isPresent() && fits(length.getAsLong())) {
      return declared((int) length.getAsLong());
    }
    XpcString shown = shown(length);
    complain(start, "string", shown.bytes().size(), length);
    return shown;
  }

  /** Quotes inside are not escaped, so what follows the declared bytes decides. */
  private boolean fits(long length) {
    if (length < 0 || length > text.text.length - text.at) {
      return false;
    }
    int end = text.at + (int) length;
    return text.startsWith(end, "\" }") || text.startsWith(end, "\"... }");
  }

  private XpcString declared(int length) {
    Bytes bytes = text.bytes(text.at, text.at + length);
    text.at += length + 1;
    boolean cut = text.skip(ELISION);
    text.skip(" }");
    return cut ? new XpcString(bytes, Lost.SOME) : new XpcString(bytes);
  }

  /** What is shown of a string that does not have its declared length. */
  private XpcString shown(OptionalLong length) {
    int from = text.at;
    int end = end(from, length);
    text.at = end;
    if (text.skip("\"")) {
      text.skip(ELISION);
      text.skip(" }");
    }
    Bytes bytes = text.bytes(from, end);
    return new XpcString(bytes, Lost.of(length, bytes.size()));
  }

  /** At the end of a line, of a later one only if the string says that it is long. */
  private int end(int from, OptionalLong length) {
    int line = from;
    while (true) {
      int end = text.unwrappedEnd(line);
      int closing = text.flat ? -1 : closing(line, end);
      if (closing >= 0) {
        return closing;
      }
      int next = text.lineEnd(line) + 1;
      boolean goesOn =
          length.isPresent() && Long.compareUnsigned(length.getAsLong(), next - (long) from) >= 0;
      if (!goesOn || next >= text.text.length || beginsAnother(next)) {
        int first = line == from ? text.firstQuoteBrace(from, end) : -1;
        return first >= 0 ? first : Math.max(from, text.trimmedEnd(line));
      }
      line = next;
    }
  }

  /** The quote before what ends an object, if a line ends so. */
  private int closing(int from, int end) {
    for (String ending : new String[] {"\" }", "\"... }"}) {
      int at = end - ending.length();
      if (at >= from && text.startsWith(at, ending)) {
        return at;
      }
    }
    return -1;
  }

  private boolean beginsAnother(int line) {
    int key = text.keyEnd(line);
    int at = line;
    while (Cursor.isBlank(text.text[at]) && at < text.text.length - 1) {
      at++;
    }
    return key >= 0 || text.text[at] == '}' || Head.at(text, at) != null;
  }

  /** Behind the head of data; null if it is none. */
  @Nullable XpcData data() {
    int contents = text.contents();
    if (contents < 0) {
      return null;
    }
    OptionalLong length = text.number("length = ", contents);
    int start = text.at;
    text.at = contents + CONTENTS.length();
    text.skipBlanks();
    Bytes bytes = Bytes.EMPTY;
    boolean odd = false;
    if (!text.skip("(nil)") && !text.skip("(null)")) {
      if (!text.skip("0x")) {
        text.at = start;
        return null;
      }
      int digits = text.at;
      bytes = hex();
      odd = text.at - digits != 2 * bytes.size();
    }
    boolean cut = text.skip(ELISION) || text.skip(TYPESET_ELISION);
    text.skip(" }");
    if (length.isPresent() && length.getAsLong() == bytes.size() && !odd) {
      return cut ? new XpcData(bytes, Lost.SOME) : new XpcData(bytes);
    }
    boolean less = length.isPresent() && Long.compareUnsigned(length.getAsLong(), bytes.size()) > 0;
    if (!cut || !less || odd) {
      complain(start, "data", bytes.size(), length);
    }
    return new XpcData(bytes, Lost.of(length, bytes.size()));
  }

  private void complain(int at, String what, int there, OptionalLong length) {
    text.complaints.add(
        at,
        () ->
            length.isPresent()
                ? Lost.text(what, there, "bytes", length.getAsLong())
                : "the " + what + " declares no length");
  }

  /** As many bytes as hexadecimal digits stand here. */
  Bytes hex() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int high = -1;
    int digit = Character.digit(text.peek(), 16);
    while (digit >= 0) {
      if (high < 0) {
        high = digit;
      } else {
        bytes.write(high << 4 | digit);
        high = -1;
      }
      text.at++;
      digit = Character.digit(text.peek(), 16);
    }
    return Bytes.of(bytes.toByteArray());
  }
}
