package io.xpctape.agent.dylib;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the agent's sources say of the library that is built of them. */
final class Sources {
  private static final Path C = Path.of("c");
  private static final Pattern HOOK =
      Pattern.compile("^ +X\\((?:REQUIRED|OPTIONAL), .*?(\\w+), \\(", Pattern.MULTILINE);
  private static final Pattern EXPORTS =
      Pattern.compile("- targets: \\[(.*?)]\\s+symbols: \\[(.*?)]", Pattern.DOTALL);

  private Sources() {}

  /** The functions that are hooked: the first lines of the tables in {@code hooks.h}. */
  static Set<String> hooks() throws IOException {
    return names(HOOK, Files.readString(C.resolve("hooks.h")));
  }

  /** The symbols that {@code libSystem.tbd} has for a processor. */
  static Set<String> allowedImports(String processor) throws IOException {
    Set<String> allowed = new TreeSet<>();
    Matcher exports = EXPORTS.matcher(Files.readString(C.resolve("macos/libSystem.tbd")));
    while (exports.find()) {
      if (exports.group(1).contains(processor + "-macos")) {
        allowed.addAll(names(Pattern.compile("([\\w$]+)"), exports.group(2)));
      }
    }
    return allowed;
  }

  private static Set<String> names(Pattern pattern, String text) {
    Set<String> names = new TreeSet<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return names;
  }
}
