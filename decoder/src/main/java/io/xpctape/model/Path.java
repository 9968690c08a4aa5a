package io.xpctape.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A place in a message's body, in CEL's own selectors from the body on: {@code
 * boot_loader.command_line}, {@code disks[0].path}, {@code ["a key with.dots"].x}, {@code ["k"]#2}
 * for the second entry of a repeated key, {@code disks[+]} for the place behind an array's end,
 * {@code root.$plist.selector} for what hides in data. The body itself is a single dot.
 *
 * @param steps from the body down; empty for the body itself
 */
public record Path(List<Step> steps) {
  /** The body itself. */
  public static final Path BODY = new Path(List.of());

  /** One step down. */
  public sealed interface Step permits Key, Index, Append, View {}

  /**
   * Into a dictionary, an error's keys or what a file transfer holds.
   *
   * @param key a C string that need not be UTF-8
   * @param occurrence which of a repeated key's entries, from 0
   */
  public record Key(Bytes key, int occurrence) implements Step {}

  /** Into an array, from 0. */
  public record Index(int index) implements Step {}

  /** Behind an array's end; nothing lies there yet. */
  public record Append() implements Step {}

  /**
   * Into data, to what its bytes say to those who can read them. The values there are a view: a
   * path may lead to them, but none can be changed.
   */
  public enum View implements Step {
    /** A property list in any form. */
    PLIST("$plist"),
    /** An XPC message in wire bytes. */
    MESSAGE("$message");

    private final String label;

    View(String label) {
      this.label = label;
    }

    /** How a path says it. */
    public String label() {
      return label;
    }
  }

  public Path {
    steps = List.copyOf(steps);
  }

  /**
   * Reads a path as a person writes it.
   *
   * @throws BadInputException naming the column, from 1, at which it is no path
   */
  public static Path parse(String text) {
    List<Step> steps = new ArrayList<>();
    for (PathParser.Part part : new PathParser(text, false).parse()) {
      if (part instanceof PathParser.Exactly exactly) {
        steps.add(exactly.step());
      }
    }
    return new Path(steps);
  }

  /** One step further down. */
  public Path then(Step step) {
    List<Step> further = new ArrayList<>(steps.size() + 1);
    further.addAll(steps);
    further.add(step);
    return new Path(further);
  }

  /** To the first entry with this key. */
  public Path key(Bytes key) {
    return then(new Key(key, 0));
  }

  /** To the first entry with this key. */
  public Path key(String key) {
    return key(Bytes.utf8(key));
  }

  /** To an array's value, from 0. */
  public Path index(int index) {
    return then(new Index(index));
  }

  /** Whether it goes on inside data. */
  public boolean isView() {
    return steps.stream().anyMatch(View.class::isInstance);
  }

  /** What lies there, if anything does; what is said of it inside data isn't known here. */
  public Optional<XpcValue> get(XpcValue body) {
    Optional<XpcValue> value = Optional.of(body);
    for (Step step : steps) {
      value = value.flatMap(parent -> down(parent, step));
    }
    return value;
  }

  private static Optional<XpcValue> down(XpcValue parent, Step step) {
    if (step instanceof Key key) {
      if (parent instanceof XpcDictionary dictionary) {
        int position = position(dictionary, key);
        return position < 0
            ? Optional.empty()
            : Optional.of(dictionary.entries().get(position).value());
      }
      if (parent instanceof XpcFileTransfer file) {
        return down(file.transfer(), step);
      }
      return parent instanceof XpcError error ? down(error.keys(), step) : Optional.empty();
    }
    if (step instanceof Index index
        && parent instanceof XpcArray array
        && index.index() < array.values().size()) {
      return Optional.of(array.values().get(index.index()));
    }
    return Optional.empty();
  }

  /** Which entry a key's step means, or -1. */
  static int position(XpcDictionary dictionary, Key key) {
    int seen = 0;
    for (int i = 0; i < dictionary.entries().size(); i++) {
      if (dictionary.entries().get(i).key().equals(key.key()) && seen++ == key.occurrence()) {
        return i;
      }
    }
    return -1;
  }

  /** The canonical text, which {@link #parse} reads back and a terminal may show. */
  @Override
  public String toString() {
    return PathText.of(steps);
  }
}
