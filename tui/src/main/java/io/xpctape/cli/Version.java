package io.xpctape.cli;

import org.jspecify.annotations.Nullable;

/** Which version this is. */
final class Version {
  private Version() {}

  /** As the jar's manifest says it. */
  static String get() {
    @Nullable String version = Main.class.getPackage().getImplementationVersion();
    return version == null ? "(not packaged)" : version;
  }
}
