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

  /** Method names, Objective-C selectors, reverse host names; no prose, no file paths. */
  private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_$][A-Za-z0-9_.:$-]*");

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

  static boolean looksLikeName(XpcValue value) {
    return value instanceof XpcString string
        && string.bytes().size() <= MAX_LENGTH
        && IDENTIFIER.matcher(string.bytes().toString()).matches();
  }

  /** Whether the path's last key is one that people use for discriminators. */
  static boolean isNamedLikeOne(KeyPath path) {
    Bytes key = path.keys().get(path.keys().size() - 1);
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
