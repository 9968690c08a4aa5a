package io.xpctape.schema.evaluate;

import io.xpctape.model.XpcArray;
import io.xpctape.model.XpcBool;
import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcDouble;
import io.xpctape.model.XpcKind;
import io.xpctape.model.XpcNull;
import io.xpctape.model.XpcString;
import io.xpctape.model.XpcValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Valid messages with one thing changed that no message of their kind does. Only what the data can
 * judge is changed: places that at least two messages of the kind have, and for a new key those
 * where no key is a single dictionary's own.
 */
final class Mutations {
  private static final int MAX_SHOWN = 120;

  private static final Map<XpcKind, XpcValue> OF_TYPE =
      Map.of(
          XpcKind.NULL, new XpcNull(),
          XpcKind.BOOL, new XpcBool(true),
          XpcKind.DOUBLE, new XpcDouble(7),
          XpcKind.STRING, XpcString.of("other"),
          XpcKind.ARRAY, new XpcArray(List.of()),
          XpcKind.DICTIONARY, XpcDictionary.EMPTY);

  /** What is changed. */
  enum Change {
    DROP,
    RETYPE,
    ADD
  }

  private final Map<String, PathFacts> byKind;
  private final Set<String> keys;
  private final Random random;

  Mutations(List<DataSet.Item> all, Random random) {
    this.random = random;
    byKind =
        all.stream()
            .collect(
                Collectors.groupingBy(
                    DataSet.Item::kind,
                    Collectors.collectingAndThen(
                        Collectors.mapping(DataSet.Item::body, Collectors.toList()),
                        PathFacts::of)));
    keys =
        byKind.values().stream()
            .flatMap(facts -> facts.places.values().stream())
            .flatMap(place -> place.keys.keySet().stream())
            .collect(Collectors.toSet());
  }

  /** A spot in one message: indexes down from its body. */
  private record Spot(List<Integer> way, String path, XpcValue value) {}

  /** The message with such a change somewhere; empty if the data can judge none. */
  Optional<Split.Negative> of(DataSet.Item item, Change change) {
    PathFacts facts = byKind.getOrDefault(item.kind(), new PathFacts());
    List<Spot> spots = new ArrayList<>();
    collect(new Spot(List.of(), "", item.body()), spots);
    Collections.shuffle(spots, random);
    for (Spot spot : spots) {
      Optional<XpcValue> other = change(spot, facts, change);
      if (other.isPresent()) {
        XpcDictionary body = (XpcDictionary) replace(item.body(), spot.way, 0, other.get());
        return Optional.of(new Split.Negative(change, what(item, spot, other.get()), body));
      }
    }
    return Optional.empty();
  }

  private static String what(DataSet.Item item, Spot spot, XpcValue other) {
    String now = DataSet.json(other);
    String path = spot.path.replace('\n', '.');
    return item.kind()
        + " "
        + path
        + " is now "
        + now.substring(0, Math.min(MAX_SHOWN, now.length()));
  }

  private static void collect(Spot at, List<Spot> to) {
    to.add(at);
    if (at.value instanceof XpcDictionary dictionary) {
      for (int i = 0; i < dictionary.entries().size(); i++) {
        XpcDictionary.Entry entry = dictionary.entries().get(i);
        collect(new Spot(longer(at.way, i), PathFacts.below(at.path, entry), entry.value()), to);
      }
    } else if (at.value instanceof XpcArray array) {
      for (int i = 0; i < array.values().size(); i++) {
        collect(new Spot(longer(at.way, i), at.path + "[]", array.values().get(i)), to);
      }
    }
  }

  private static List<Integer> longer(List<Integer> way, int step) {
    List<Integer> longer = new ArrayList<>(way);
    longer.add(step);
    return longer;
  }

  private Optional<XpcValue> change(Spot spot, PathFacts facts, Change change) {
    PathFacts.Place place = facts.places.get(spot.path);
    if (place == null || place.messages < 2) {
      return Optional.empty();
    }
    return switch (change) {
      case DROP -> drop(spot.value, place);
      case RETYPE -> spot.way.isEmpty() ? Optional.empty() : retype(place);
      case ADD -> add(spot.value, place);
    };
  }

  private Optional<XpcValue> drop(XpcValue value, PathFacts.Place place) {
    if (!(value instanceof XpcDictionary dictionary)) {
      return Optional.empty();
    }
    List<XpcDictionary.Entry> entries = new ArrayList<>(dictionary.entries());
    List<XpcDictionary.Entry> always =
        entries.stream()
            .filter(
                entry -> place.keys.getOrDefault(entry.key().toString(), 0) == place.dictionaries)
            .toList();
    if (always.isEmpty()) {
      return Optional.empty();
    }
    entries.remove(always.get(random.nextInt(always.size())));
    return Optional.of(new XpcDictionary(entries));
  }

  private Optional<XpcValue> retype(PathFacts.Place place) {
    List<XpcKind> unseen =
        OF_TYPE.keySet().stream().filter(kind -> !place.types.contains(kind)).sorted().toList();
    return unseen.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(OF_TYPE.get(unseen.get(random.nextInt(unseen.size()))));
  }

  private Optional<XpcValue> add(XpcValue value, PathFacts.Place place) {
    if (!(value instanceof XpcDictionary dictionary)
        || place.keys.values().stream().anyMatch(count -> count < 2)) {
      return Optional.empty();
    }
    String key;
    do {
      key = "k" + Integer.toString(random.nextInt(Integer.MAX_VALUE), Character.MAX_RADIX);
    } while (keys.contains(key));
    List<XpcDictionary.Entry> entries = new ArrayList<>(dictionary.entries());
    entries.add(XpcDictionary.Entry.of(key, XpcString.of("new")));
    return Optional.of(new XpcDictionary(entries));
  }

  private static XpcValue replace(XpcValue in, List<Integer> way, int step, XpcValue by) {
    if (step == way.size()) {
      return by;
    }
    int index = way.get(step);
    if (in instanceof XpcDictionary dictionary) {
      List<XpcDictionary.Entry> entries = new ArrayList<>(dictionary.entries());
      XpcDictionary.Entry entry = entries.get(index);
      entries.set(
          index, new XpcDictionary.Entry(entry.key(), replace(entry.value(), way, step + 1, by)));
      return new XpcDictionary(entries);
    }
    List<XpcValue> values = new ArrayList<>(((XpcArray) in).values());
    values.set(index, replace(values.get(index), way, step + 1, by));
    return new XpcArray(values);
  }
}
