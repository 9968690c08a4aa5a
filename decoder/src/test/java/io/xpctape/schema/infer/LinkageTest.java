package io.xpctape.schema.infer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LinkageTest {
  private static final KeySet AB = ClustersTest.keys("a", "b");
  private static final KeySet ABC = ClustersTest.keys("a", "b", "c");
  private static final KeySet XY = ClustersTest.keys("x", "y");
  private static final KeySet XYZ = ClustersTest.keys("x", "y", "z");

  @Test
  void whatSharesMostIsTogether() {
    List<KeySet> sets = List.of(AB, XYZ, ABC, XY);

    assertThat(clusters(sets)).containsExactly(List.of(AB, ABC), List.of(XYZ, XY));
  }

  @Test
  void theOrderOfSetsDoesNotMatter() {
    List<KeySet> sets = new ArrayList<>(List.of(AB, ABC, XY, XYZ, ClustersTest.keys("a", "x")));
    Set<Set<KeySet>> expected = asSets(clusters(sets));

    for (int seed = 0; seed < 20; seed++) {
      Collections.shuffle(sets, new Random(seed));
      assertThat(asSets(clusters(sets))).isEqualTo(expected);
    }
  }

  @Test
  void aWholeClusterIsComparedNotItsNearestMember() {
    // A chain, each like the next: single linkage would make it one.
    List<KeySet> chain = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      chain.add(ClustersTest.keys("k" + i, "k" + (i + 1), "k" + (i + 2), "k" + (i + 3)));
    }
    Map<KeySet, Long> often = new HashMap<>();
    chain.forEach(keys -> often.put(keys, 5L));

    List<List<KeySet>> clusters = new Linkage(new Likenesses(chain, Map.of()), often).clusters();

    assertThat(clusters).hasSizeGreaterThan(2);
    assertThat(clusters).allSatisfy(one -> assertThat(one).hasSizeLessThan(6));
  }

  @Test
  void keysByChanceAreNoKinds() {
    List<KeySet> sets = new ArrayList<>();
    Random random = new Random(2);
    for (int i = 0; i < 40; i++) {
      List<String> keys = new ArrayList<>(List.of("name"));
      for (int key = 0; key < 60; key++) {
        if (random.nextInt(6) == 0) {
          keys.add("key" + key);
        }
      }
      sets.add(ClustersTest.keys(keys.toArray(new String[0])));
    }

    Linkage linkage = new Linkage(new Likenesses(sets, Map.of()), Map.of());

    assertThat(linkage.alike()).isLessThan(0.3);
    assertThat(linkage.clusters()).hasSizeLessThan(10);
  }

  @Test
  void nothingHasNoClusters() {
    assertThat(clusters(List.of())).isEmpty();
  }

  private static List<List<KeySet>> clusters(List<KeySet> sets) {
    Map<KeySet, Long> often = new HashMap<>();
    sets.forEach(keys -> often.put(keys, 5L));
    return new Linkage(new Likenesses(sets, Map.of()), often).clusters();
  }

  private static Set<Set<KeySet>> asSets(List<List<KeySet>> clusters) {
    Set<Set<KeySet>> sets = new HashSet<>();
    clusters.forEach(one -> sets.add(new HashSet<>(one)));
    return sets;
  }
}
