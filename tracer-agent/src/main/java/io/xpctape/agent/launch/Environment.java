package io.xpctape.agent.launch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The environment of a program: entries {@code NAME=value} in their order, byte for byte, odd ones
 * (twice the same name, no equals sign) included. Immutable.
 */
public final class Environment {
  private final List<NativeString> entries;

  private Environment(List<NativeString> entries) {
    this.entries = List.copyOf(entries);
  }

  /** These entries. */
  public static Environment of(List<NativeString> entries) {
    return new Environment(entries);
  }

  /** What our caller gave to this process. */
  public static Environment ofCaller() {
    return LauncherNotes.before(Surroundings.environment());
  }

  /** All entries. */
  public List<NativeString> entries() {
    return entries;
  }

  /** The value of the first entry of this name, as getenv finds it. */
  public Optional<NativeString> get(String name) {
    String start = name + "=";
    return entries.stream()
        .filter(entry -> entry.startsWith(start))
        .findFirst()
        .map(entry -> entry.from(start.length()));
  }

  /** With this one value for the name: in the place of its first entry, else at the end. */
  public Environment with(String name, NativeString value) {
    String start = name + "=";
    NativeString entry = NativeString.of(start).plus(value);
    List<NativeString> changed = new ArrayList<>(entries.size() + 1);
    boolean placed = false;
    for (NativeString old : entries) {
      if (!old.startsWith(start)) {
        changed.add(old);
      } else if (!placed) {
        changed.add(entry);
        placed = true;
      }
    }
    if (!placed) {
      changed.add(entry);
    }
    return new Environment(changed);
  }

  /** Without any entry of this name. */
  public Environment without(String name) {
    return new Environment(
        entries.stream().filter(entry -> !entry.startsWith(name + "=")).toList());
  }
}
