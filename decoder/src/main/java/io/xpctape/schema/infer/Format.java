package io.xpctape.schema.infer;

import io.xpctape.model.Bytes;
import io.xpctape.model.XpcData;
import io.xpctape.model.XpcString;
import io.xpctape.model.XpcValue;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a string or data looks like by its own bytes. */
public enum Format {
  /** An absolute path. */
  PATH("path"),
  /** {@code scheme://…}. */
  URL("URL"),
  /** 8-4-4-4-12 hexadecimal digits. */
  UUID_TEXT("UUID as text"),
  /** {@code 2024-05-01T12:00:00Z} and its like. */
  TIME_TEXT("date and time as text"),
  /** {@code com.example.lamp}. */
  REVERSE_DNS("reverse host name"),
  /** An Objective-C class with its prefix, {@code NSString}, {@code VZMacAddress}. */
  CLASS_NAME("class name"),
  /** Decimal digits. */
  NUMBER_TEXT("number as text"),
  /** A property list, binary. */
  BINARY_PLIST("binary property list"),
  /** A property list, XML. */
  XML_PLIST("XML property list"),
  /** An XPC object as it travels. */
  XPC_WIRE("XPC wire bytes"),
  /** JSON's object or array. */
  JSON("JSON"),
  /** gzip. */
  GZIP("gzip"),
  /** A Mach-O file, or a universal one. */
  MACH_O("Mach-O"),
  /** An ELF file. */
  ELF("ELF");

  private static final int UUID_LENGTH = 36;
  private static final int MAX_CLASS_NAME = 64;

  private final String label;

  Format(String label) {
    this.label = label;
  }

  /** In words. */
  public String label() {
    return label;
  }

  /** The format of a value, if it has one. */
  public static Optional<Format> of(XpcValue value) {
    if (value instanceof XpcString string) {
      return Optional.ofNullable(ofText(string.bytes()));
    } else if (value instanceof XpcData data) {
      return Optional.ofNullable(ofData(data.bytes()));
    }
    return Optional.empty();
  }

  private static @Nullable Format ofText(Bytes text) {
    int size = text.size();
    if (size == 0) {
      return null;
    }
    int first = text.at(0);
    if (size == 1) {
      return first == '/' ? PATH : isDigit(first) ? NUMBER_TEXT : null;
    }
    if (first == '/' && text.at(1) != '/' && text.at(1) != '*') {
      return PATH;
    } else if (size == UUID_LENGTH && isUuid(text)) {
      return UUID_TEXT;
    } else if (isDigit(first) || first == '-') {
      return isTime(text) ? TIME_TEXT : isNumber(text) ? NUMBER_TEXT : null;
    } else if (first >= 'a' && first <= 'z') {
      return isUrl(text) ? URL : isReverseDns(text) ? REVERSE_DNS : null;
    } else if (first == '{' || first == '[') {
      return looksLikeJson(text) ? JSON : null;
    }
    return isClassName(text) ? CLASS_NAME : null;
  }

  private static @Nullable Format ofData(Bytes data) {
    if (begins(data, "bplist")) {
      return BINARY_PLIST;
    } else if (begins(data, "<?xml") || begins(data, "<!DOCTYPE plist") || begins(data, "<plist")) {
      return XML_PLIST;
    } else if (data.size() < 4) {
      return null;
    }
    int word = data.at(0) << 24 | data.at(1) << 16 | data.at(2) << 8 | data.at(3);
    return switch (word) {
      case 0x3742_1342, 0x4350_5840, 0x920b_b029 -> XPC_WIRE;
      case 0xcffa_edfe, 0xfeed_facf, 0xcafe_babe, 0xcefa_edfe -> MACH_O;
      case 0x7f45_4c46 -> ELF;
      default -> word >>> 8 == 0x1f8b08 ? GZIP : looksLikeJson(data) ? JSON : null;
    };
  }

  private static boolean begins(Bytes data, String with) {
    byte[] head = with.getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < head.length; i++) {
      if (i >= data.size() || data.at(i) != head[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean looksLikeJson(Bytes text) {
    int first = text.at(0);
    int second = text.at(afterSpace(text, 1, 1));
    int last = text.at(afterSpace(text, text.size() - 1, -1));
    return (first == '{' && last == '}' && (second == '"' || second == '}'))
        || (first == '[' && last == ']' && "{[\"]".indexOf(second) >= 0);
  }

  /** The next place from one on that holds no space, or the last one that way. */
  private static int afterSpace(Bytes text, int from, int step) {
    int at = from;
    while (" \t\r\n".indexOf(text.at(at)) >= 0 && at + step > 0 && at + step < text.size()) {
      at += step;
    }
    return at;
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isLetter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isUuid(Bytes text) {
    for (int i = 0; i < UUID_LENGTH; i++) {
      int c = text.at(i);
      boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
      if (dash ? c != '-' : Character.digit(c, 16) < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isTime(Bytes text) {
    String shape = "dddd-dd-ddTdd:dd";
    for (int i = 0; i < shape.length(); i++) {
      int c = i < text.size() ? text.at(i) : 0;
      boolean same =
          switch (shape.charAt(i)) {
            case 'd' -> isDigit(c);
            case 'T' -> c == 'T' || c == ' ';
            default -> c == shape.charAt(i);
          };
      if (!same) {
        return false;
      }
    }
    return true;
  }

  private static boolean isNumber(Bytes text) {
    for (int i = text.at(0) == '-' ? 1 : 0; i < text.size(); i++) {
      if (!isDigit(text.at(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isUrl(Bytes text) {
    for (int i = 0; i + 2 < text.size(); i++) {
      int c = text.at(i);
      if (c == ':') {
        return i >= 2 && text.at(i + 1) == '/' && text.at(i + 2) == '/';
      } else if (!isLetter(c) && !isDigit(c) && c != '+' && c != '-' && c != '.') {
        return false;
      }
    }
    return false;
  }

  /** At least three labels. */
  private static boolean isReverseDns(Bytes text) {
    int dots = 0;
    int before = '.';
    for (int i = 0; i < text.size(); i++) {
      int c = text.at(i);
      if (c == '.' ? before == '.' : !isLetter(c) && !isDigit(c) && c != '-' && c != '_') {
        return false;
      }
      dots += c == '.' ? 1 : 0;
      before = c;
    }
    return dots >= 2 && before != '.';
  }

  /** Two capitals or more, then a word in mixed case. */
  private static boolean isClassName(Bytes text) {
    if (text.size() < 4 || text.size() > MAX_CLASS_NAME) {
      return false;
    }
    int start = text.at(0) == '_' ? 1 : 0;
    int capitals = start;
    while (capitals < text.size() && text.at(capitals) >= 'A' && text.at(capitals) <= 'Z') {
      capitals++;
    }
    boolean mixed = capitals - start >= 3 && capitals < text.size();
    for (int i = capitals; i < text.size(); i++) {
      int c = text.at(i);
      mixed &= isLetter(c) || isDigit(c) || (c == '_' && i > capitals);
    }
    return mixed;
  }
}
