package io.xpctape.agent.dylib;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the agent's sources say of the library that is built of them. */
final class Sources {
  private static final Path C = Path.of("c");
  private static final Pattern HOOK =
      Pattern.compile("^ +X\\((?:REQUIRED|OPTIONAL), .*?(\\w+), \\(", Pattern.MULTILINE);
  private static final Pattern COUNTED = Pattern.compile("^ +X\\((\\w+)\\)", Pattern.MULTILINE);
  private static final Pattern CALLED =
      Pattern.compile("^SYS_WEAK .*?(\\w+)\\(", Pattern.MULTILINE);
  private static final Pattern PROTOTYPE =
      Pattern.compile("^PROTOTYPE\\(.*?(\\w+), \\(", Pattern.MULTILINE);
  private static final Pattern UNPUBLISHED =
      Pattern.compile("^UNPUBLISHED\\((\\w+)\\)", Pattern.MULTILINE);
  private static final Pattern EXPORTS =
      Pattern.compile("- targets: \\[(.*?)]\\s+symbols: \\[(.*?)]", Pattern.DOTALL);

  private Sources() {}

  /** The functions that are hooked, and of each the function that takes its place. */
  static Map<String, String> hooks() throws IOException {
    Map<String, String> hooks = new TreeMap<>();
    names(HOOK, Files.readString(C.resolve("hooks.h"))).forEach(n -> hooks.put(n, n + "_hook"));
    names(COUNTED, Files.readString(C.resolve("counted.h")))
        .forEach(n -> hooks.put(n, n + "_count"));
    return hooks;
  }

  /** The functions of libxpc that the agent calls. */
  static Set<String> called() throws IOException {
    Set<String> called = names(CALLED, Files.readString(C.resolve("xpc.h")));
    called.addAll(names(CALLED, Files.readString(C.resolve("platform_dyld_xpc.h"))));
    return called;
  }

  /** The functions whose prototypes are known. */
  static Set<String> published() throws IOException {
    return names(PROTOTYPE, Files.readString(C.resolve("macos/prototypes.h")));
  }

  /** The functions whose prototypes nobody has published. */
  static Set<String> unpublished() throws IOException {
    return names(UNPUBLISHED, Files.readString(C.resolve("macos/prototypes.h")));
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
