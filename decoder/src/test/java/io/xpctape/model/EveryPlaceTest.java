package io.xpctape.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whatever a value holds has a path, and can be changed by itself. */
final class EveryPlaceTest {
  private static final int SEEDS = 300;

  private static final XpcValue NEW = XpcString.of("new");

  /** Every place below a value with what lies there. */
  private static Map<Path, XpcValue> places(XpcValue body) {
    Map<Path, XpcValue> places = new LinkedHashMap<>();
    collect(Path.BODY, body, places);
    return places;
  }

  private static void collect(Path path, XpcValue value, Map<Path, XpcValue> places) {
    if (value instanceof XpcDictionary dictionary) {
      Map<Bytes, Integer> seen = new HashMap<>();
      for (XpcDictionary.Entry entry : dictionary.entries()) {
        int occurrence = seen.merge(entry.key(), 1, Integer::sum) - 1;
        Path inner = path.then(new Path.Key(entry.key(), occurrence));
        places.put(inner, entry.value());
        collect(inner, entry.value(), places);
      }
    } else if (value instanceof XpcArray array) {
      for (int i = 0; i < array.values().size(); i++) {
        places.put(path.index(i), array.values().get(i));
        collect(path.index(i), array.values().get(i), places);
      }
    } else if (value instanceof XpcError error) {
      collect(path, error.keys(), places);
    } else if (value instanceof XpcFileTransfer file) {
      collect(path, file.transfer(), places);
    }
  }

  @Test
  void isNamedByItsPath() {
    for (long seed = 0; seed < SEEDS; seed++) {
      XpcDictionary body = new ValueGenerator(seed).body();
      for (Map.Entry<Path, XpcValue> place : places(body).entrySet()) {
        Path path = Path.parse(place.getKey().toString());
        assertThat(path).as("seed %d", seed).isEqualTo(place.getKey());
        assertThat(path.get(body).orElseThrow()).as("seed %d", seed).isSameAs(place.getValue());
      }
    }
  }

  @Test
  void isChangedAloneAndAllElseIsShared() {
    int changed = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      XpcDictionary body = new ValueGenerator(seed).body();
      Map<Path, XpcValue> before = places(body);
      for (Path path : before.keySet()) {
        if (isOfDictionariesAndArrays(path, body)) {
          XpcValue after = Edits.set(body, path, NEW);
          assertThat(path.get(after).orElseThrow()).as("seed %d", seed).isSameAs(NEW);
          assertShared(path, before, places(after), seed);
          assertThat(places(Edits.unset(body, path)).values())
              .as("seed %d: %s", seed, path)
              .hasSize(before.size() - 1 - places(before.get(path)).size());
          changed++;
        }
      }
      assertThat(places(body)).as("seed %d", seed).isEqualTo(before);
    }
    assertThat(changed).isGreaterThan(SEEDS);
  }

  /** What is neither on the path nor below it is the very same object as before. */
  private static void assertShared(
      Path path, Map<Path, XpcValue> before, Map<Path, XpcValue> after, long seed) {
    after.forEach(
        (place, value) -> {
          boolean onTheWay =
              path.steps().size() >= place.steps().size()
                  && path.steps().subList(0, place.steps().size()).equals(place.steps());
          if (!onTheWay) {
            assertThat(value).as("seed %d: %s", seed, place).isSameAs(before.get(place));
          }
        });
  }

  /** Errors and file transfers can't be changed by anybody who sends them. */
  private static boolean isOfDictionariesAndArrays(Path path, XpcValue body) {
    XpcValue value = body;
    for (Path.Step step : path.steps()) {
      if (!(value instanceof XpcDictionary || value instanceof XpcArray)) {
        return false;
      }
      value = new Path(List.of(step)).get(value).orElseThrow();
    }
    return true;
  }
}
