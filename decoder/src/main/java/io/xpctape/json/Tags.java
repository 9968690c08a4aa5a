package io.xpctape.json;

import io.xpctape.model.XpcKind;
import java.util.Locale;

/** The names in the JSON form that both directions share. */
final class Tags {
  static final String PREFIX = "$";
  static final String ENTRIES = "$entries";
  static final String INCOMPLETE = "$incomplete";

  private Tags() {}

  /** A type's tag. */
  static String of(XpcKind kind) {
    return PREFIX + kind.label();
  }

  /** An enum's constant as JSON has it. */
  static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
