package io.xpctape.cli;

import io.xpctape.cli.out.ShellWord;
import java.util.Optional;

/** How this program was started. */
final class Self {
  private Self() {}

  /** What to type to run it again from the same folder. */
  static String typed() {
    String classes = System.getProperty("java.class.path", "");
    return Optional.ofNullable(System.getProperty("xpctape.launcher"))
        .map(ShellWord::of)
        .orElse(classes.endsWith(".jar") ? "java -jar " + ShellWord.of(classes) : "xpctape");
  }
}
