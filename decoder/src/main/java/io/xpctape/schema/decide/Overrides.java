package io.xpctape.schema.decide;

import io.xpctape.model.XpcKind;
import io.xpctape.schema.infer.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** What people have decided otherwise than recordings show. It does not change. */
public final class Overrides {
  /** Nothing. */
  public static final Overrides NONE = new Overrides("", List.of(), Map.of());

  private final String name;
  private final List<Ruling> entries;
  private final Map<Kind, Collection<String>> kinds;

  private Overrides(String name, List<Ruling> entries, Map<Kind, Collection<String>> kinds) {
    this.name = name;
    this.entries = entries;
    this.kinds = kinds;
  }

  static Overrides of(String name, List<Ruling> entries) {
    return new Overrides(name, List.copyOf(entries), Map.of());
  }

  /** The same, ready to be looked up: what each kind may be called in them. */
  public Overrides forKinds(Map<Kind, Collection<String>> names) {
    return new Overrides(name, entries, Map.copyOf(names));
  }

  /** Whether people say nothing. */
  public boolean isEmpty() {
    return entries.isEmpty();
  }

  /** What to call their file in notes. */
  String name() {
    return name;
  }

  List<Ruling> entries() {
    return entries;
  }

  boolean isAbout(Ruling entry, Spot spot) {
    return (entry.kind().isEmpty()
            || kinds.getOrDefault(spot.kind(), List.of()).contains(entry.kind()))
        && entry.path().matches(spot.path());
  }

  /** What is said of one of some places that go together; the last that says it holds. */
  private Optional<Ruling> find(List<Spot> spots, Predicate<Ruling> says) {
    for (int i = entries.size() - 1; i >= 0; i--) {
      Ruling entry = entries.get(i);
      if (says.test(entry) && spots.stream().anyMatch(spot -> isAbout(entry, spot))) {
        return Optional.of(entry);
      }
    }
    return Optional.empty();
  }

  Optional<Ruling> as(List<Spot> spots) {
    return find(spots, entry -> entry.as() != Ruling.As.UNSAID);
  }

  /** Whether people say that dictionaries are maps, if they say anything of it. */
  Optional<Boolean> isMap(Spot spot) {
    return as(List.of(spot))
        .filter(ruling -> ruling.as().of(XpcKind.DICTIONARY) && ruling.as() != Ruling.As.PLAIN)
        .map(ruling -> ruling.as() == Ruling.As.MAP);
  }

  Optional<Ruling> values(List<Spot> spots) {
    return find(spots, entry -> entry.values() != Ruling.Values.UNSAID);
  }

  Names names(List<Spot> spots) {
    return new Names(name(spots, Names::field), name(spots, Names::type));
  }

  private Optional<String> name(List<Spot> spots, Function<Names, Optional<String>> part) {
    return find(spots, entry -> part.apply(entry.names()).isPresent())
        .flatMap(entry -> part.apply(entry.names()));
  }

  /** Those that are about none of these places, in words. */
  List<String> unmatched(Collection<Spot> all) {
    List<String> lines = new ArrayList<>();
    for (Ruling entry : entries) {
      boolean kind =
          entry.kind().isEmpty()
              || kinds.values().stream().anyMatch(names -> names.contains(entry.kind()));
      if (!kind) {
        lines.add(name + ": " + entry.text() + ": there is no such kind; it is passed over");
      } else if (all.stream().noneMatch(spot -> isAbout(entry, spot))) {
        lines.add(name + ": " + entry.text() + ": nothing was seen there; it is passed over");
      }
    }
    return lines;
  }
}
