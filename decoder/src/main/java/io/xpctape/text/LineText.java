package io.xpctape.text;

import io.xpctape.model.Bytes;
import io.xpctape.model.XpcArray;
import io.xpctape.model.XpcData;
import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcDouble;
import io.xpctape.model.XpcError;
import io.xpctape.model.XpcFd;
import io.xpctape.model.XpcFileTransfer;
import io.xpctape.model.XpcInt64;
import io.xpctape.model.XpcKind;
import io.xpctape.model.XpcResource;
import io.xpctape.model.XpcString;
import io.xpctape.model.XpcUint64;
import io.xpctape.model.XpcValue;
import java.util.regex.Pattern;

/** One value in one line, for a glance: stops working where the line is full. Of use once. */
final class LineText {
  /** A string takes no more than this of a line that other values want to be on too. */
  private static final int MAX_STRING = 48;

  private static final Pattern HEAD = Pattern.compile("^<[A-Za-z0-9_ ]+: 0x[0-9a-f]+>:? ?");

  private final int columns;
  private final StringBuilder text = new StringBuilder();

  LineText(int columns) {
    this.columns = columns;
  }

  String of(XpcValue value) {
    append(value);
    return SafeText.cut(text.toString(), columns);
  }

  // Every character takes a column at least but for the combining ones, which may be cut early.
  private boolean isFull() {
    return text.length() > columns;
  }

  private void append(XpcValue value) {
    if (value instanceof XpcDictionary dictionary) {
      entries(dictionary);
    } else if (value instanceof XpcError error) {
      text.append("error").append(ValueText.name(error.singleton()));
      if (error.singleton() == XpcError.Singleton.NONE) {
        text.append(' ');
        entries(error.keys());
      }
    } else if (value instanceof XpcFileTransfer file) {
      text.append(scalar(file)).append(' ');
      entries(file.transfer());
    } else if (value instanceof XpcArray array) {
      text.append('[');
      String between = "";
      for (int i = 0; i < array.values().size() && !isFull(); i++) {
        text.append(between);
        append(array.values().get(i));
        between = ", ";
      }
      text.append(array.incomplete().isPresent() ? between + "…]" : "]");
    } else {
      text.append(scalar(value));
    }
  }

  private void entries(XpcDictionary dictionary) {
    text.append('{');
    String between = "";
    for (int i = 0; i < dictionary.entries().size() && !isFull(); i++) {
      XpcDictionary.Entry entry = dictionary.entries().get(i);
      text.append(between).append(ValueText.key(entry.key())).append(": ");
      append(entry.value());
      between = ", ";
    }
    text.append(dictionary.incomplete().isPresent() ? between + "…}" : "}");
  }

  private static String scalar(XpcValue value) {
    if (value instanceof XpcInt64 number) {
      return String.valueOf(number.value());
    } else if (value instanceof XpcUint64 number) {
      return Long.toUnsignedString(number.value());
    } else if (value instanceof XpcDouble number) {
      return (number.incomplete().isPresent() ? "≈" : "") + ValueText.real(number.value());
    } else if (value instanceof XpcString string) {
      String whole = SafeText.quoted(head(string.bytes()));
      String cut = SafeText.cut(whole, MAX_STRING);
      boolean all =
          cut.equals(whole) && string.bytes().size() <= MAX_STRING && string.incomplete().isEmpty();
      return all ? whole : cut.replaceFirst("[\"…]$", "") + "…\"";
    } else if (value instanceof XpcResource resource && resource.description().size() > 0) {
      return resource(resource);
    } else if (value instanceof XpcFd fd && fd.path().size() > 0) {
      return "fd:" + SafeText.of(fd.path());
    } else if (value instanceof XpcData data && data.incomplete().isPresent()) {
      return "data of " + data.bytes().size() + "… bytes";
    }
    return ValueText.scalar(value);
  }

  /** Its description without type and address, which say nothing at a glance. */
  private static String resource(XpcResource resource) {
    Bytes whole = resource.description();
    String shown = SafeText.of(whole.slice(0, Math.min(whole.size(), 2 * MAX_STRING)));
    String words = HEAD.matcher(shown).replaceFirst("");
    String type = resource.kind() == XpcKind.OTHER ? " " + SafeText.of(resource.typeName()) : "";
    return (resource.kind().label() + type + " " + SafeText.cut(words, MAX_STRING)).stripTrailing();
  }

  private static Bytes head(Bytes bytes) {
    return bytes.slice(0, Math.min(bytes.size(), MAX_STRING));
  }
}
