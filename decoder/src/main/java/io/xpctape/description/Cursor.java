package io.xpctape.description;

import io.xpctape.model.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;

/** A place in a text of unknown origin, and the small things that stand there. For one thread. */
final class Cursor {
  /** What stands between an object's address and its contents is shorter. */
  private static final int MAX_HEADER = 256;

  final byte[] text;
  final Complaints complaints;

  /** The same bytes, each as a character: strings are searched faster. */
  private final String latin;

  int at;

  /** Several objects share the line: somebody's tool took the line feeds away. */
  boolean flat;

  private int measured = -1;
  private int trimmed;
  private int unwrapped;

  private final Finder lineFeed;
  private final Finder arrow;
  private final Finder contents;
  private final Finder brace;
  private final Finder quoteBrace;
  private final Finder open;
  private final Finder quote;

  Cursor(byte[] text, Complaints complaints) {
    this.text = text;
    this.complaints = complaints;
    latin = new String(text, StandardCharsets.ISO_8859_1);
    lineFeed = new Finder(latin, "\n");
    arrow = new Finder(latin, "\" => ");
    contents = new Finder(latin, "contents =");
    brace = new Finder(latin, " }");
    quoteBrace = new Finder(latin, "\" }");
    open = new Finder(latin, "<");
    quote = new Finder(latin, "\"");
  }

  boolean atEnd() {
    return at >= text.length;
  }

  /** Here, or 0 behind the end. */
  byte peek() {
    return peek(0);
  }

  /** So far ahead, or 0 behind the end. */
  byte peek(int ahead) {
    return at + ahead < text.length ? text[at + ahead] : 0;
  }

  boolean startsWith(String word) {
    return startsWith(at, word);
  }

  boolean startsWith(int from, String word) {
    return latin.startsWith(word, from);
  }

  /** Goes past a word if it stands here. */
  boolean skip(String word) {
    boolean is = startsWith(word);
    at += is ? word.length() : 0;
    return is;
  }

  void skipBlanks() {
    while (peek() == ' ' || peek() == '\t') {
      at++;
    }
  }

  /** Where the line ends in which a place lies: its line feed, or the text's end. */
  int lineEnd(int from) {
    return lineFeed.from(from);
  }

  /** The same without blanks and a carriage return at the end. */
  int trimmedEnd(int from) {
    measure(lineEnd(from));
    return Math.max(from, trimmed);
  }

  /** The same without what wrappers close with, either. */
  int unwrappedEnd(int from) {
    measure(lineEnd(from));
    return Math.max(from, unwrapped);
  }

  private void measure(int end) {
    if (end != measured) {
      measured = end;
      trimmed = end;
      while (trimmed > 0 && isBlank(text[trimmed - 1])) {
        trimmed--;
      }
      unwrapped = trimmed;
      while (unwrapped > 0 && text[unwrapped - 1] == '>') {
        unwrapped--;
      }
    }
  }

  static boolean isBlank(byte b) {
    return b == ' ' || b == '\t' || b == '\r';
  }

  /** The end of the key that is followed by an object, in the same line; -1 for none. */
  int keyEnd(int from) {
    int found = arrow.from(from);
    return found < lineEnd(from) ? found : -1;
  }

  /** The next {@code <}, or the text's end. */
  int nextOpen(int from) {
    return open.from(from);
  }

  /** The next double quote, or the text's end. */
  int nextQuote(int from) {
    return quote.from(from);
  }

  /** Where an object's header ends with {@code contents =}; -1 if it has none. */
  int contents() {
    int found = contents.from(at);
    if (found >= lineEnd(at) || found - at > MAX_HEADER) {
      return -1;
    }
    for (int i = at; i < found; i++) {
      if (text[i] == '<' || text[i] == '}') {
        return -1;
      }
    }
    return found;
  }

  /** The number behind a name in the header up to a place. */
  OptionalLong number(String name, int to) {
    for (int i = at; i < to - name.length(); i++) {
      if (startsWith(i, name) && !isWord(i - 1)) {
        return unsigned(i + name.length());
      }
    }
    return OptionalLong.empty();
  }

  private boolean isWord(int i) {
    return i >= 0 && Character.isLetterOrDigit(text[i]);
  }

  /** The decimal number that stands in a place, if it fits 64 bits. */
  OptionalLong unsigned(int from) {
    int to = from;
    while (to < text.length && text[to] >= '0' && text[to] <= '9' && to - from <= 20) {
      to++;
    }
    try {
      return OptionalLong.of(Long.parseUnsignedLong(string(from, to)));
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  /** What stands up to the next blank, line end or {@code >}, gone past. */
  String token() {
    int from = at;
    while (!atEnd() && text[at] > ' ' && text[at] != '>' && at - from < MAX_HEADER * 2) {
      at++;
    }
    return string(from, at);
  }

  /**
   * Where the blank before the brace stands that ends an object of one line: at the line's end,
   * else the first one; -1 for none.
   */
  int closingBrace() {
    int end = unwrappedEnd(at);
    if (!flat && end - at >= 2 && startsWith(end - 2, " }")) {
      return end - 2;
    }
    int first = brace.from(at);
    return first < end ? first : -1;
  }

  /** The first quote that ends a string's object; -1 for none before {@code end}. */
  int firstQuoteBrace(int from, int end) {
    int found = quoteBrace.from(from);
    return found < end ? found : -1;
  }

  Bytes bytes(int from, int to) {
    return Bytes.copyOf(text, from, to);
  }

  String string(int from, int to) {
    return new String(text, from, to - from, StandardCharsets.UTF_8);
  }
}
