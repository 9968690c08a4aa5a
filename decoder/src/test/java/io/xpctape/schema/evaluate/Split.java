package io.xpctape.schema.evaluate;

import io.xpctape.model.XpcDictionary;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * A set cut in two, by its number alone: the same on every machine.
 *
 * @param train what schemas are inferred from
 * @param test valid messages that they have not seen
 * @param negatives what no schema should accept
 */
record Split(List<DataSet.Item> train, List<DataSet.Item> test, List<Negative> negatives) {
  /** The part of a set to infer from. */
  private static final double TRAIN = 0.8;

  /**
   * A test message with one thing changed.
   *
   * @param what was changed, for people
   */
  record Negative(Mutations.Change change, String what, XpcDictionary body) {}

  static Split of(DataSet set, int number) {
    Random random = new Random(number);
    List<DataSet.Item> items = new ArrayList<>(set.items());
    Collections.shuffle(items, random);
    int cut = (int) (items.size() * TRAIN);
    List<DataSet.Item> test = items.subList(cut, items.size());
    Mutations mutations = new Mutations(set.items(), random);
    List<Negative> negatives = new ArrayList<>();
    for (Mutations.Change change : Mutations.Change.values()) {
      for (DataSet.Item item : test) {
        mutations.of(item, change).ifPresent(negatives::add);
      }
    }
    return new Split(List.copyOf(items.subList(0, cut)), List.copyOf(test), negatives);
  }

  /**
   * The F1 of a judge with perfect precision that accepts just the test messages all of whose paths
   * and types were there to infer from.
   */
  double ceiling() {
    PathFacts seen = PathFacts.of(train.stream().map(DataSet.Item::body).toList());
    double known = test.stream().filter(item -> seen.hold(item.body())).count();
    return new Scores.Judged(known / test.size(), 1).f1();
  }
}
