package io.xpctape.schema.infer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LongMapTest {
  @ParameterizedTest
  @ValueSource(ints = {4, 40, 4000, 4_000_000})
  void holdsWhatAHashMapHolds(int range) {
    Random random = new Random(range);
    LongMap map = new LongMap();
    Map<Long, Long> expected = new HashMap<>();
    for (int i = 0; i < 50_000; i++) {
      long key = random.nextLong(range) - range / 4;
      if (random.nextInt(5) < 2) {
        map.put(key, LongMap.NONE);
        expected.remove(key);
      } else {
        map.put(key, i + 1L);
        expected.put(key, i + 1L);
      }
      long other = random.nextInt(range);
      assertThat(map.get(other)).isEqualTo(expected.getOrDefault(other, LongMap.NONE));
    }
    expected.forEach((key, value) -> assertThat(map.get(key)).isEqualTo(value));
  }
}
