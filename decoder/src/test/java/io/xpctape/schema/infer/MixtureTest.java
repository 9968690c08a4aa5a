package io.xpctape.schema.infer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MixtureTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void kindsWhoseKeysComeAndGoAreFound(int seed) {
    Map<KeySet, Integer> kindOf = optional(seed, 12);
    List<KeySet> sets = List.copyOf(kindOf.keySet());

    List<List<List<KeySet>>> found = found(sets);
    List<List<KeySet>> better = Mixture.improve(sets, found, often(sets));

    assertThat(found.get(0)).hasSizeGreaterThan(12);
    assertThat(kinds(better, kindOf)).allSatisfy(kinds -> assertThat(kinds).hasSize(1));
    assertThat(better).hasSize(12);
  }

  @Test
  void theOrderOfSetsDoesNotMatter() {
    List<KeySet> sets = new ArrayList<>(optional(7, 8).keySet());
    Set<Set<KeySet>> expected = asSets(Mixture.improve(sets, found(sets), often(sets)));

    for (int seed = 0; seed < 5; seed++) {
      List<List<List<KeySet>>> found = found(sets);
      Collections.shuffle(sets, new Random(seed));
      assertThat(asSets(Mixture.improve(sets, found, often(sets)))).isEqualTo(expected);
    }
  }

  @Test
  void whatSharesNoKeyIsApartUnlessKindsWouldNotComeAgain() {
    List<KeySet> sets = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      sets.add(ClustersTest.keys("a" + i, "b" + i));
    }
    List<List<KeySet>> each = sets.stream().map(List::of).toList();
    List<List<KeySet>> halves = List.of(sets.subList(0, 10), sets.subList(10, 20));

    assertThat(Mixture.improve(sets, List.of(halves), often(sets))).isEqualTo(each);
    assertThat(Mixture.improve(sets, List.of(halves), Map.of())).isEqualTo(halves);
  }

  @Test
  void fewSetsOrOneClusterShowNothing() {
    List<KeySet> sets = List.copyOf(optional(3, 4).keySet());
    List<KeySet> few = sets.subList(0, 8);
    List<List<KeySet>> halves = List.of(few.subList(0, 4), few.subList(4, 8));

    assertThat(Mixture.improve(sets, List.of(List.of(sets)), often(sets))).isEqualTo(List.of(sets));
    assertThat(Mixture.improve(few, List.of(halves), often(few))).isEqualTo(halves);
  }

  /**
   * Kinds of one key always there and eight that come and go, beside two that all kinds may have.
   */
  private static Map<KeySet, Integer> optional(int seed, int kinds) {
    Random random = new Random(seed);
    Map<KeySet, Integer> kindOf = new LinkedHashMap<>();
    for (int kind = 0; kind < kinds; kind++) {
      for (int i = 0; i < 12; i++) {
        List<String> keys = new ArrayList<>(List.of("kind" + kind));
        for (int key = 0; key < 8; key++) {
          if (random.nextInt(10) < 3) {
            keys.add("k" + kind + "_" + key);
          }
        }
        for (String common : List.of("id", "note")) {
          if (random.nextBoolean()) {
            keys.add(common);
          }
        }
        kindOf.put(ClustersTest.keys(keys.toArray(new String[0])), kind);
      }
    }
    return kindOf;
  }

  private static List<List<List<KeySet>>> found(List<KeySet> sets) {
    return new Linkage(new Likenesses(sets, Clusters.weigh(sets)), often(sets)).coarser();
  }

  private static Map<KeySet, Long> often(List<KeySet> sets) {
    Map<KeySet, Long> often = new HashMap<>();
    sets.forEach(keys -> often.put(keys, 5L));
    return often;
  }

  private static List<Set<Integer>> kinds(
      List<List<KeySet>> clusters, Map<KeySet, Integer> kindOf) {
    List<Set<Integer>> kinds = new ArrayList<>();
    for (List<KeySet> cluster : clusters) {
      Set<Integer> of = new HashSet<>();
      cluster.forEach(keys -> of.add(kindOf.getOrDefault(keys, -1)));
      kinds.add(of);
    }
    return kinds;
  }

  private static Set<Set<KeySet>> asSets(List<List<KeySet>> clusters) {
    Set<Set<KeySet>> sets = new HashSet<>();
    clusters.forEach(one -> sets.add(new HashSet<>(one)));
    return sets;
  }
}
