package io.xpctape.schema.decide;

import io.xpctape.model.XpcKind;
import java.util.List;
import java.util.Optional;

/**
 * What the values in one place are taken for.
 *
 * @param types what those of each type are, the most frequent first; null beside others is none of
 *     its own
 * @param traits what they have in common besides, one of a sort at most
 * @param names what people want it to be called
 */
public record Meaning(List<TypeMeaning> types, List<Trait> traits, Names names) {
  public Meaning {
    types = List.copyOf(types);
    traits = List.copyOf(traits);
  }

  /** What the values of one type are. */
  public Optional<TypeMeaning> type(XpcKind kind) {
    return types.stream().filter(type -> type.kind() == kind).findFirst();
  }

  /** The only value, if it is always the same. */
  public Optional<Trait.Constant> constant() {
    return trait(Trait.Constant.class);
  }

  /** That it differs nearly every time, if it does. */
  public Optional<Trait.Volatile> variable() {
    return trait(Trait.Volatile.class);
  }

  /** The form of its strings or data, if it has one. */
  public Optional<Trait.Formatted> format() {
    return trait(Trait.Formatted.class);
  }

  private <T extends Trait> Optional<T> trait(Class<T> sort) {
    return traits.stream().filter(sort::isInstance).map(sort::cast).findFirst();
  }
}
