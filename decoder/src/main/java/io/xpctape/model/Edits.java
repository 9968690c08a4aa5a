package io.xpctape.model;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Changes of one place in a body. What is not on the path is shared with the old body, which stays
 * as it was. A place that isn't there is a {@link BadInputException} that names the step and what
 * there is instead.
 */
public final class Edits {
  /** How many keys a complaint lists. */
  private static final int KEYS_NAMED = 12;

  private Edits() {}

  /** Puts a value in a place. A missing last step is made; missing parents are not. */
  public static XpcValue set(XpcValue body, Path path, XpcValue value) {
    return change(body, path, 0, new Set(value));
  }

  /** Removes what a path names. */
  public static XpcValue unset(XpcValue body, Path path) {
    return change(body, path, 0, new Unset());
  }

  private sealed interface Action permits Set, Unset {}

  private record Set(XpcValue value) implements Action {}

  private record Unset() implements Action {}

  private static XpcValue change(XpcValue parent, Path path, int depth, Action action) {
    if (path.steps().isEmpty()) {
      throw new BadInputException(
          "a change must name a place in the body, it can't be the body itself");
    }
    Path.Step step = path.steps().get(depth);
    if (step instanceof Path.View view) {
      throw new BadInputException(
          path
              + ": what lies in "
              + view.label()
              + " is a view of data and can't be changed; change the data, "
              + new Path(path.steps().subList(0, depth)));
    }
    if (step instanceof Path.Key key) {
      if (!(parent instanceof XpcDictionary dictionary)) {
        throw notA("dictionary", parent, path, depth);
      }
      return changeKey(dictionary, key, path, depth, action);
    }
    if (!(parent instanceof XpcArray array)) {
      throw notA("array", parent, path, depth);
    }
    return changeIndex(array, step, path, depth, action);
  }

  private static XpcValue changeKey(
      XpcDictionary dictionary, Path.Key key, Path path, int depth, Action action) {
    boolean last = depth == path.steps().size() - 1;
    int position = Path.position(dictionary, key);
    List<XpcDictionary.Entry> entries = new ArrayList<>(dictionary.entries());
    if (position < 0) {
      if (!last || key.occurrence() > 0 || !(action instanceof Set set)) {
        throw missing(path, depth, keysOf(dictionary));
      }
      entries.add(new XpcDictionary.Entry(key.key(), set.value()));
    } else if (last && action instanceof Unset) {
      entries.remove(position);
    } else {
      XpcValue old = entries.get(position).value();
      XpcValue changed =
          last && action instanceof Set set ? set.value() : change(old, path, depth + 1, action);
      entries.set(position, new XpcDictionary.Entry(key.key(), changed));
    }
    return new XpcDictionary(entries, dictionary.incomplete());
  }

  private static XpcValue changeIndex(
      XpcArray array, Path.Step step, Path path, int depth, Action action) {
    boolean last = depth == path.steps().size() - 1;
    List<XpcValue> values = new ArrayList<>(array.values());
    int index = step instanceof Path.Index given ? given.index() : values.size();
    if (step instanceof Path.Append && last && action instanceof Set set) {
      values.add(set.value());
    } else if (index >= values.size()) {
      throw missing(
          path, depth, values.isEmpty() ? "the array is empty" : "the array has " + values.size());
    } else if (last && action instanceof Unset) {
      values.remove(index);
    } else {
      XpcValue old = values.get(index);
      values.set(
          index,
          last && action instanceof Set set ? set.value() : change(old, path, depth + 1, action));
    }
    return new XpcArray(values, array.incomplete());
  }

  private static BadInputException notA(String wanted, XpcValue found, Path path, int depth) {
    Path parent = new Path(path.steps().subList(0, depth));
    String name = parent.steps().isEmpty() ? "the body" : parent.toString();
    return new BadInputException(
        path + ": " + name + " is of type " + found.kind().label() + ", not " + wanted);
  }

  private static BadInputException missing(Path path, int depth, String instead) {
    Path here = new Path(path.steps().subList(0, depth + 1));
    String name = here.equals(path) ? path.toString() : path + ": " + here;
    return new BadInputException(name + " isn't there; " + instead);
  }

  private static String keysOf(XpcDictionary dictionary) {
    List<XpcDictionary.Entry> entries = dictionary.entries();
    if (entries.isEmpty()) {
      return "the dictionary is empty";
    }
    String keys =
        entries.stream()
            .map(entry -> Path.BODY.key(entry.key()).toString())
            .sorted()
            .distinct()
            .limit(KEYS_NAMED)
            .collect(Collectors.joining(", "));
    return "the keys are " + keys + (entries.size() > KEYS_NAMED ? ", …" : "");
  }
}
