package io.xpctape.schema.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ScoresTest {
  private static final Offset<Double> EXACT = within(1e-9);
  private static final List<String> CLASSES = List.of("a", "a", "b", "b");

  @Test
  void clustersThatAreTheClassesGetOneWhateverTheirNames() {
    assertThat(Scores.v(CLASSES, List.of("1", "1", "2", "2"))).isCloseTo(1, EXACT);
  }

  @Test
  void oneClusterForAllTellsNothing() {
    assertThat(Scores.v(CLASSES, List.of("1", "1", "1", "1"))).isCloseTo(0, EXACT);
  }

  @Test
  void aClusterForEachIsPureAndIncomplete() {
    // Homogeneity 1, completeness ln 2 / ln 4 = 1/2.
    assertThat(Scores.v(CLASSES, List.of("1", "2", "3", "4"))).isCloseTo(2 / 3.0, EXACT);
  }

  @Test
  void clustersThatCutAcrossTheClassesGetNothing() {
    assertThat(Scores.v(CLASSES, List.of("1", "2", "1", "2"))).isCloseTo(0, EXACT);
  }

  @Test
  void aJudgeIsMeasuredAsIfThereWereAsManyInvalidMessages() {
    Scores.Judged judged = Scores.Judged.of(0.8, 0.2);

    assertThat(judged.recall()).isEqualTo(0.8);
    assertThat(judged.precision()).isCloseTo(0.8, EXACT);
    assertThat(judged.f1()).isCloseTo(0.8, EXACT);
    assertThat(Scores.Judged.of(0, 0).f1()).isZero();
  }
}
