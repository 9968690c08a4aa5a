package io.xpctape.description;

import io.xpctape.model.BadInputException;
import io.xpctape.model.Bytes;
import io.xpctape.model.Limits;
import io.xpctape.model.XpcArray;
import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcFileTransfer;
import io.xpctape.model.XpcKind;
import io.xpctape.model.XpcResource;
import io.xpctape.model.XpcValue;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads one described object with all that lies in it. */
final class ObjectReader {
  private final Cursor text;
  private final LeafReader leaves;
  private int count;

  ObjectReader(Cursor text) {
    this.text = text;
    this.leaves = new LeafReader(text);
  }

  /**
   * The object that begins here.
   *
   * @param indent columns in front of the entry that it stands in, -1 if that is not known
   * @throws BadInputException if it goes beyond {@link Limits}
   */
  XpcValue read(int depth, int indent) {
    if (depth > Limits.MAX_DEPTH) {
      throw bad("nested deeper than " + Limits.MAX_DEPTH + " values");
    }
    if (++count > Limits.MAX_VALUES) {
      throw bad("more than " + Limits.MAX_VALUES + " values in one message");
    }
    int start = text.at;
    @Nullable Head head = Head.at(text, start);
    if (head == null) {
      return unreadable(start, "", "no object begins here");
    }
    text.at = head.end();
    if (Resources.isOurs(text, head)) {
      return Resources.read(text, head);
    }
    @Nullable XpcValue value =
        TypeNames.isContainer(head.name())
            ? container(head, depth, indent)
            : head.name().equals(TypeNames.FILE_TRANSFER)
                ? fileTransfer(depth, indent)
                : leaves.read(head.name());
    if (value == null) {
      value = other(head, start, depth, indent);
    }
    if (!head.wrapper().isEmpty()) {
      text.skip(">");
    }
    return value;
  }

  private @Nullable XpcValue container(Head head, int depth, int indent) {
    if (!text.startsWith(" {") || text.contents() < 0) {
      return null;
    }
    boolean array = head.name().equals(TypeNames.ARRAY);
    EntriesReader entries = new EntriesReader(text, this, head.name(), depth, indent);
    entries.read();
    if (array) {
      List<XpcValue> values = entries.entries().stream().map(XpcDictionary.Entry::value).toList();
      return new XpcArray(values, entries.incomplete());
    }
    // The body of a wrapped error calls itself a dictionary on recent systems.
    boolean error = head.name().equals(TypeNames.ERROR) || head.wrapper().equals(TypeNames.ERROR);
    return error ? entries.error() : new XpcDictionary(entries.entries(), entries.incomplete());
  }

  /** In our own form: nobody has seen libxpc's. */
  private @Nullable XpcValue fileTransfer(int depth, int indent) {
    int start = text.at;
    if (text.skip(": ")) {
      OptionalLong id = text.unsigned(text.at);
      text.token();
      if (id.isPresent()
          && text.startsWith(" <dictionary: ")
          && Head.at(text, text.at + 1) != null) {
        text.at++;
        if (read(depth + 1, indent) instanceof XpcDictionary transfer) {
          return new XpcFileTransfer(id.getAsLong(), transfer);
        }
      }
    }
    text.at = start;
    return null;
  }

  /** An object whose description says no more than itself, or is damaged. */
  private XpcValue other(Head head, int start, int depth, int indent) {
    boolean known = TypeNames.isContainer(head.name()) || LeafReader.knows(head.name());
    if (known) {
      text.at = head.end();
      return unreadable(start, head.name(), "no " + head.name() + " can be read here");
    }
    int end = end(head, depth, indent);
    text.at = end;
    boolean bare = head.anonymous() && end == head.end();
    return Resources.of(head.name(), bare ? Bytes.EMPTY : text.bytes(start, end), Optional.empty());
  }

  /** Where the description of an object of an unknown type ends. */
  private int end(Head head, int depth, int indent) {
    if (text.startsWith(" {") && text.contents() >= 0) {
      EntriesReader entries = new EntriesReader(text, this, head.name(), depth, indent);
      entries.read();
      return text.at;
    }
    boolean braces = text.startsWith(" {") || text.startsWith(": {");
    int brace = braces ? text.closingBrace() : -1;
    if (brace >= 0) {
      return brace + 2;
    }
    int end = head.wrapper().isEmpty() ? text.trimmedEnd(text.at) : text.unwrappedEnd(text.at);
    int key = text.flat ? text.keyEnd(text.at) : -1;
    return key < 0 ? end : lastBlank(key, end);
  }

  /** Before the quote that opens the key which ends in a place. */
  private int lastBlank(int key, int end) {
    int at = key;
    while (at > text.at && !text.startsWith(at - 2, " \"")) {
      at--;
    }
    return at > text.at ? Math.max(text.at, at - 2) : end;
  }

  private XpcValue unreadable(int start, String type, String complaint) {
    text.complaints.add(start, complaint);
    int end = text.trimmedEnd(start);
    text.at = end;
    return new XpcResource(XpcKind.OTHER, Bytes.utf8(type), text.bytes(start, end), Lost.SOME);
  }

  private BadInputException bad(String what) {
    return new BadInputException("line " + text.complaints.line(text.at) + ": " + what);
  }
}
