package io.xpctape.json;

import io.xpctape.model.Path;
import io.xpctape.model.XpcKind;
import java.util.Arrays;
import java.util.Locale;

/** The names in the JSON form that both directions share. */
final class Tags {
  static final String PREFIX = "$";
  static final String ENTRIES = "$entries";
  static final String INCOMPLETE = "$incomplete";

  /** Beside data: how what it says was written. What it says stands behind, under its view. */
  static final String FORM = "$form";

  private Tags() {}

  /** A type's tag. */
  static String of(XpcKind kind) {
    return PREFIX + kind.label();
  }

  /** Whether this stands beside data for people alone. */
  static boolean isView(String name) {
    return name.equals(FORM)
        || Arrays.stream(Path.View.values()).anyMatch(view -> view.label().equals(name));
  }

  /** An enum's constant as JSON has it. */
  static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
