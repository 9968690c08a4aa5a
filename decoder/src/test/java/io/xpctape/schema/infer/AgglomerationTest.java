package io.xpctape.schema.infer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgglomerationTest {
  private static final List<String> LETTERS = List.of("a", "b", "c", "d");

  @Test
  void theMostAlikeAreFirst() {
    float[][] alike = {{}, {3}, {1, 1}, {1, 1, 5}};

    List<Agglomeration.Merge> merges = Agglomeration.of(4, 0, new Least(alike));

    assertThat(merges)
        .containsExactly(
            new Agglomeration.Merge(2, 3, 5),
            new Agglomeration.Merge(0, 1, 3),
            new Agglomeration.Merge(0, 2, 1));
    assertThat(Agglomeration.clusters(LETTERS, merges.subList(0, 2)))
        .containsExactly(List.of("a", "b"), List.of("c", "d"));
    assertThat(Agglomeration.clusters(LETTERS, merges)).containsExactly(LETTERS);
  }

  @Test
  void whatIsNotMoreAlikeThanTheLeastStaysApart() {
    float[][] alike = {{}, {3}, {1, 1}, {1, 1, 5}};

    assertThat(Agglomeration.of(4, 3, new Least(alike))).hasSize(1);
    assertThat(Agglomeration.of(4, 5, new Least(alike))).isEmpty();
    assertThat(Agglomeration.of(0, 0, new Least(new float[0][]))).isEmpty();
    assertThat(Agglomeration.clusters(LETTERS, List.of()))
        .containsExactly(List.of("a"), List.of("b"), List.of("c"), List.of("d"));
  }

  /** Whatever is kept of what was nearest, it has to be what a search of all pairs finds. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void eachStepIsTheBestOfAllPairs(int seed) {
    Random random = new Random(seed);
    float[][] alike = new float[24][];
    for (int i = 0; i < alike.length; i++) {
      alike[i] = new float[i];
      for (int j = 0; j < i; j++) {
        // Few values, for ties.
        alike[i][j] = random.nextInt(seed < 5 ? 6 : 1000) - 1;
      }
    }

    assertThat(Agglomeration.of(alike.length, 0, new Least(alike))).isEqualTo(bySearch(alike));
  }

  private static List<Agglomeration.Merge> bySearch(float[][] alike) {
    List<Agglomeration.Merge> merges = new ArrayList<>();
    Least least = new Least(alike);
    List<Integer> there = new ArrayList<>();
    for (int i = 0; i < alike.length; i++) {
      there.add(i);
    }
    while (true) {
      int keep = -1;
      int gone = -1;
      float most = 0;
      for (int i : there) {
        for (int j : there) {
          if (i < j && least.of(i, j) > most) {
            keep = i;
            gone = j;
            most = least.of(i, j);
          }
        }
      }
      if (keep < 0) {
        return merges;
      }
      merges.add(new Agglomeration.Merge(keep, gone, most));
      least.merge(keep, gone);
      there.remove((Integer) gone);
    }
  }

  /** Clusters are as alike as the two of their things that are least alike. */
  private static final class Least implements Agglomeration.Likeness {
    private final float[][] alike;
    private int one;

    Least(float[][] alike) {
      this.alike = new float[alike.length][];
      for (int i = 0; i < alike.length; i++) {
        this.alike[i] = alike[i].clone();
      }
    }

    float of(int i, int j) {
      return i > j ? alike[i][j] : alike[j][i];
    }

    @Override
    public void about(int cluster) {
      one = cluster;
    }

    @Override
    public float with(int other) {
      return of(one, other);
    }

    @Override
    public void merge(int keep, int gone) {
      one = keep;
      for (int other = 0; other < alike.length; other++) {
        if (other != keep && other != gone) {
          alike[Math.max(keep, other)][Math.min(keep, other)] =
              Math.min(of(keep, other), of(gone, other));
        }
      }
    }
  }
}
