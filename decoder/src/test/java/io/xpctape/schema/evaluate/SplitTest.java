package io.xpctape.schema.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.xpctape.model.XpcDictionary;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SplitTest {
  private final DataSet set = set(60);

  @Test
  void theSameNumberCutsAlikeAndNothingIsLost() {
    Split split = Split.of(set, 3);

    assertThat(Split.of(set, 3)).isEqualTo(split);
    assertThat(Split.of(set, 4).test()).isNotEqualTo(split.test());
    assertThat(split.test()).hasSize(12);
    Set<DataSet.Item> all = new HashSet<>(split.train());
    all.addAll(split.test());
    assertThat(all).containsExactlyInAnyOrderElementsOf(set.items());
  }

  @ParameterizedTest
  @EnumSource(Mutations.Change.class)
  void noMessageOfTheSetDoesWhatAnInvalidOneDoes(Mutations.Change change) {
    for (int number = 0; number < 5; number++) {
      Split split = Split.of(set, number);
      List<Split.Negative> wrong =
          split.negatives().stream().filter(one -> one.change() == change).toList();

      assertThat(wrong).isNotEmpty();
      for (Split.Negative negative : wrong) {
        String kind = negative.what().substring(0, negative.what().indexOf(' '));
        PathFacts of = PathFacts.of(bodies(kind));
        boolean fits =
            change == Mutations.Change.DROP
                ? hasAll(of, PathFacts.of(List.of(negative.body())))
                : of.hold(negative.body());
        assertThat(fits).as(negative.what()).isFalse();
      }
    }
  }

  /** Whether each dictionary has the keys that all in its place have. */
  private static boolean hasAll(PathFacts of, PathFacts one) {
    return one.places.entrySet().stream()
        .allMatch(
            place -> {
              PathFacts.Place known = of.places.getOrDefault(place.getKey(), new PathFacts.Place());
              return known.keys.entrySet().stream()
                  .filter(key -> key.getValue() == known.dictionaries)
                  .allMatch(
                      key ->
                          place.getValue().keys.getOrDefault(key.getKey(), 0)
                              == place.getValue().dictionaries);
            });
  }

  @Test
  void theCeilingCountsWhatHoldsNothingNew() {
    List<DataSet.Item> train = List.of(item("{\"a\":1,\"b\":[{\"c\":true}]}"));
    List<DataSet.Item> test =
        List.of(
            item("{\"a\":2}"),
            item("{\"b\":[{\"c\":false},{\"c\":true}]}"),
            item("{\"a\":\"text\"}"),
            item("{\"b\":[{\"d\":true}]}"));

    // Recall 1/2 at precision 1.
    assertThat(new Split(train, test, List.of()).ceiling()).isCloseTo(2 / 3.0, within(1e-9));
  }

  @Test
  void messagesComeBackFromTheirLines() {
    String line = "{\"s\":\"a\\\"b\",\"n\":[1,-2.5,1.0E300,null,true],\"o\":{},\"e\":[]}";

    XpcDictionary body = DataSet.body(line);

    assertThat(DataSet.body(DataSet.json(body))).isEqualTo(body);
    assertThat(DataSet.json(body)).isEqualTo(line);
  }

  private List<XpcDictionary> bodies(String kind) {
    return set.items().stream()
        .filter(item -> item.kind().equals(kind))
        .map(DataSet.Item::body)
        .toList();
  }

  private static DataSet.Item item(String json) {
    return new DataSet.Item("", DataSet.body(json));
  }

  private static DataSet set(int count) {
    List<DataSet.Item> items = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String optional = i % 3 == 0 ? ",\"note\":\"n\"" : "";
      String json =
          i % 2 == 0
              ? "{\"id\":" + i + ",\"owner\":{\"login\":\"u\",\"admin\":false}" + optional + "}"
              : "{\"id\":" + i + ",\"list\":[{\"x\":1,\"y\":" + i + "}]" + optional + "}";
      items.add(new DataSet.Item(i % 2 == 0 ? "owned" : "listed", DataSet.body(json)));
    }
    return new DataSet("made", items, true);
  }
}
