package io.xpctape.format;

import io.xpctape.content.Content;
import io.xpctape.content.Contents;
import io.xpctape.description.DescriptionReader;
import io.xpctape.description.DescriptionWriter;
import io.xpctape.image.CallStacks;
import io.xpctape.model.ListedMessage;
import io.xpctape.model.Path;
import io.xpctape.model.Recording;
import io.xpctape.model.XpcArray;
import io.xpctape.model.XpcData;
import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcError;
import io.xpctape.model.XpcFileTransfer;
import io.xpctape.model.XpcValue;
import io.xpctape.text.MessageText;
import io.xpctape.text.ValueText;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Messages as libxpc describes them, each below what else is known of it and above what its data
 * says, with an empty line between two.
 */
final class TextPages implements FormatWriter {
  private CallStacks stacks = new CallStacks(List.of());
  private boolean first = true;
  private boolean terminal;

  @Override
  public void forTerminal() {
    terminal = true;
  }

  @Override
  public void begin(Recording recording, OutputStream out) {
    stacks = new CallStacks(recording.images());
  }

  @Override
  public void write(ListedMessage listed, OutputStream out) throws IOException {
    XpcValue body = listed.message().body();
    String facts = MessageText.facts(listed, stacks.frames(listed.message()));
    write((first ? "" : "\n") + beside(facts), out);
    if (terminal) {
      write(DescriptionWriter.shown(body), out);
    } else {
      out.write(DescriptionWriter.write(body));
    }
    write("\n", out);
    StringBuilder said = new StringBuilder();
    contents(body, Path.BODY, 1, new Contents(), said);
    write(beside(said.toString()), out);
    first = false;
  }

  /** Nothing that stands beside the descriptions may be taken for another when they are read. */
  private static String beside(String text) {
    return text.lines()
        .map(line -> isDescription(line) ? line.replace("<", "\\x3c") : line)
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }

  private static boolean isDescription(String line) {
    return line.indexOf('<') >= 0
        && DescriptionReader.recognizes(line.getBytes(StandardCharsets.UTF_8));
  }

  private static void write(String text, OutputStream out) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  /** What the data in a value says, under the paths that lead there. */
  private static void contents(
      XpcValue value, Path path, int depth, Contents contents, StringBuilder text) {
    if (value instanceof XpcDictionary dictionary) {
      Map<Object, Integer> seen = new HashMap<>();
      for (XpcDictionary.Entry entry : dictionary.entries()) {
        int occurrence = seen.merge(entry.key(), 1, Integer::sum) - 1;
        Path inner = path.then(new Path.Key(entry.key(), occurrence));
        contents(entry.value(), inner, depth + 1, contents, text);
      }
    } else if (value instanceof XpcArray array) {
      for (int i = 0; i < array.values().size(); i++) {
        contents(array.values().get(i), path.index(i), depth + 1, contents, text);
      }
    } else if (value instanceof XpcError error) {
      contents(error.keys(), path, depth, contents, text);
    } else if (value instanceof XpcFileTransfer file) {
      contents(file.transfer(), path, depth, contents, text);
    } else if (value instanceof XpcData data) {
      Optional<Content> content = contents.in(data, depth);
      content.ifPresent(
          said ->
              text.append(path.then(said.view()))
                  .append(" (")
                  .append(said.form())
                  .append("): ")
                  .append(ValueText.tree(said.value(), ValueText.Order.RECORDED)));
    }
  }
}
