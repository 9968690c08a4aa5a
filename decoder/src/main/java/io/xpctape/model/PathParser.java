package io.xpctape.model;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** Reads paths and patterns as people write them. Of use once, by one thread. */
final class PathParser {
  /** Deeper than any value that a tape may hold. */
  static final int MAX_STEPS = 1000;

  /** What one element of a pattern stands for. */
  sealed interface Part permits Exactly, AnyStep, AnySteps {}

  /** This step; a key without a number means each of its entries when matched. */
  record Exactly(Path.Step step, boolean anyOccurrence) implements Part {}

  /** One step, whatever it is. */
  record AnyStep() implements Part {}

  /** Any number of steps, none included. */
  record AnySteps() implements Part {}

  private final String text;
  private final boolean pattern;
  private int at;

  PathParser(String text, boolean pattern) {
    this.text = text;
    this.pattern = pattern;
  }

  List<Part> parse() {
    List<Part> parts = new ArrayList<>();
    if (text.equals(".")) {
      return parts;
    }
    do {
      if (parts.size() == MAX_STEPS) {
        throw wrong("a path has at most " + MAX_STEPS + " steps");
      }
      parts.add(part(parts.isEmpty()));
    } while (at < text.length());
    return parts;
  }

  private Part part(boolean first) {
    if (peek() == '[') {
      at++;
      return bracket();
    }
    if (!first) {
      expect('.', "a . or [ is needed here");
    }
    if (peek() == '*') {
      return wildcard();
    }
    if (peek() == '$') {
      return view();
    }
    int start = at;
    while (isSelector(peek(), at == start)) {
      at++;
    }
    if (at == start) {
      throw wrong(
          at == text.length()
              ? "a key is missing"
              : "a key is needed here: a plain name, or [\"…\"]");
    }
    return key(Bytes.utf8(text.substring(start, at)));
  }

  private Part view() {
    for (Path.View view : Path.View.values()) {
      int end = at + view.label().length();
      if (text.startsWith(view.label(), at)
          && (end == text.length() || !isSelector(text.charAt(end), false))) {
        at = end;
        return new Exactly(view, false);
      }
    }
    throw wrong("a key that begins with $ goes between quotes, as in [\"$a\"]");
  }

  private Part bracket() {
    char next = peek();
    if (next == '"' || next == '\'') {
      Bytes key = quotedKey(next);
      close();
      return key(key);
    }
    Part part;
    if (next == '+') {
      part = append();
    } else if (next == '*') {
      part = wildcard();
    } else if (next >= '0' && next <= '9') {
      part = new Exactly(new Path.Index(number("an index")), false);
    } else {
      throw wrong("an index, a key in quotes" + (pattern ? " or *" : " or +") + " is needed here");
    }
    close();
    return part;
  }

  private Part append() {
    if (pattern) {
      throw wrong("a pattern matches what is there, so it has no +");
    }
    if (at + 2 < text.length()) {
      throw wrong("[+] can only be the last step");
    }
    at++;
    return new Exactly(new Path.Append(), false);
  }

  private Part wildcard() {
    if (!pattern) {
      throw wrong("this must name one place, so it can't have a *");
    }
    at++;
    if (peek() != '*') {
      return new AnyStep();
    }
    at++;
    return new AnySteps();
  }

  private Part key(Bytes key) {
    if (peek() != '#') {
      return new Exactly(new Path.Key(key, 0), true);
    }
    at++;
    int start = at;
    int occurrence = number("the number of an entry");
    if (occurrence == 0) {
      at = start;
      throw wrong("entries are counted from 1");
    }
    return new Exactly(new Path.Key(key, occurrence - 1), false);
  }

  private int number(String what) {
    int start = at;
    long value = 0;
    while (peek() >= '0' && peek() <= '9') {
      value = value * 10 + (peek() - '0');
      if (value > Integer.MAX_VALUE) {
        at = start;
        throw wrong(what + " is at most " + Integer.MAX_VALUE);
      }
      at++;
    }
    if (at == start) {
      throw wrong(what + " is needed here");
    }
    return (int) value;
  }

  private Bytes quotedKey(char quote) {
    int open = at;
    at++;
    ByteArrayOutputStream key = new ByteArrayOutputStream();
    while (peek() != quote) {
      if (at == text.length()) {
        at = open;
        throw wrong("this quote is not closed");
      }
      int character = text.codePointAt(at);
      Bytes bytes = character == '\\' ? escaped() : Bytes.utf8(Character.toString(character));
      if (character != '\\') {
        at += Character.charCount(character);
      }
      if (bytes.size() == 1 && bytes.at(0) == 0) {
        throw wrong("a key can't hold a NUL");
      }
      key.writeBytes(bytes.toArray());
    }
    at++;
    return Bytes.of(key.toByteArray());
  }

  private Bytes escaped() {
    int start = at;
    at++;
    char letter = peek();
    int digits =
        switch (letter) {
          case 'x' -> 2;
          case 'u' -> 4;
          case 'U' -> 8;
          default -> 0;
        };
    if (digits == 0) {
      int simple = "abfnrtv\\\"'?`".indexOf(letter);
      if (simple < 0 || at == text.length()) {
        at = start;
        throw wrong("\\ can be followed by a b f n r t v \\ \" ' ? ` xNN uNNNN UNNNNNNNN");
      }
      at++;
      return Bytes.of((byte) "\007\b\f\n\r\t\013\\\"'?`".charAt(simple));
    }
    long value = 0;
    for (int i = 0; i < digits; i++) {
      at++;
      int digit = Character.digit(peek(), 16);
      if (digit < 0) {
        at = start;
        throw wrong("\\" + letter + " is followed by " + digits + " hexadecimal digits");
      }
      value = value * 16 + digit;
    }
    at++;
    if (letter == 'x') {
      return Bytes.of((byte) value);
    }
    if (value > Character.MAX_CODE_POINT || (value >= 0xd800 && value <= 0xdfff)) {
      at = start;
      throw wrong("there is no such character");
    }
    return Bytes.utf8(Character.toString((int) value));
  }

  private void close() {
    expect(']', "a ] is needed here");
  }

  private void expect(char wanted, String complaint) {
    if (peek() != wanted) {
      throw wrong(complaint);
    }
    at++;
  }

  /** The next character, NUL behind the end. */
  private char peek() {
    return at < text.length() ? text.charAt(at) : 0;
  }

  private static boolean isSelector(char c, boolean first) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || c == '_'
        || (!first && c >= '0' && c <= '9');
  }

  private BadInputException wrong(String complaint) {
    int column = text.codePointCount(0, Math.min(at, text.length())) + 1;
    return new BadInputException(
        (pattern ? "pattern " : "path ")
            + Escapes.quoted(text)
            + ", column "
            + column
            + ": "
            + complaint);
  }
}
