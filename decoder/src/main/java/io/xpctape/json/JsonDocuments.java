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

  private static final int FIRST_SIZE = 1 << 10;

  /** Stands in front of each document of a JSON text sequence, RFC 7464. */
  private static final int RECORD_SEPARATOR = 0x1e;

  /**
   * A document.
   *
   * @param line where it begins, from 1
   * @param text itself
   */
  public record Document(long line, String text) {}

  private final LineInput in;
  private boolean atStart = true;
  private boolean inList;
  private long chatter;
  private long firstChatter;
  private long lastChatter;

  private byte[] document = new byte[FIRST_SIZE];
  private int size;
  private long documentLine;

  /** Blanks in front of the document on its line, or -1 if something else is. */
  private int documentIndent;

  /** A document was damaged, and its further lines have not been passed yet. */
  private boolean isInsideDamage;

  /** Over a stream, which the caller closes. */
  public JsonDocuments(InputStream in) {
    this.in = new LineInput(in);
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
    for (int c = in.read(); c != LineInput.END; c = in.read()) {
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
      } else if (!LineInput.isBlank(c)
          && c != '['
          && c != RECORD_SEPARATOR
          && !(c == ',' && inList)) {
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
    int length = size;
    // What was rejected once is not put back again.
    size = 0;
    int end = 0;
    while (end < length && document[end] != '\n') {
      end++;
    }
    if (end < length) {
      in.unread(document, end, length);
      in.line = documentLine;
      isInsideDamage = documentIndent >= 0;
      return false;
    }
    boolean words = length > 0 && document[0] == '[';
    if (words) {
      told(documentLine);
    }
    return words;
  }

  private Document document(int first) throws IOException {
    size = 0;
    documentLine = in.line;
    documentIndent = in.onlyBlanks ? in.indent : -1;
    in.onlyBlanks = false;
    int depth = 0;
    boolean string = false;
    for (int c = first; c != LineInput.END; c = in.read()) {
      append(c);
      if (size > MAX_DOCUMENT) {
        throw damaged("longer than " + MAX_DOCUMENT + " bytes");
      }
      if (string) {
        if (c == '\\') {
          append(Math.max(0, in.read()));
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

  private void append(int c) {
    if (size == document.length) {
      document = Arrays.copyOf(document, 2 * size);
    }
    document[size++] = (byte) c;
  }

  private String text() {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(document, 0, size))
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
    int c = in.read();
    while (LineInput.isBlank(c)) {
      seen.write(c);
      c = in.read();
    }
    if (c != LineInput.END) {
      seen.write(c);
    }
    for (byte b : seen.toByteArray()) {
      in.line -= b == '\n' ? 1 : 0;
    }
    in.unread(seen.toByteArray(), 0, seen.size());
    inList = c == '{';
    return inList;
  }

  /** Whether nothing else is on a document's line; {@code [7] } begins a line of many a log. */
  private boolean isAlone() throws IOException {
    int c = in.read();
    while (c == ' ' || c == '\t' || c == '\r') {
      c = in.read();
    }
    if (c != LineInput.END) {
      in.line -= c == '\n' ? 1 : 0;
      in.unread(new byte[] {(byte) c}, 0, 1);
    }
    return documentIndent >= 0 && (c == '\n' || c == LineInput.END);
  }

  /** Leaves out words up to an object on their line, or to its end. */
  private void skipChatter() throws IOException {
    told(in.line);
    int before = 0;
    for (int c = in.read(); c != LineInput.END && c != '\n'; c = in.read()) {
      if (before == '{' && c == '"') {
        in.unread(new byte[] {'{', '"'}, 0, 2);
        return;
      }
      before = c;
    }
  }

  /** Goes past the lines that are further in than the damaged document's first, or no beginning. */
  private void skipDamage() throws IOException {
    for (int c = in.read(); c != LineInput.END; c = in.read()) {
      if ((c == '{' || c == '[') && in.onlyBlanks && in.indent <= documentIndent) {
        in.unread(new byte[] {(byte) c}, 0, 1);
        return;
      }
      in.onlyBlanks &= LineInput.isBlank(c);
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
      int c = in.read();
      if (c != mark[i]) {
        in.line = 1;
        if (c != LineInput.END) {
          seen[i++] = (byte) c;
        }
        in.unread(seen, 0, i);
        return;
      }
      seen[i] = (byte) c;
    }
  }
}
