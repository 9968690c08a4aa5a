package io.xpctape.schema.infer;

import io.xpctape.model.Bytes;
import io.xpctape.model.XpcInt64;
import io.xpctape.model.XpcString;
import io.xpctape.model.XpcUint64;
import io.xpctape.model.XpcValue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The reading of a discriminator: what its value is, and whether it looks like one. */
final class Tag {
  private static final int MAX_LENGTH = 100;

  private static final Pattern WORD_BREAK = Pattern.compile("[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])");

  /** What people call the key that says what a message is. */
  private static final Set<String> NAMES =
      Set.of(
          "action",
          "call",
          "cmd",
          "command",
          "event",
          "function",
          "kind",
          "message",
          "method",
          "msg",
          "op",
          "opcode",
          "operation",
          "request",
          "routine",
          "selector",
          "type",
          "verb");

  private Tag() {}

  /** A scalar's text, if it can be a discriminator's value at all. */
  static Optional<String> value(XpcValue value) {
    if (value instanceof XpcString string) {
      return Optional.of(string.bytes().toString());
    }
    if (value instanceof XpcInt64 integer) {
      return Optional.of(Long.toString(integer.value()));
    }
    if (value instanceof XpcUint64 integer) {
      return Optional.of(Long.toUnsignedString(integer.value()));
    }
    return Optional.empty();
  }

  /** Whether a value can be a discriminator's: an integer, or a string that looks like a name. */
  static boolean isPossible(XpcValue value) {
    return value instanceof XpcInt64
        || value instanceof XpcUint64
        || (value instanceof XpcString string
            && string.incomplete().isEmpty()
            && looksLikeName(string.bytes()));
  }

  /** Method names, Objective-C selectors, reverse host names; no prose, no file paths. */
  private static boolean looksLikeName(Bytes text) {
    if (text.size() == 0 || text.size() > MAX_LENGTH || !startsName(text.at(0))) {
      return false;
    }
    for (int i = 1; i < text.size(); i++) {
      int c = text.at(i);
      if (!startsName(c) && (c < '0' || c > '9') && c != '.' && c != ':' && c != '-') {
        return false;
      }
    }
    return true;
  }

  private static boolean startsName(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$';
  }

  /** Whether the path's last key is one that people use for discriminators. */
  static boolean isNamedLikeOne(KeyPath path) {
    Bytes key = path.key();
    List<String> words =
        WORD_BREAK
            .splitAsStream(key.toString())
            .map(word -> word.toLowerCase(Locale.ROOT))
            .toList();
    if (words.isEmpty()) {
      return false;
    }
    String last = words.get(words.size() - 1);
    if (last.equals("name") && words.size() > 1) {
      last = words.get(words.size() - 2);
    }
    return NAMES.contains(last);
  }
}
