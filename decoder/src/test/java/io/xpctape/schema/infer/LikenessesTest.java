package io.xpctape.schema.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.xpctape.model.Bytes;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LikenessesTest {
  @Test
  void whatIsSharedOfWhatThereIsCounts() {
    KeySet ab = ClustersTest.keys("a", "b");
    KeySet bc = ClustersTest.keys("b", "c");
    KeySet map = ClustersTest.keys("m");
    Map<KeyPath, Double> weights =
        Map.of(KeyPath.of(Bytes.utf8("b")), 3.0, KeyPath.of(Bytes.utf8("m")), 0.0);
    Likenesses likenesses = new Likenesses(List.of(ab, bc, map, KeySet.EMPTY), weights);

    assertThat(likenesses.of(0, 1)).isCloseTo(3.0 / 5, within(1e-12));
    assertThat(likenesses.of(1, 0)).isEqualTo(likenesses.of(0, 1));
    assertThat(likenesses.of(0, 2)).isZero();
    assertThat(likenesses.of(2, 3)).isEqualTo(1);
    assertThat(likenesses.of(1, 1)).isEqualTo(1);
  }
}
