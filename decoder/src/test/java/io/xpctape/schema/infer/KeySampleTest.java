package io.xpctape.schema.infer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeySampleTest {
  private static final int MOST = 50;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void partsMergeInAnyOrderAndGrouping(int seed) {
    Random random = new Random(seed);
    List<KeySet> seen = seen(random, 20 + 40 * seed);
    Map<KeySet, Long> whole = sample(seen).toMap();

    List<KeySample> parts = new ArrayList<>(List.of(new KeySample()));
    for (int from = 0; from < seen.size(); ) {
      int to = Math.min(seen.size(), from + 1 + random.nextInt(300));
      parts.add(sample(seen.subList(from, to)));
      from = to;
    }
    while (parts.size() > 1) {
      KeySample taken = parts.remove(random.nextInt(parts.size()));
      KeySample into = parts.get(random.nextInt(parts.size()));
      into.merge(taken);
      into.cut(MOST);
    }

    assertThat(parts.get(0).toMap()).isEqualTo(whole);
  }

  @Test
  void theOrderDoesNotMatterAndCountsAreWhole() {
    List<KeySet> seen = seen(new Random(9), 400);
    Map<KeySet, Long> counts = new HashMap<>();
    seen.forEach(keys -> counts.merge(keys, 1L, Long::sum));
    Map<KeySet, Long> sample = sample(seen).toMap();

    Collections.shuffle(seen, new Random(10));

    assertThat(sample(seen).toMap()).isEqualTo(sample);
    assertThat(sample).hasSize(MOST);
    assertThat(counts).containsAllEntriesOf(sample);
  }

  @Test
  void fewAreAllKept() {
    List<KeySet> seen = seen(new Random(11), MOST);

    assertThat(sample(seen).toMap()).hasSize((int) seen.stream().distinct().count());
  }

  @Test
  void itIsAsGoodAsChance() {
    // Of two halves with keys of their own, some half of the sample is of each.
    List<KeySet> seen = new ArrayList<>();
    for (int i = 0; i < 4000; i++) {
      seen.add(ClustersTest.keys((i % 2 == 0 ? "even" : "odd") + i));
    }
    KeySample sample = new KeySample();
    seen.forEach(sample::get);
    sample.cut(400);

    long even =
        sample.toMap().keySet().stream().filter(keys -> keys.toString().contains("even")).count();

    assertThat(even).isBetween(150L, 250L);
  }

  @Test
  void theHashIsTheSameOnEveryMachine() {
    assertThat(Long.toHexString(ClustersTest.keys("id", "level").hash()))
        .isEqualTo("1109683dcb1dec48");
    assertThat(ClustersTest.keys("ab", "c").hash())
        .isNotEqualTo(ClustersTest.keys("a", "bc").hash());
  }

  private static KeySample sample(List<KeySet> seen) {
    KeySample sample = new KeySample();
    for (KeySet keys : seen) {
      KeySample.Member member = sample.get(keys);
      if (member != null) {
        member.add(1);
      }
      if (sample.size() > 2 * MOST) {
        sample.cut(MOST);
      }
    }
    sample.cut(MOST);
    return sample;
  }

  /** Some sets often, many once. */
  private static List<KeySet> seen(Random random, int different) {
    List<KeySet> seen = new ArrayList<>();
    for (int i = 0; i < 3 * different; i++) {
      int which = (int) (different * random.nextDouble() * random.nextDouble());
      seen.add(ClustersTest.keys("id", "key" + which % 30, "other" + which));
    }
    return seen;
  }
}
