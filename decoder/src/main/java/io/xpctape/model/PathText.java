package io.xpctape.model;

import java.util.List;
import java.util.Set;

/** How paths are written: one text for each, with nothing in it that a terminal would obey. */
final class PathText {
  /** CEL takes these for literals and an operator even behind a dot. */
  private static final Set<String> KEYWORDS = Set.of("true", "false", "null", "in");

  private PathText() {}

  static String of(List<Path.Step> steps) {
    if (steps.isEmpty()) {
      return ".";
    }
    StringBuilder text = new StringBuilder();
    for (Path.Step step : steps) {
      append(text, step);
    }
    return text.toString();
  }

  static void append(StringBuilder text, Path.Step step) {
    if (step instanceof Path.Key key) {
      String name = key.key().toString();
      if (key.occurrence() == 0 && isSelector(key.key()) && !KEYWORDS.contains(name)) {
        text.append(text.isEmpty() ? "" : ".").append(name);
      } else {
        text.append('[').append(Escapes.quoted(key.key())).append(']');
        if (key.occurrence() > 0) {
          text.append('#').append(key.occurrence() + 1L);
        }
      }
    } else if (step instanceof Path.Index index) {
      text.append('[').append(index.index()).append(']');
    } else if (step instanceof Path.View view) {
      text.append(text.isEmpty() ? "" : ".").append(view.label());
    } else {
      text.append("[+]");
    }
  }

  /** A letter or underscore, then digits too. */
  private static boolean isSelector(Bytes key) {
    for (int i = 0; i < key.size(); i++) {
      int c = key.at(i);
      boolean letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
      if (!letter && (i == 0 || c < '0' || c > '9')) {
        return false;
      }
    }
    return key.size() > 0;
  }
}
