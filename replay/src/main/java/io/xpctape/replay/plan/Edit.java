package io.xpctape.replay.plan;

import io.xpctape.model.BadInputException;
import io.xpctape.model.Path;

/** A change that a person asked for. */
public sealed interface Edit {
  /** The place to change. */
  Path path();

  /**
   * Puts a value there.
   *
   * @param value as it was typed; its type may depend on what it replaces
   */
  record Set(Path path, String value) implements Edit {}

  /** Removes what is there. */
  record Unset(Path path) implements Edit {}

  /**
   * Reads {@code PATH=VALUE}. The first equals sign outside a quoted key ends the path.
   *
   * @throws ReplayException if there is none, or the path is none
   */
  static Set parseSet(String text) {
    int equals = endOfPath(text);
    if (equals < 0) {
      throw new ReplayException("--set takes PATH=VALUE; there is no = behind the path");
    }
    return new Set(path("--set", text.substring(0, equals)), text.substring(equals + 1));
  }

  /**
   * Reads a path.
   *
   * @throws ReplayException if it is none
   */
  static Unset parseUnset(String text) {
    return new Unset(path("--unset", text));
  }

  private static Path path(String option, String text) {
    try {
      Path path = Path.parse(text);
      if (path.steps().isEmpty()) {
        throw new ReplayException(option + ": the path must name a place in the body");
      }
      if (path.isView()) {
        throw new ReplayException(
            option + ": " + path + " lies in a view of data and can't be changed; change the data");
      }
      return path;
    } catch (BadInputException e) {
      throw new ReplayException(option + ": " + e.getMessage());
    }
  }

  private static int endOfPath(String text) {
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote == 0 && c == '=') {
        return i;
      }
      if (quote != 0 && c == '\\') {
        i++;
      } else if (quote == 0 && (c == '"' || c == '\'')) {
        quote = c;
      } else if (c == quote) {
        quote = 0;
      }
    }
    return -1;
  }
}
