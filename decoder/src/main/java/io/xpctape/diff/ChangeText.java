package io.xpctape.diff;

import io.xpctape.model.Bytes;
import io.xpctape.model.Path;
import io.xpctape.model.XpcArray;
import io.xpctape.model.XpcData;
import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcFd;
import io.xpctape.model.XpcInt64;
import io.xpctape.model.XpcString;
import io.xpctape.model.XpcUint64;
import io.xpctape.model.XpcValue;
import io.xpctape.text.SafeText;
import io.xpctape.text.ValueText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** A value beside the one that replaced it, in one line that shows where they differ. */
public final class ChangeText {
  private static final String ARROW = " → ";
  private static final String CUT = "…";

  /** Strings that together are longer lose most of what they have in common. */
  private static final int LONG_CHARACTERS = 80;

  /** As much as is shown of one value. */
  private static final int MAX_CHARACTERS = 400;

  /** How much of a common beginning or end is left. */
  private static final int CONTEXT_CHARACTERS = 12;

  /** A value of more places is not shown whole. */
  private static final int MAX_LINES = 40;

  /** Data up to this many bytes is shown whole. */
  private static final int SHORT_BYTES = 16;

  private ChangeText() {}

  /** Never empty; safe for a terminal. */
  public static String of(XpcValue before, XpcValue after) {
    if (before instanceof XpcString a && after instanceof XpcString b && isWhole(a, b)) {
      return strings(a.bytes(), b.bytes());
    }
    if (before instanceof XpcData a && after instanceof XpcData b && isWhole(a, b)) {
      return data(a.bytes(), b.bytes());
    }
    if (before instanceof XpcFd a && after instanceof XpcFd b) {
      return descriptors(a, b);
    }
    boolean sameKind = before.kind() == after.kind();
    String left = sameKind ? line(before) : typed(before);
    String right = sameKind ? line(after) : typed(after);
    if (!left.equals(right)) {
      return left + ARROW + right;
    }
    // Long values are summed up in a line, and what they differ in is not in it.
    return left + ARROW + "another of the same size and kind";
  }

  /** A value by itself, in one line for a glance. */
  public static String line(XpcValue value) {
    return ValueText.line(value, LONG_CHARACTERS);
  }

  /** A value by itself and all that lies in it, a line for each place, to be read. */
  public static List<String> lines(Path path, XpcValue value) {
    List<String> lines = new ArrayList<>();
    addLines(path, value, lines);
    if (lines.size() <= MAX_LINES) {
      return lines;
    }
    List<String> shown = new ArrayList<>(lines.subList(0, MAX_LINES));
    shown.add(path + "  … " + (lines.size() - MAX_LINES) + " places more");
    return shown;
  }

  private static void addLines(Path path, XpcValue value, List<String> lines) {
    if (value instanceof XpcDictionary dictionary && !dictionary.entries().isEmpty()) {
      Map<Path.Key, XpcValue> entries = new TreeMap<>(Normalizer.BY_KEY);
      entries.putAll(Normalizer.entriesByStep(dictionary));
      entries.forEach((key, inner) -> addLines(path.then(key), inner, lines));
    } else if (value instanceof XpcArray array && !array.values().isEmpty()) {
      for (int i = 0; i < array.values().size(); i++) {
        addLines(path.index(i), array.values().get(i), lines);
      }
    } else if (value instanceof XpcString string) {
      lines.add(path + "  " + SafeText.cut(SafeText.quoted(string.bytes()), MAX_CHARACTERS));
    } else {
      lines.add(path + "  " + line(value));
    }
  }

  private static String typed(XpcValue value) {
    return value instanceof XpcInt64 || value instanceof XpcUint64
        ? ValueText.scalar(value)
        : line(value);
  }

  private static boolean isWhole(XpcString a, XpcString b) {
    return a.incomplete().isEmpty() && b.incomplete().isEmpty();
  }

  private static boolean isWhole(XpcData a, XpcData b) {
    return a.incomplete().isEmpty() && b.incomplete().isEmpty();
  }

  private static String strings(Bytes before, Bytes after) {
    String left = SafeText.quoted(before);
    String right = SafeText.quoted(after);
    if (left.length() + right.length() <= LONG_CHARACTERS) {
      return left + ARROW + right;
    }
    int shorter = Math.min(left.length(), right.length());
    int head = 0;
    while (head < shorter && left.charAt(head) == right.charAt(head)) {
      head++;
    }
    int tail = 0;
    while (tail < shorter - head
        && left.charAt(left.length() - 1 - tail) == right.charAt(right.length() - 1 - tail)) {
      tail++;
    }
    int from = Math.max(0, head - CONTEXT_CHARACTERS);
    int less = Math.max(0, tail - CONTEXT_CHARACTERS);
    return shortened(left, from, left.length() - less)
        + ARROW
        + shortened(right, from, right.length() - less);
  }

  /** The part of a text between two places, neither of them inside a character. */
  private static String shortened(String text, int from, int to) {
    int start = from > 0 && Character.isLowSurrogate(text.charAt(from)) ? from - 1 : from;
    int end = to < text.length() && Character.isLowSurrogate(text.charAt(to)) ? to + 1 : to;
    String part =
        (start > 1 ? CUT : text.substring(0, start))
            + text.substring(start, end)
            + (text.length() - end > 1 ? CUT : text.substring(end));
    return SafeText.cut(part, MAX_CHARACTERS);
  }

  private static String data(Bytes before, Bytes after) {
    if (before.size() <= SHORT_BYTES && after.size() <= SHORT_BYTES) {
      return line(new XpcData(before)) + ARROW + line(new XpcData(after));
    }
    int same = 0;
    while (same < Math.min(before.size(), after.size()) && before.at(same) == after.at(same)) {
      same++;
    }
    return "data of "
        + before.size()
        + " bytes"
        + ARROW
        + after.size()
        + " bytes, different from byte "
        + same
        + " on";
  }

  private static String descriptors(XpcFd before, XpcFd after) {
    List<String> parts = new ArrayList<>();
    XpcFd.Type unknown = XpcFd.Type.NOT_INSPECTED;
    if (before.type() != after.type() && before.type() != unknown && after.type() != unknown) {
      parts.add(name(before) + ARROW + name(after));
    }
    if (!before.path().equals(after.path())) {
      parts.add(strings(before.path(), after.path()));
    }
    add(parts, "flags", before.flags(), after.flags());
    add(parts, "size", before.size(), after.size());
    if (!parts.isEmpty()) {
      return "fd " + String.join(", ", parts);
    }
    // What mostly is noise is worth a word only where nothing else differs.
    add(parts, "offset", before.offset(), after.offset());
    add(parts, "device", before.device(), after.device());
    add(parts, "inode", before.inode(), after.inode());
    return parts.isEmpty()
        ? ValueText.scalar(before) + ARROW + ValueText.scalar(after)
        : "fd " + String.join(", ", parts);
  }

  private static String name(XpcFd fd) {
    return fd.type().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static void add(
      List<String> parts, String name, OptionalLong before, OptionalLong after) {
    if (before.isPresent() && after.isPresent() && !before.equals(after)) {
      parts.add(name + " " + before.getAsLong() + ARROW + after.getAsLong());
    }
  }
}
