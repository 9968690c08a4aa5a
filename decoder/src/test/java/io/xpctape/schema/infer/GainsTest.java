package io.xpctape.schema.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.xpctape.model.Bytes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GainsTest {
  private static final int SETS = 30;

  /** What is added up by parts, and kept, is the difference of what the model says of all. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void aGainIsWhatTheChanceOfAllGrowsBy(int seed) {
    Random random = new Random(seed);
    KeyColumns table = new KeyColumns(sets(random));
    List<KeyProfile> clusters = new ArrayList<>();
    for (int i = 0; i < SETS; i++) {
      clusters.add(KeyProfile.of(table, i));
    }
    KeyModel model = new KeyModel(table, new Firmness(table), halves(clusters));
    Gains gains = new Gains(table, model);
    while (clusters.size() > 2) {
      // The clusters' places are those of their first sets: only the first of them ever grows.
      gains.about(0);
      for (int other = 1; other < clusters.size(); other++) {
        float gain = gains.with(SETS - clusters.size() + other);
        List<KeyProfile> merged = new ArrayList<>(clusters);
        merged.set(0, clusters.get(0).plus(merged.remove(other)));
        if (gain > Float.NEGATIVE_INFINITY) {
          assertThat((double) gain)
              .isCloseTo(model.chance(merged) - model.chance(clusters), within(1e-3));
        } else {
          assertThat(shared(clusters.get(0), clusters.get(other))).isEmpty();
        }
      }
      gains.merge(0, SETS - clusters.size() + 1);
      clusters.set(0, clusters.get(0).plus(clusters.remove(1)));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void ofTwoSetsItIsTheSameForAllAtOnce(int seed) {
    KeyColumns table = new KeyColumns(sets(new Random(seed)));
    List<KeyProfile> rows = new ArrayList<>();
    for (int i = 0; i < SETS; i++) {
      rows.add(KeyProfile.of(table, i));
    }
    Gains gains = new Gains(table, new KeyModel(table, new Firmness(table), halves(rows)));
    float[] atOnce = new float[SETS];
    float[] each = new float[SETS];
    for (int row = 0; row < SETS; row++) {
      gains.first(row, atOnce);
      gains.about(row);
      for (int other = 0; other < row; other++) {
        each[other] = gains.with(other);
      }
      assertThat(atOnce).containsExactly(each, within(1e-4f));
    }
  }

  private static List<KeyProfile> halves(List<KeyProfile> rows) {
    KeyProfile first = rows.subList(0, SETS / 2).stream().reduce(KeyProfile::plus).orElseThrow();
    KeyProfile rest = rows.subList(SETS / 2, SETS).stream().reduce(KeyProfile::plus).orElseThrow();
    return List.of(first, rest);
  }

  private static Set<Integer> shared(KeyProfile a, KeyProfile b) {
    Set<Integer> shared = new HashSet<>();
    for (int column : a.columns) {
      shared.add(column);
    }
    Set<Integer> others = new HashSet<>();
    for (int column : b.columns) {
      others.add(column);
    }
    shared.retainAll(others);
    return shared;
  }

  private static List<KeySet> sets(Random random) {
    Set<KeySet> sets = new HashSet<>();
    List<KeySet> inOrder = new ArrayList<>();
    while (inOrder.size() < SETS) {
      List<KeyPath> keys = new ArrayList<>();
      for (int key = 0; key < 8; key++) {
        if (random.nextInt(3) == 0) {
          KeyPath path = KeyPath.of(Bytes.utf8("k" + key));
          keys.add(path);
          for (int inner = 0; key < 3 && inner < 4; inner++) {
            if (random.nextBoolean()) {
              keys.add(path.then(Bytes.utf8("i" + inner)));
            }
          }
        }
      }
      KeySet set = KeySet.of(keys);
      if (sets.add(set)) {
        inOrder.add(set);
      }
    }
    return inOrder;
  }
}
