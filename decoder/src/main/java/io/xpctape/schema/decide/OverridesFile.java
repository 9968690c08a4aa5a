package io.xpctape.schema.decide;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.TextFormatParseInfoTree;
import io.xpctape.model.BadInputException;
import io.xpctape.model.Bytes;
import io.xpctape.model.PathPattern;
import io.xpctape.proto.TextFile;
import io.xpctape.proto.v1.OverrideEntry;
import io.xpctape.proto.v1.OverrideList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Overrides as people write them: protobuf text. */
public final class OverridesFile {
  /** In a schema's folder. */
  public static final String NAME = "overrides.txtpb";

  /** What a schema's folder gets to begin with: no override, and how to write one. */
  public static final String TEMPLATE =
      """
      # proto-file: xpctape/v1/overrides.proto
      # proto-message: xpctape.v1.OverrideList
      # What you know better than the recordings show. 'xpctape schema infer' and 'schema check'
      # read this file and never write it. A kind is the name of its message or the value that
      # tells it from others; a path is as schema.md has it, * stands for any one step and ** for
      # any number. Leave kind out to mean all kinds, path out to mean a message's body. What has a
      # number already keeps its name and form; what comes later follows.
      #
      # Keys that are data make a map, known keys a record:
      #   override { kind: "SetRequest" path: "limits" as: "map" }
      #   override { kind: "SetRequest" path: "headers" as: "record" }
      # Records whose keys go by the value of one of them:
      #   override { kind: "SetRequest" path: "devices[*]" as: "tagged union" tag: "type" }
      # Arrays with a meaning for each position, or for all elements alike:
      #   override { kind: "SetRequest" path: "origin" as: "tuple" }
      #   override { kind: "SetRequest" path: "ports" as: "list" }
      # Strings or integers that are an enum, or none:
      #   override { kind: "SetRequest" path: "mode" as: "enum" }
      #   override { path: "**.user" as: "plain" }
      # Other names, for a kind's message, or for a field and the message or enum in it:
      #   override { kind: "SetRequest" name: "Configure" }
      #   override { kind: "SetRequest" path: "cfg" name: "config" type_name: "LampConfig" }
      #   override { kind: "SetRequest" path: "origin[0]" name: "x" }
      # What differs each time, is always the same, or is neither:
      #   override { path: "**.nonce" values: "volatile" }
      #   override { path: "protocol" values: "constant" }
      #   override { path: "brightness" values: "ordinary" }
      """;

  private static final Pattern FIELD_NAME = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");
  private static final Pattern TYPE_NAME = Pattern.compile("[A-Z][A-Za-z0-9]*");

  private final String name;

  private OverridesFile(String name) {
    this.name = name;
  }

  /**
   * The overrides that a text says.
   *
   * @param name what to call the text in complaints and notes
   * @throws BadInputException naming the line, if it is malformed
   */
  public static Overrides parse(String text, String name) {
    return new OverridesFile(name).read(text);
  }

  private Overrides read(String text) {
    OverrideList.Builder list = OverrideList.newBuilder();
    TextFormatParseInfoTree lines = TextFile.parse(text, name, list);
    FieldDescriptor field =
        OverrideList.getDescriptor().findFieldByNumber(OverrideList.OVERRIDE_FIELD_NUMBER);
    List<Ruling> entries = new ArrayList<>();
    for (int i = 0; i < list.getOverrideCount(); i++) {
      entries.add(entry(list.getOverride(i), lines.getLocation(field, i).getLine() + 1));
    }
    return Overrides.of(name, entries);
  }

  private Ruling entry(OverrideEntry entry, int line) {
    Ruling.As as = choose("as", entry.getAs(), Ruling.As.values(), Ruling.As::label, line);
    Ruling.Values values =
        choose("values", entry.getValues(), Ruling.Values.values(), Ruling.Values::label, line);
    boolean body = entry.getPath().isEmpty() || entry.getPath().equals(".");
    if ((as == Ruling.As.TAGGED_UNION) == entry.getTag().isEmpty()) {
      throw wrong(line, "a tag goes with as: \"tagged union\", and only with it");
    }
    if (entry.getAs().isEmpty()
        && entry.getValues().isEmpty()
        && entry.getName().isEmpty()
        && entry.getTypeName().isEmpty()) {
      throw wrong(line, "says nothing: as, values, name or type_name is needed");
    }
    if (body && !entry.getTypeName().isEmpty()) {
      throw wrong(line, "a kind's message is given a name, no type_name");
    }
    Names names =
        new Names(
            named(entry.getName(), body ? TYPE_NAME : FIELD_NAME, line),
            named(entry.getTypeName(), TYPE_NAME, line));
    return new Ruling(
        line, entry.getKind(), path(entry.getPath(), line), as, entry.getTag(), names, values);
  }

  private PathPattern path(String text, int line) {
    try {
      return PathPattern.parse(text.isEmpty() ? "." : text);
    } catch (BadInputException e) {
      throw new BadInputException(complaint(line, "path: " + e.getMessage()), e);
    }
  }

  private Optional<String> named(String text, Pattern pattern, int line) {
    if (!text.isEmpty() && !pattern.matcher(text).matches()) {
      throw wrong(
          line,
          Phrases.quoted(Bytes.utf8(text))
              + " is no name for a "
              + (pattern == TYPE_NAME
                  ? "message or enum, as LampConfig is"
                  : "field, as power_mode is"));
    }
    return Optional.of(text).filter(t -> !t.isEmpty());
  }

  private <T> T choose(String what, String said, T[] all, Function<T, String> label, int line) {
    return Arrays.stream(all)
        .filter(one -> label.apply(one).equals(said))
        .findFirst()
        .orElseThrow(
            () ->
                wrong(
                    line,
                    what
                        + ": there is no "
                        + Phrases.quoted(Bytes.utf8(said))
                        + ", only "
                        + Arrays.stream(all)
                            .map(label)
                            .filter(word -> !word.isEmpty())
                            .collect(Collectors.joining(", "))));
  }

  private BadInputException wrong(int line, String what) {
    return new BadInputException(complaint(line, what));
  }

  private String complaint(int line, String what) {
    return name + ": line " + line + ": " + what;
  }
}
