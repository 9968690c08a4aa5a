package io.xpctape.schema.diff;

import io.xpctape.schema.infer.KeyPath;
import io.xpctape.schema.infer.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * One kind of messages.
 *
 * @param kind what sets it apart
 * @param name what its schema calls it
 * @param count how many messages
 * @param body their bodies
 */
public record KindOutline(Kind kind, String name, long count, PlaceOutline body) {
  /** Its keys, and those of the dictionaries in it. */
  Set<KeyPath> keys() {
    Set<KeyPath> keys = new TreeSet<>();
    body.keys()
        .forEach(
            (key, member) -> {
              KeyPath path = KeyPath.of(key);
              keys.add(path);
              member.place().keys().keySet().stream().map(path::then).forEach(keys::add);
            });
    return keys;
  }

  /** Its own keys as text, in the order of the alphabet. */
  List<String> keyNames() {
    return new ArrayList<>(
        body.keys().keySet().stream().map(PlacePath.BODY::key).map(PlacePath::toString).toList());
  }
}
