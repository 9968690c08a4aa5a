package io.xpctape.agent.machine;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code codesign -dvv --entitlements - PROGRAM} prints. Entitlements came as XML up to macOS
 * 11 and come as an indented list since; both are read.
 *
 * @param identifier what the signer calls the program; empty if it is not signed
 * @param flags the CodeDirectory's, CS_… of xnu
 * @param platform it is part of the system
 * @param entitlements those that are true, or not of true and false
 */
record CodesignOutput(String identifier, int flags, boolean platform, Set<String> entitlements) {
  /** The Hardened Runtime. */
  static final int RUNTIME = 0x10000;

  /** Only libraries of Apple's and of its own team. */
  static final int LIBRARY_VALIDATION = 0x2000;

  private static final Pattern IDENTIFIER = Pattern.compile("(?m)^Identifier=(.*)$");
  private static final Pattern FLAGS =
      Pattern.compile("(?m)^CodeDirectory .*\\bflags=0x([0-9a-f]{1,8})\\b");
  private static final Pattern PLATFORM = Pattern.compile("(?m)^Platform identifier=[1-9]");
  private static final Pattern LISTED =
      Pattern.compile("\\[Key] (\\S+)\\s+\\[Value]\\s+(?:\\[Bool] (\\w+))?");
  private static final Pattern XML = Pattern.compile("<key>([^<]+)</key>\\s*<(\\w+)");

  CodesignOutput {
    entitlements = Set.copyOf(entitlements);
  }

  /** Of a program that is not signed, nothing. */
  static CodesignOutput parse(String printed) {
    Matcher identifier = IDENTIFIER.matcher(printed);
    Matcher flags = FLAGS.matcher(printed);
    Set<String> entitlements = new HashSet<>();
    for (Pattern form : new Pattern[] {LISTED, XML}) {
      for (Matcher found = form.matcher(printed); found.find(); ) {
        if (!"false".equals(found.group(2))) {
          entitlements.add(found.group(1));
        }
      }
    }
    return new CodesignOutput(
        identifier.find() ? identifier.group(1) : "",
        flags.find() ? Integer.parseUnsignedInt(flags.group(1), 16) : 0,
        PLATFORM.matcher(printed).find(),
        entitlements);
  }

  boolean has(int flag) {
    return (flags & flag) != 0;
  }

  boolean has(String entitlement) {
    return entitlements.contains(entitlement);
  }
}
