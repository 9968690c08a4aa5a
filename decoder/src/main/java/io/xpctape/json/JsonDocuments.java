package io.xpctape.json;

import io.xpctape.model.BadInputException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Cuts bytes into JSON documents: one a line, one over many lines, several behind one another, the
 * objects of one long array, or any of them between the lines of a log. A document that is damaged
 * ends with the line on which it began, or at its own end where it has one. For one thread.
 */
public final class JsonDocuments {
  /** A longer document is refused; bytes. */
  static final int MAX_DOCUMENT = 1 << 28;

  private static final int END = -1;

  /** Stands in front of each document of a JSON text sequence, RFC 7464. */
  private static final int RECORD_SEPARATOR = 0x1e;

  /**
   * A document.
   *
   * @param line where it begins, from 1
   * @param text itself
   */
  public record Document(long line, String text) {}

  private final InputStream in;
  private byte[] back = new byte[0];
  private int backAt;
  private long line = 1;
  private boolean atStart = true;
  private boolean inList;
  private long chatter;
  private long firstChatter;
  private long lastChatter;

  private final ByteArrayOutputStream document = new ByteArrayOutputStream();
  private long documentLine;

  /** Blanks in front of the document on its line, or -1 if something else is. */
  private int documentIndent;

  /** A document was damaged, and its further lines have not been passed yet. */
  private boolean isInsideDamage;

  private int indent;
  private boolean onlyBlanks = true;

  /** Over a stream, which the caller closes. */
  public JsonDocuments(InputStream in) {
    this.in = in;
  }

  /** How many lines had something else on them. */
  public long chatter() {
    return chatter;
  }

  /** The first of those, from 1. */
  public long firstChatter() {
    return firstChatter;
  }

  /**
   * The next document; empty at the end.
   *
   * @throws BadInputException naming the line of one that is damaged; what is behind it can be read
   */
  public Optional<Document> next() throws IOException {
    if (atStart) {
      atStart = false;
      skipByteOrderMark();
    }
    if (isInsideDamage) {
      isInsideDamage = false;
      skipDamage();
    }
    for (int c = read(); c != END; c = read()) {
      if (c == '{') {
        return Optional.of(document(c));
      } else if (c == '[' && !beginsList()) {
        Document array = document(c);
        if (isAlone()) {
          return Optional.of(array);
        }
        told(documentLine);
      } else if (c == ']' && inList) {
        inList = false;
      } else if (!isBlank(c) && c != '[' && c != RECORD_SEPARATOR && !(c == ',' && inList)) {
        skipChatter();
      }
    }
    return Optional.empty();
  }

  /**
   * Says that the last document is no JSON: whatever follows the line on which it began is looked
   * at anew.
   *
   * @return whether it can be taken for the words of a log
   */
  public boolean reject() {
    byte[] text = document.toByteArray();
    // What was rejected once is not put back again.
    document.reset();
    int end = 0;
    while (end < text.length && text[end] != '\n') {
      end++;
    }
    if (end < text.length) {
      unread(text, end);
      line = documentLine;
      isInsideDamage = documentIndent >= 0;
      return false;
    }
    boolean words = text.length > 0 && text[0] == '[';
    if (words) {
      told(documentLine);
    }
    return words;
  }

  private Document document(int first) throws IOException {
    document.reset();
    documentLine = line;
    documentIndent = onlyBlanks ? indent : -1;
    onlyBlanks = false;
    int depth = 0;
    boolean string = false;
    for (int c = first; c != END; c = read()) {
      document.write(c);
      if (document.size() > MAX_DOCUMENT) {
        throw damaged("longer than " + MAX_DOCUMENT + " bytes");
      }
      if (string) {
        if (c == '\\') {
          document.write(Math.max(0, read()));
        } else if (c == '\n') {
          throw damaged("a string does not end on its line");
        }
        string = c != '"';
      } else if (c == '"') {
        string = true;
      } else if (c == '{' || c == '[') {
        depth++;
        if (depth > Json.NESTING) {
          throw damaged("nested deeper than " + Json.NESTING + " levels");
        }
      } else if (c == '}' || c == ']') {
        depth--;
      }
      if (depth == 0) {
        return new Document(documentLine, text());
      }
    }
    throw damaged("the JSON that begins here is cut");
  }

  private String text() {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(document.toByteArray()))
          .toString();
    } catch (CharacterCodingException e) {
      throw new BadInputException("line " + documentLine + ": is no UTF-8", e);
    }
  }

  private BadInputException damaged(String what) {
    long where = documentLine;
    reject();
    return new BadInputException("line " + where + ": " + what);
  }

  /** Whether behind a bracket comes an object: the array is then a list of documents. */
  private boolean beginsList() throws IOException {
    if (inList) {
      return false;
    }
    ByteArrayOutputStream seen = new ByteArrayOutputStream();
    int c = read();
    while (isBlank(c)) {
      seen.write(c);
      c = read();
    }
    if (c != END) {
      seen.write(c);
    }
    for (byte b : seen.toByteArray()) {
      line -= b == '\n' ? 1 : 0;
    }
    unread(seen.toByteArray(), 0);
    inList = c == '{';
    return inList;
  }

  /** Whether nothing else is on a document's line; {@code [7] } begins a line of many a log. */
  private boolean isAlone() throws IOException {
    int c = read();
    while (c == ' ' || c == '\t' || c == '\r') {
      c = read();
    }
    if (c != END) {
      line -= c == '\n' ? 1 : 0;
      unread(new byte[] {(byte) c}, 0);
    }
    return documentIndent >= 0 && (c == '\n' || c == END);
  }

  /** Leaves out words up to an object on their line, or to its end. */
  private void skipChatter() throws IOException {
    told(line);
    int before = 0;
    for (int c = read(); c != END && c != '\n'; c = read()) {
      if (before == '{' && c == '"') {
        unread(new byte[] {'{', '"'}, 0);
        return;
      }
      before = c;
    }
  }

  /** Goes past the lines that are further in than the damaged document's first, or no beginning. */
  private void skipDamage() throws IOException {
    for (int c = read(); c != END; c = read()) {
      if ((c == '{' || c == '[') && onlyBlanks && indent <= documentIndent) {
        unread(new byte[] {(byte) c}, 0);
        return;
      }
      onlyBlanks &= isBlank(c);
    }
  }

  private void told(long where) {
    firstChatter = chatter == 0 ? where : firstChatter;
    chatter += where == lastChatter ? 0 : 1;
    lastChatter = where;
  }

  private void skipByteOrderMark() throws IOException {
    int[] mark = {0xef, 0xbb, 0xbf};
    byte[] seen = new byte[mark.length];
    for (int i = 0; i < mark.length; i++) {
      int c = read();
      if (c != mark[i]) {
        line = 1;
        if (c != END) {
          seen[i++] = (byte) c;
        }
        unread(Arrays.copyOf(seen, i), 0);
        return;
      }
      seen[i] = (byte) c;
    }
  }

  private static boolean isBlank(int c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }

  private int read() throws IOException {
    int c = backAt < back.length ? back[backAt++] & 0xff : in.read();
    if (c == '\n') {
      line++;
      indent = 0;
      onlyBlanks = true;
    } else if (isBlank(c)) {
      indent++;
    }
    return c;
  }

  /** Puts bytes back, those from an index on. */
  private void unread(byte[] bytes, int from) {
    int left = back.length - backAt;
    byte[] joined = new byte[bytes.length - from + left];
    System.arraycopy(bytes, from, joined, 0, bytes.length - from);
    System.arraycopy(back, backAt, joined, bytes.length - from, left);
    back = joined;
    backAt = 0;
  }
}
