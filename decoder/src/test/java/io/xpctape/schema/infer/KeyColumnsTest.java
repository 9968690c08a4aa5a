package io.xpctape.schema.infer;

import static org.assertj.core.api.Assertions.assertThat;

import io.xpctape.model.Bytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyColumnsTest {
  private static final KeySet LAMP = keys("id", "lamp", "lamp.level", "lamp.watts");
  private static final KeySet DIM = keys("id", "lamp", "lamp.level", "lamp.watts", "lamp.fade");
  private static final KeySet DISK = keys("id", "path", "size");

  @Test
  void keysThatAlwaysComeTogetherAreOneColumn() {
    KeyColumns table = new KeyColumns(List.of(LAMP, DIM, DISK));

    // id; lamp with its level and watts; path and size; the lamp's fade.
    assertThat(table.columns).isDeepEqualTo(new int[][] {{0, 1}, {0, 1, 3}, {0, 2}});
    assertThat(table.rows).containsExactly(3, 2, 1, 1);
    assertThat(table.weight).containsExactly(1, 1, 2, 1);
  }

  @Test
  void aKeyIsOfItsDictionary() {
    KeyColumns table = new KeyColumns(List.of(LAMP, DIM, DISK));

    assertThat(table.dictionary).containsExactly(0, 0, 0, 1).isSorted();
    assertThat(table.dictionaries).isDeepEqualTo(new int[][] {{0, 1}, {0, 1}, {0}});
    assertThat(table.dictionaryRows).containsExactly(3, 2);
  }

  @Test
  void aProfileCountsTheRowsOfACluster() {
    KeyColumns table = new KeyColumns(List.of(LAMP, DIM, DISK));

    KeyProfile all =
        KeyProfile.of(table, 0).plus(KeyProfile.of(table, 2)).plus(KeyProfile.of(table, 1));

    assertThat(all.size).isEqualTo(3);
    assertThat(all.columns).containsExactly(0, 1, 2, 3);
    assertThat(all.counts).containsExactly(3, 2, 1, 1);
    assertThat(all.dictionaries).containsExactly(0, 1);
    assertThat(all.having).containsExactly(3, 2);
    assertThat(all.of).containsExactly(3, 3, 3, 2);
    assertThat(all.ends).containsExactly(3, 4);
    assertThat(KeyProfile.of(table, 0).ends).containsExactly(2, 2);
  }

  @Test
  void keysOfDictionariesWithTooManyAreData() {
    List<KeySet> sets = new ArrayList<>();
    for (int i = 0; i <= Fields.MAX_KEYS; i++) {
      // Each name in two of the sets, or it would be one with what else is that set's own.
      sets.add(keys("id", "users", "users.u" + i, "users.u" + (i + 1) % (Fields.MAX_KEYS + 1)));
    }

    KeyColumns table = new KeyColumns(sets);

    assertThat(table.rows).containsExactly(sets.size());
    assertThat(table.dictionaryRows).containsExactly(sets.size());
    List<KeySet> fewer = sets.subList(0, Fields.MAX_KEYS - 1);
    assertThat(new KeyColumns(fewer).dictionaryRows).containsExactly(fewer.size(), fewer.size());
  }

  private static KeySet keys(String... paths) {
    return KeySet.of(
        Arrays.stream(paths)
            .map(path -> KeyPath.of(Arrays.stream(path.split("\\.")).map(Bytes::utf8).toList()))
            .toList());
  }
}
