package io.xpctape.description;

import io.xpctape.model.BadInputException;
import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcValue;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds descriptions in a text and reads them. Whatever stands between them is passed over: the
 * lines of a log, a debugger's prompt, an article. Takes time in proportion to the text, whatever
 * is in it.
 */
public final class DescriptionReader {
  private final Cursor text;
  private final List<XpcValue> values = new ArrayList<>();

  private DescriptionReader(byte[] text, String place) {
    this.text = new Cursor(text, new Complaints(text, place));
  }

  /**
   * The descriptions in a text of UTF-8, or of UTF-16 if it says so in its first bytes. Strings in
   * it may have any bytes.
   *
   * @throws BadInputException if one goes beyond {@link io.xpctape.model.Limits}
   */
  public static Descriptions read(byte[] text) {
    return new DescriptionReader(plain(text), "").read();
  }

  /** Whether a description begins in some bytes, which may be a text's first ones only. */
  public static boolean recognizes(byte[] head) {
    DescriptionReader reader = new DescriptionReader(plain(head), "");
    return reader.nextMessage();
  }

  private static byte[] plain(byte[] text) {
    if (startsWith(text, 0xef, 0xbb, 0xbf)) {
      return Arrays.copyOfRange(text, 3, text.length);
    }
    boolean little = startsWith(text, 0xff, 0xfe);
    if (!little && !startsWith(text, 0xfe, 0xff)) {
      return text;
    }
    Charset charset = little ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
    return new String(text, 2, text.length - 2, charset).getBytes(StandardCharsets.UTF_8);
  }

  private static boolean startsWith(byte[] text, int... bytes) {
    for (int i = 0; i < bytes.length; i++) {
      if (i >= text.length || (text[i] & 0xff) != bytes[i]) {
        return false;
      }
    }
    return true;
  }

  private Descriptions read() {
    while (nextMessage()) {
      message();
    }
    return new Descriptions(values, text.complaints.all());
  }

  /** Goes to where the next message begins. */
  private boolean nextMessage() {
    while (!text.atEnd()) {
      int line = text.at;
      int end = text.lineEnd(line);
      for (int open = text.nextOpen(line); open < end; open = text.nextOpen(open + 1)) {
        if (begins(line, open)) {
          return true;
        }
      }
      text.at = end + 1;
    }
    return false;
  }

  /** Whether a message begins with an object, or with the entry that it stands in. */
  private boolean begins(int line, int open) {
    @Nullable Head head = Head.at(text, open);
    if (head == null || !(TypeNames.isKnown(head) || Resources.isOurs(text, head))) {
      return false;
    }
    int key = text.keyEnd(line);
    if (key >= 0 && key + 5 == open) {
      int quote = text.nextQuote(line);
      if (quote < key) {
        text.at = quote;
        return true;
      }
    }
    text.at = open;
    if (TypeNames.isContainer(head.name()) && !Resources.isOurs(text, head)) {
      text.at = head.end();
      boolean whole = text.startsWith(" {") && text.contents() >= 0;
      text.at = whole ? open : line;
      return whole;
    }
    // Logs name connections and the like; only what stands for itself is meant.
    boolean first = isFirst(line, open);
    text.at = first ? open : line;
    return first;
  }

  private boolean isFirst(int line, int open) {
    for (int i = line; i < open; i++) {
      if (!Cursor.isBlank(text.text[i]) && text.text[i] != '}') {
        return false;
      }
    }
    return true;
  }

  private void message() {
    int start = text.at;
    ObjectReader objects = new ObjectReader(text);
    if (text.peek() == '"') {
      text.complaints.add(start, "the beginning of a dictionary is missing");
      EntriesReader entries = EntriesReader.headless(text, objects);
      entries.read();
      values.add(new XpcDictionary(entries.entries(), entries.incomplete()));
      return;
    }
    byte @Nullable [] literal = CStrings.literal(text);
    if (literal == null) {
      @Nullable Head head = Head.at(text, start);
      boolean ours = head != null && head.anonymous();
      XpcValue value = objects.read(1, -1);
      values.add(ours ? value : Errors.orDictionary(value));
      return;
    }
    String place = "line " + text.complaints.line(start) + ", in the quoted text ";
    text.at = CStrings.end(text);
    Descriptions inner = new DescriptionReader(literal, place).read();
    values.addAll(inner.values());
    text.complaints.addAll(start, inner.complaints());
  }
}
