package io.xpctape.schema.emit;

import com.google.protobuf.DescriptorProtos.SourceCodeInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Comments by what they stand in front of, as descriptors keep them. */
final class CommentBook {
  /** Columns. */
  private static final int WIDTH = 96;

  private final SourceCodeInfo.Builder info = SourceCodeInfo.newBuilder();
  private final Map<List<Integer>, String> texts = new HashMap<>();

  CommentBook() {}

  /** What a file's descriptor says. */
  CommentBook(SourceCodeInfo known) {
    known
        .getLocationList()
        .forEach(location -> texts.put(location.getPathList(), location.getLeadingComments()));
  }

  /**
   * Adds one.
   *
   * @param path as in SourceCodeInfo: field numbers and indexes down from the file
   * @param text in one line; it is broken here
   */
  void add(List<Integer> path, String text) {
    String lines = wrap(text);
    texts.put(path, lines);
    // The span is where the thing stands in a source, which is of no use here but has to be.
    info.addLocation(
        SourceCodeInfo.Location.newBuilder()
            .addAllPath(path)
            .addAllSpan(List.of(0, 0, 0))
            .setLeadingComments(lines));
  }

  private static String wrap(String text) {
    StringBuilder lines = new StringBuilder();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (line.length() + 1 + word.length() > WIDTH && line.length() > 0) {
        lines.append(line).append('\n');
        line.setLength(0);
      }
      line.append(' ').append(word);
    }
    return lines.append(line).append('\n').toString();
  }

  /** The lines in front of something, each with the space it begins with. */
  List<String> lines(List<Integer> path) {
    return Optional.ofNullable(texts.get(path)).stream().flatMap(String::lines).toList();
  }

  SourceCodeInfo toProto() {
    return info.build();
  }

  /** A longer path. */
  static List<Integer> path(List<Integer> from, int... more) {
    List<Integer> path = new ArrayList<>(from);
    for (int step : more) {
      path.add(step);
    }
    return List.copyOf(path);
  }
}
