package io.xpctape.text;

import io.xpctape.content.Content;
import io.xpctape.content.Contents;
import io.xpctape.model.Bytes;
import io.xpctape.model.Count;
import io.xpctape.model.XpcArray;
import io.xpctape.model.XpcData;
import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcError;
import io.xpctape.model.XpcFileTransfer;
import io.xpctape.model.XpcValue;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** One value over as many lines as it needs. Of use once. */
final class TreeText {
  private static final String STEP = "  ";

  private static final int DUMPED_HEAD = 64;

  private final ValueText.Order order;
  private final Contents contents = new Contents();
  private final StringBuilder text = new StringBuilder();

  TreeText(ValueText.Order order) {
    this.order = order;
  }

  String of(XpcValue value) {
    append(value, 1, "");
    return text.append('\n').toString();
  }

  /** A value that lies in so many, itself counted. */
  private void append(XpcValue value, int depth, String indent) {
    String deeper = indent + STEP;
    if (value instanceof XpcDictionary dictionary) {
      entries(dictionary, depth, indent);
    } else if (value instanceof XpcArray array) {
      text.append('[');
      for (int i = 0; i < array.values().size(); i++) {
        text.append('\n').append(deeper).append(i).append(": ");
        append(array.values().get(i), depth + 1, deeper);
      }
      text.append(array.values().isEmpty() ? "]" : "\n" + indent + "]");
      text.append(ValueText.incomplete(array.incomplete(), array.values().size(), "values"));
    } else if (value instanceof XpcError error) {
      text.append(ValueText.scalar(error)).append(' ');
      entries(error.keys(), depth, indent);
    } else if (value instanceof XpcFileTransfer file) {
      text.append(ValueText.scalar(file)).append(' ');
      append(file.transfer(), depth + 1, indent);
    } else if (value instanceof XpcData data) {
      data(data, depth, deeper);
    } else {
      text.append(ValueText.scalar(value));
    }
  }

  private void entries(XpcDictionary dictionary, int depth, String indent) {
    String deeper = indent + STEP;
    text.append('{');
    Map<Bytes, Integer> seen = new HashMap<>();
    for (XpcDictionary.Entry entry : ValueText.ordered(dictionary, order)) {
      int occurrence = seen.merge(entry.key(), 1, Integer::sum);
      text.append('\n').append(deeper).append(ValueText.key(entry.key()));
      // As paths name it.
      text.append(occurrence > 1 ? "#" + occurrence : "").append(": ");
      append(entry.value(), depth + 1, deeper);
    }
    text.append(dictionary.entries().isEmpty() ? "}" : "\n" + indent + "}");
    text.append(
        ValueText.incomplete(dictionary.incomplete(), dictionary.entries().size(), "entries"));
  }

  private void data(XpcData data, int depth, String indent) {
    text.append(ValueText.scalar(data));
    Optional<Content> content = contents.in(data, depth);
    if (content.isPresent()) {
      text.append('\n').append(indent).append(content.get().view().label());
      text.append(" (").append(content.get().form()).append("): ");
      append(content.get().value(), depth + 1, indent);
    } else if (data.bytes().size() > ValueText.SHORT_DATA) {
      Contents.damage(data).ifPresent(why -> text.append(" (").append(why).append(')'));
      dump(data.bytes(), indent);
    }
  }

  private void dump(Bytes bytes, String indent) {
    HexDump.lines(bytes.slice(0, Math.min(DUMPED_HEAD, bytes.size())), 0)
        .forEach(line -> text.append('\n').append(indent).append(line));
    if (bytes.size() > DUMPED_HEAD) {
      text.append('\n').append(indent).append("… ");
      text.append(Count.of(bytes.size() - DUMPED_HEAD, "byte")).append(" more");
    }
  }
}
