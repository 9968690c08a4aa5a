package io.xpctape.schema.infer;

import static org.assertj.core.api.Assertions.assertThat;

import io.xpctape.model.Bytes;
import io.xpctape.model.Message;
import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcInt64;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClustersTest {
  private static final List<KeySet> LAMPS =
      List.of(
          keys("id", "level", "switch", "watts", "colour"),
          keys("id", "level", "switch", "watts"),
          keys("id", "level", "switch", "watts", "fade"));
  private static final List<KeySet> DISKS =
      List.of(keys("id", "path", "size"), keys("id", "path", "size", "sparse"));
  private static final List<KeySet> NETS =
      List.of(keys("id", "mac", "mtu", "link"), keys("id", "mac", "mtu"));
  private static final List<KeySet> LATER =
      List.of(keys("id", "level", "switch", "watts", "colour", "fade"));

  @Test
  void theOrderOfMessagesDoesNotMatter() {
    Map<KeySet, Long> counts = counts(LAMPS, DISKS, NETS);
    Clusters clusters = Clusters.NONE.learn(counts);

    for (int seed = 0; seed < 20; seed++) {
      List<KeySet> order = new ArrayList<>(counts.keySet());
      Collections.shuffle(order, new Random(seed));
      Map<KeySet, Long> shuffled = new LinkedHashMap<>();
      order.forEach(keys -> shuffled.put(keys, counts.getOrDefault(keys, 0L)));

      assertThat(Clusters.NONE.learn(shuffled)).isEqualTo(clusters);
    }
  }

  @Test
  void aClusterIsNamedByAKeyThatItHasAndOthersLack() {
    Clusters clusters = Clusters.NONE.learn(counts(LAMPS, DISKS, NETS));

    assertThat(labels(clusters, LAMPS)).containsExactly("level");
    assertThat(labels(clusters, DISKS)).containsExactly("path");
    assertThat(labels(clusters, NETS)).containsExactly("mac");
  }

  @Test
  void namesStayWhenMoreTapesCome() {
    Clusters first = Clusters.NONE.learn(counts(LAMPS, DISKS));
    Set<String> lamps = labels(first, LAMPS);
    Set<String> disks = labels(first, DISKS);

    Clusters second = first.learn(counts(NETS, LATER));
    Clusters third = second.learn(counts(LAMPS, List.of(keys("level_of_noise", "microphone"))));

    assertThat(labels(third, LAMPS)).isEqualTo(lamps);
    assertThat(labels(third, DISKS)).isEqualTo(disks);
    assertThat(labels(third, NETS)).isEqualTo(labels(second, NETS)).doesNotContain("?");
    assertThat(labels(third, LATER)).isEqualTo(lamps);
    assertThat(third.leaders()).containsAll(second.leaders());
    assertThat(second.leaders()).containsAll(first.leaders());
  }

  @Test
  void whatWasLearntIsKnown() {
    Map<KeySet, Long> chance = new HashMap<>();
    Random random = new Random(1);
    for (int i = 0; i < 60; i++) {
      List<String> some = new ArrayList<>();
      for (int key = 0; key < 30; key++) {
        if (random.nextInt(4) == 0) {
          some.add("key" + key);
        }
      }
      chance.put(keys(some.toArray(new String[0])), 1L);
    }

    Clusters clusters = Clusters.NONE.learn(chance);

    assertThat(labels(clusters, chance.keySet())).doesNotContain("?");
    assertThat(clusters.learn(chance)).isEqualTo(clusters);
  }

  @Test
  void kindsMayDifferInOneDictionaryAlone() {
    List<String> kinds = List.of("lamp", "disk", "net");
    Map<KeySet, Long> counts = new HashMap<>();
    Map<KeySet, String> kindOf = new HashMap<>();
    for (String kind : kinds) {
      for (int i = 0; i < 8; i++) {
        List<KeyPath> paths = new ArrayList<>(List.of(path("name"), path("spec")));
        for (String key : List.of("_id", "_size", "_state")) {
          paths.add(path("spec", kind + key));
        }
        paths.add(path("spec", i < 4 ? kind + "_note" : kind + i));
        if (i % 2 == 0) {
          paths.add(path("status"));
        }
        KeySet keys = KeySet.of(paths);
        counts.put(keys, 3L);
        kindOf.put(keys, kind);
      }
    }

    Nearest nearest = Clusters.NONE.learn(counts).nearest();

    Set<List<String>> pairs = new HashSet<>();
    kindOf.forEach(
        (keys, kind) ->
            pairs.add(List.of(kind, nearest.find(keys).map(Clusters.Leader::label).orElse("?"))));
    assertThat(pairs).hasSize(3);
    assertThat(pairs.stream().map(pair -> pair.get(1)).distinct()).hasSize(3);
  }

  @Test
  void keysOfAMapDoNotTellKinds() {
    Map<KeySet, Long> counts = new HashMap<>();
    for (int i = 0; i < 40; i++) {
      counts.put(KeySet.of(List.of(path("name"), path("by_name"), path("by_name", "n" + i))), 3L);
    }

    Clusters clusters = Clusters.NONE.learn(counts);

    assertThat(labels(clusters, counts.keySet())).containsExactly("");
  }

  @Test
  void whatIsLikeNoneBelongsToNone() {
    Clusters clusters = Clusters.NONE.learn(counts(LAMPS, DISKS, NETS));

    assertThat(labels(clusters, List.of(keys("microphone", "gain")))).containsExactly("?");
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 2})
  void aHundredThousandMessagesOfTwentyKindsAreToldApart(int rare) {
    Conversation talk = new Conversation("com.example.Lamp");
    List<Integer> kinds = new ArrayList<>();
    Random random = new Random(4);
    for (int i = 0; i < 100_000; i++) {
      int kind = random.nextInt(20);
      kinds.add(kind);
      List<XpcDictionary.Entry> entries = new ArrayList<>();
      for (int key = 0; key < 15; key++) {
        if (key < 6 || random.nextInt(rare) == 0) {
          entries.add(entry("k" + kind + "_" + key));
        }
      }
      entries.add(entry("id"));
      talk.event(new XpcDictionary(entries));
    }
    List<Message> messages = talk.messages();

    Kinds found = Kinds.of(messages);

    Map<Integer, Set<String>> byKind = new HashMap<>();
    for (int i = 0; i < messages.size(); i++) {
      String label = found.find(messages.get(i)).map(Kind::label).orElse("?");
      byKind.computeIfAbsent(kinds.get(i), k -> new HashSet<>()).add(label);
    }
    assertThat(byKind.values()).allSatisfy(labels -> assertThat(labels).hasSize(1));
    assertThat(new HashSet<>(byKind.values())).hasSize(20);
  }

  private static XpcDictionary.Entry entry(String key) {
    return XpcDictionary.Entry.of(key, new XpcInt64(1));
  }

  @SafeVarargs
  private static Map<KeySet, Long> counts(List<KeySet>... kinds) {
    Map<KeySet, Long> counts = new LinkedHashMap<>();
    for (List<KeySet> kind : kinds) {
      kind.forEach(keys -> counts.put(keys, 10L - kind.indexOf(keys)));
    }
    return counts;
  }

  private static Set<String> labels(Clusters clusters, Iterable<KeySet> sets) {
    Nearest nearest = clusters.nearest();
    Set<String> labels = new HashSet<>();
    for (KeySet keys : sets) {
      Optional<String> label = nearest.find(keys).map(Clusters.Leader::label);
      labels.add(label.orElse("?"));
    }
    return labels;
  }

  private static KeyPath path(String... keys) {
    return KeyPath.of(Arrays.stream(keys).map(Bytes::utf8).toList());
  }

  static KeySet keys(String... keys) {
    return KeySet.of(Arrays.stream(keys).map(key -> KeyPath.of(Bytes.utf8(key))).toList());
  }
}
