package io.xpctape.schema.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.xpctape.model.Bytes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GainsTest {
  /** More than {@link LoneGains} keeps anything for. */
  private static final int SETS = 40;

  /** What is added up by parts, and kept, is the difference of what the model says of all. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void aGainIsWhatTheChanceOfAllGrowsBy(int seed) {
    Random random = new Random(seed);
    KeyColumns table = new KeyColumns(sets(random));
    List<KeyProfile> clusters = rows(table);
    KeyModel model = new KeyModel(table, new Firmness(table), halves(clusters));
    Gains gains = new Gains(table, model);
    // The clusters' places are those of their first sets.
    List<Integer> places = new ArrayList<>(IntStream.range(0, SETS).boxed().toList());
    while (clusters.size() > 2) {
      int gone = 1 + random.nextInt(clusters.size() - 1);
      int keep = random.nextInt(gone);
      gains.merge(places.get(keep), places.remove(gone));
      clusters.set(keep, clusters.get(keep).plus(clusters.remove(gone)));
      for (int other = 0; other < clusters.size(); other++) {
        if (other != keep) {
          assertGain(gains.with(places.get(other)), model, clusters, keep, other);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void soItIsOfAllSetsAtFirst(int seed) {
    KeyColumns table = new KeyColumns(sets(new Random(seed)));
    List<KeyProfile> rows = rows(table);
    KeyModel model = new KeyModel(table, new Firmness(table), halves(rows));
    Gains gains = new Gains(table, model);
    float[] first = new float[SETS];
    for (int row = 0; row < SETS; row++) {
      gains.first(row, first);
      for (int other = 0; other < row; other++) {
        assertGain(first[other], model, rows, other, row);
      }
    }
  }

  private static void assertGain(
      float gain, KeyModel model, List<KeyProfile> clusters, int keep, int gone) {
    if (gain > Float.NEGATIVE_INFINITY) {
      List<KeyProfile> merged = new ArrayList<>(clusters);
      merged.set(keep, clusters.get(keep).plus(clusters.get(gone)));
      merged.remove(gone);
      assertThat((double) gain)
          .isCloseTo(model.chance(merged) - model.chance(clusters), within(1e-3));
    } else {
      assertThat(shared(clusters.get(keep), clusters.get(gone))).isEmpty();
    }
  }

  private static List<KeyProfile> rows(KeyColumns table) {
    List<KeyProfile> rows = new ArrayList<>();
    for (int i = 0; i < SETS; i++) {
      rows.add(KeyProfile.of(table, i));
    }
    return rows;
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
