package io.xpctape.description;

import io.xpctape.model.Bytes;
import org.jspecify.annotations.Nullable;

/** The next thing inside a container: what it is, where it begins, and how far in it stands. */
final class Place {
  /** What there may be. */
  enum Kind {
    /** A key with an object. */
    KEY,
    /** An index with an object. */
    INDEX,
    BRACE,
    /** An object that stands in no entry: another message. */
    OBJECT,
    /** A line that is none of these. */
    NOISE,
    END
  }

  private static final int TAB = 8;
  private static final int MAX_INDEX_DIGITS = 10;

  private final Cursor text;

  Kind kind = Kind.END;

  /** Where the entry begins: its key's quote, its index, the brace. */
  int start;

  /** The key. */
  Bytes key = Bytes.EMPTY;

  /** Where the object begins. */
  int object;

  /** Columns of blanks in front, -1 if something else of the container shares the line. */
  int indent;

  Place(Cursor text) {
    this.text = text;
  }

  /** Looks ahead; the cursor moves past blanks and empty lines only. */
  void find() {
    boolean first = text.at == 0 || text.text[text.at - 1] == '\n';
    int line = text.at;
    while (!text.atEnd() && (Cursor.isBlank(text.peek()) || text.peek() == '\n')) {
      if (text.peek() == '\n') {
        first = true;
        line = text.at + 1;
      }
      text.at++;
    }
    indent = first ? columns(line, text.at) : -1;
    start = text.at;
    if (text.atEnd()) {
      kind = Kind.END;
    } else if (text.peek() == '}') {
      kind = Kind.BRACE;
    } else if (!isEntry(start) && !isObject(start)) {
      search(first);
    }
  }

  /** A prefix of the line, as logs and comments have it, goes before the entry. */
  private void search(boolean first) {
    int end = text.lineEnd(start);
    int key = text.keyEnd(start);
    int quote = text.nextQuote(start);
    for (int open = text.nextOpen(start); open < end; open = text.nextOpen(open + 1)) {
      if (quote < key && open >= quote) {
        break;
      }
      int index = index(open);
      if (index >= 0 || isObject(open)) {
        if (index >= 0) {
          kind = Kind.INDEX;
          start = index;
          object = open;
        } else {
          start = open;
        }
        indent = first ? columnsBefore(start) : -1;
        return;
      }
    }
    if (quote < key && isEntry(quote)) {
      indent = first ? columnsBefore(quote) : -1;
      start = quote;
      return;
    }
    int brace = text.unwrappedEnd(start) - 1;
    if (brace > start && isLoneBrace(brace)) {
      kind = Kind.BRACE;
      start = brace;
      indent = first ? columnsBefore(brace) : -1;
      return;
    }
    kind = Kind.NOISE;
  }

  private boolean isLoneBrace(int brace) {
    if (text.text[brace] != '}' || Character.isLetterOrDigit(text.text[brace - 1])) {
      return false;
    }
    for (int i = start; i < brace; i++) {
      if (text.text[i] == '{') {
        return false;
      }
    }
    return true;
  }

  private boolean isEntry(int at) {
    if (text.text[at] == '"') {
      int end = text.keyEnd(at + 1);
      if (end >= 0) {
        kind = Kind.KEY;
        start = at;
        key = text.bytes(at + 1, end);
        object = end + 5;
        return true;
      }
      return false;
    }
    int end = Names.end(text, at);
    if (end >= 0 && text.startsWith(end, " => ")) {
      @Nullable Bytes name = Names.parse(text.bytes(at, end));
      if (name != null) {
        kind = Kind.KEY;
        start = at;
        key = name;
        object = end + 4;
        return true;
      }
    }
    int digits = at;
    while (digits < text.text.length
        && digits - at < MAX_INDEX_DIGITS
        && Character.isDigit(text.text[digits])) {
      digits++;
    }
    if (digits > at && text.startsWith(digits, ": <")) {
      kind = Kind.INDEX;
      start = at;
      object = digits + 2;
      return true;
    }
    return false;
  }

  /** Where the index begins that an object stands behind, -1 for none. */
  private int index(int open) {
    int to = open - 2;
    if (to < start || !text.startsWith(to, ": <")) {
      return -1;
    }
    int from = to;
    while (from > start && to - from < MAX_INDEX_DIGITS && Character.isDigit(text.text[from - 1])) {
      from--;
    }
    boolean alone = from == start || Cursor.isBlank(text.text[from - 1]);
    return from < to && alone && Head.at(text, open) != null ? from : -1;
  }

  private boolean isObject(int at) {
    @Nullable Head head = text.text[at] == '<' ? Head.at(text, at) : null;
    if (head != null && TypeNames.isKnown(head)) {
      kind = Kind.OBJECT;
      return true;
    }
    return false;
  }

  private int columnsBefore(int at) {
    int from = at;
    while (from > 0 && (text.text[from - 1] == ' ' || text.text[from - 1] == '\t')) {
      from--;
    }
    return columns(from, at);
  }

  private int columns(int from, int to) {
    int columns = 0;
    for (int i = from; i < to; i++) {
      columns += text.text[i] == '\t' ? TAB : text.text[i] == ' ' ? 1 : 0;
    }
    return columns;
  }
}
