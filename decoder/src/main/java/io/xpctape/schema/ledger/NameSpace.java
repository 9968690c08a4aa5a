package io.xpctape.schema.ledger;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Names of which no two are alike. Case and underscores make no difference, for in protobuf's JSON
 * and on some file systems they make none.
 */
final class NameSpace {
  private final Set<String> taken = new HashSet<>();

  NameSpace(Collection<String> taken) {
    taken.forEach(name -> this.taken.add(essence(name)));
  }

  /** The first of these that is free, or the last one with a number; it is taken from now on. */
  String take(List<String> wanted) {
    for (String name : wanted) {
      if (takeIfFree(name)) {
        return name;
      }
    }
    String last = wanted.get(wanted.size() - 1);
    for (int i = 2; ; i++) {
      String name = last + mark(last) + i;
      if (takeIfFree(name)) {
        return name;
      }
    }
  }

  /** A number that follows a number needs a mark between. */
  private static String mark(String name) {
    boolean pascal = Character.isUpperCase(name.charAt(0)) && name.indexOf('_') < 0;
    return !Character.isDigit(name.charAt(name.length() - 1)) ? "" : pascal ? "No" : "_";
  }

  /** Takes the name, unless one like it is taken. */
  boolean takeIfFree(String name) {
    return taken.add(essence(name));
  }

  String take(String wanted) {
    return take(List.of(wanted));
  }

  private static String essence(String name) {
    return name.replace("_", "").toLowerCase(Locale.ROOT);
  }
}
