package io.xpctape.schema.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KindMethodsTest {
  private static final List<DataSet.Item> ITEMS =
      List.of(
          item("lamp", "{\"id\":1,\"level\":1,\"watts\":1}"),
          item("lamp", "{\"id\":2,\"level\":1,\"watts\":1,\"fade\":1}"),
          item("disk", "{\"id\":3,\"path\":\"x\"}"),
          item("disk", "{\"id\":4,\"path\":\"x\"}"),
          item("net", "{\"id\":5,\"mac\":1}"),
          item("net", "{\"id\":6,\"mac\":1}"),
          item("fan", "{\"id\":7,\"speed\":1}"),
          item("fan", "{\"id\":8}"));

  @Test
  void eachTellsThemApartAsItSees() {
    Map<String, List<String>> labels =
        KindMethods.labels(ITEMS.stream().map(DataSet.Item::body).toList());

    assertThat(labels)
        .containsEntry("leaders, idf-Jaccard 0.5", List.of("0", "0", "1", "1", "2", "2", "3", "4"))
        .containsEntry(
            "keys but the envelope's",
            List.of(
                "level\nwatts", "fade\nlevel\nwatts", "path", "path", "mac", "mac", "speed", ""))
        .containsEntry(
            "all keys",
            List.of(
                "id\nlevel\nwatts",
                "fade\nid\nlevel\nwatts",
                "id\npath",
                "id\npath",
                "id\nmac",
                "id\nmac",
                "id\nspeed",
                "id"));
  }

  @Test
  void whoKnowsTheKindsIsLimitedByTheKeys() {
    KindLimits limits = new KindLimits(ITEMS);

    assertThat(limits.ofSameKeys()).isCloseTo(1, within(1e-9));
    // The two fans share no key but the envelope's: a fifth cluster, 1/4 bit more than the kinds'
    // 2.
    assertThat(limits.ofSharedKeys()).isCloseTo(16 / 17.0, within(1e-9));
    // Disks or no disks: pure, of the kinds' 2 bits h(1/4).
    assertThat(limits.ofTheBestTag()).isCloseTo(0.577, within(1e-3));
  }

  @Test
  void sameKeysOfTwoKindsAndKeysThatNobodySharesAreLost() {
    KindLimits same = new KindLimits(List.of(item("a", "{\"k\":1}"), item("b", "{\"k\":2}")));
    KindLimits apart =
        new KindLimits(
            List.of(item("a", "{\"k\":1}"), item("a", "{\"l\":1}"), item("b", "{\"m\":1}")));

    assertThat(same.ofSameKeys()).isZero();
    assertThat(apart.ofSameKeys()).isCloseTo(1, within(1e-9));
    assertThat(apart.ofSharedKeys()).isLessThan(0.9);
  }

  private static DataSet.Item item(String kind, String json) {
    return new DataSet.Item(kind, DataSet.body(json));
  }
}
