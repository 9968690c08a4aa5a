package io.xpctape.description;

import io.xpctape.model.Bytes;
import io.xpctape.model.Incomplete;
import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcError;
import io.xpctape.model.XpcValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads what lies in a dictionary, an array or an error. Braces get lost and lines get between, so
 * the declared count and the indentation help to find where it ends. Of use once.
 */
final class EntriesReader {
  private static final String CONTENTS = "contents =";

  private final Cursor text;
  private final ObjectReader objects;
  private final String name;
  private final int depth;
  private final int outerIndent;
  private final int opened;
  private final OptionalLong count;
  private final Optional<XpcError.Singleton> singleton;
  private final Place next;
  private final List<XpcDictionary.Entry> entries = new ArrayList<>();

  private int ownIndent = -1;
  private int noise = -1;
  private boolean elided;
  private boolean closed;

  /** Behind a head; {@code text.contents()} is where its header ends. */
  EntriesReader(Cursor text, ObjectReader objects, String name, int depth, int outerIndent) {
    this.text = text;
    this.objects = objects;
    this.name = name;
    this.depth = depth;
    this.outerIndent = outerIndent;
    opened = text.at;
    next = new Place(text);
    int contents = text.contents();
    singleton = Errors.declared(text);
    count = text.number("count = ", contents);
    text.at = contents + CONTENTS.length();
  }

  /** For a dictionary whose beginning is not in the text. */
  static EntriesReader headless(Cursor text, ObjectReader objects) {
    return new EntriesReader(text, objects);
  }

  private EntriesReader(Cursor text, ObjectReader objects) {
    this.text = text;
    this.objects = objects;
    name = TypeNames.DICTIONARY;
    depth = 1;
    outerIndent = -1;
    opened = text.at;
    next = new Place(text);
    count = OptionalLong.empty();
    singleton = Optional.empty();
    elided = true;
  }

  /** What was read, of an error. */
  XpcError error() {
    XpcDictionary keys = new XpcDictionary(entries, incomplete());
    return singleton.map(known -> new XpcError(known, keys)).orElseGet(() -> Errors.of(keys));
  }

  List<XpcDictionary.Entry> entries() {
    return entries;
  }

  void read() {
    boolean flat = text.flat;
    do {
      next.find();
    } while (take());
    text.flat = flat;
    if (!closed) {
      text.complaints.add(
          text.at,
          () ->
              "the } of the " + name + " of line " + text.complaints.line(opened) + " is missing");
    }
    if (count.isPresent() && count.getAsLong() != entries.size()) {
      text.complaints.add(
          opened, () -> Lost.text(name, entries.size(), "entries", count.getAsLong()));
    }
  }

  /** Why what was read is not all. */
  Optional<Incomplete> incomplete() {
    boolean whole = count.isPresent() ? count.getAsLong() == entries.size() : closed;
    if (whole && !elided) {
      return Optional.empty();
    }
    return Lost.of(count, entries.size());
  }

  /** Takes what was found if it is of this container; else false. */
  private boolean take() {
    switch (next.kind) {
      case KEY, INDEX -> {
        if (!isMine()) {
          return false;
        }
        entry();
        return true;
      }
      case BRACE -> {
        if (next.indent >= 0 && next.indent < outerIndent) {
          return false;
        }
        text.at = next.start + 1;
        closed = true;
        return false;
      }
      case NOISE -> {
        return passNoise();
      }
      case OBJECT, END -> {
        return false;
      }
    }
    return false;
  }

  private boolean isFull() {
    return count.isPresent() && Long.compareUnsigned(count.getAsLong(), entries.size()) <= 0;
  }

  private boolean isMine() {
    if (depth == 1) {
      return true;
    }
    if (!fits()) {
      return false;
    }
    if (ownIndent >= 0 && next.indent >= 0 && next.indent < ownIndent) {
      return false;
    }
    // Without indentation only the count tells that the brace before this entry was lost.
    return !isFull() || (next.indent > outerIndent && next.indent >= 0);
  }

  /** Arrays have indexes, others have keys; a type that nobody knows may have either. */
  private boolean fits() {
    boolean array = name.equals(TypeNames.ARRAY);
    return !TypeNames.isContainer(name) || array == (next.kind == Place.Kind.INDEX);
  }

  private void entry() {
    noise = -1;
    if (ownIndent < 0) {
      ownIndent = next.indent;
    }
    boolean fits = fits();
    int start = next.start;
    boolean hasKey = next.kind == Place.Kind.KEY;
    Bytes key = hasKey ? next.key : Bytes.EMPTY;
    text.flat = next.indent < 0;
    text.at = next.object;
    XpcValue value = objects.read(depth + 1, next.indent);
    if (fits) {
      entries.add(new XpcDictionary.Entry(key, value));
    } else {
      elided = true;
      text.complaints.add(start, "this belongs into no " + name + ", it is left out");
    }
  }

  /**
   * A line that holds no entry: left out by whoever pasted the text, or of another's log. False if
   * it is taken for the text behind a container that lost its brace.
   */
  private boolean passNoise() {
    int end = text.trimmedEnd(text.at);
    boolean dots = true;
    for (int i = text.at; i < end; i++) {
      dots &= text.text[i] == '.';
    }
    if (isFull() && !dots) {
      return false;
    }
    elided |= dots;
    if (noise < 0) {
      noise = text.at;
      text.complaints.add(
          noise, dots ? "something was left out here" : "this is no entry of the " + name);
    }
    text.at = text.lineEnd(text.at);
    return true;
  }
}
