package io.xpctape.schema.drift;

import io.xpctape.model.Bytes;
import io.xpctape.model.Path;
import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcValue;
import io.xpctape.schema.decide.Expectation;
import io.xpctape.schema.decide.Use;
import io.xpctape.text.SafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Holds a dictionary of a tagged union against those with the same value of the tag: a key that all
 * of them had, though not all others, and one that only others had.
 */
final class UnionCheck {
  private final Expectation expectation;

  UnionCheck(Expectation expectation) {
    this.expectation = expectation;
  }

  /** What is wrong; nothing if the tag has a value that none had. */
  List<Misfit> check(Path path, XpcDictionary dictionary, Use.TaggedUnion union, Bounds bounds) {
    Optional<XpcValue> tag = dictionary.get(union.tagKey());
    Optional<Use.Variant> variant = tag.map(union.variants()::get);
    if (variant.isEmpty()
        || !bounds.tell(
            expectation.otherThanAlways((double) variant.get().count()), Bounds.ABSENT)) {
      return List.of();
    }
    String with =
        variant.get().count() + " with this " + SafeText.quoted(union.tagKey()) + " had it";
    Set<Bytes> keys =
        dictionary.entries().stream().map(XpcDictionary.Entry::key).collect(Collectors.toSet());
    List<Misfit> misfits = new ArrayList<>();
    for (Map.Entry<Bytes, Long> key : variant.get().keys().entrySet()) {
      boolean always = key.getValue() == variant.get().count();
      // What all records have is told with or without a tag.
      if (always && !keys.contains(key.getKey()) && !union.isAlwaysThere(key.getKey())) {
        misfits.add(
            new Misfit(path.key(key.getKey()), Misfit.Reason.MISSING_KEY, "each of " + with));
      }
    }
    for (Bytes key : keys) {
      if (!variant.get().keys().containsKey(key) && !union.valuesWith(key).isEmpty()) {
        misfits.add(new Misfit(path.key(key), Misfit.Reason.NEW_KEY, "none of " + with));
      }
    }
    return misfits;
  }
}
