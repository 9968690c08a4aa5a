package io.xpctape.schema.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xpctape.model.BadInputException;
import io.xpctape.model.Bytes;
import io.xpctape.model.Message;
import io.xpctape.model.ValueGenerator;
import io.xpctape.model.XpcArray;
import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcInt64;
import io.xpctape.model.XpcString;
import io.xpctape.model.XpcUint64;
import io.xpctape.model.XpcValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SummaryTest {
  private static final int ROUNDS = 200;

  /** Rules that no message changes, as in a schema that is continued. */
  private static final KindRules RULES = KindRules.NONE.learn(List.of(odd(0, 60)));

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void recordingsFoldInAnyOrderAndGrouping(int seed) {
    List<List<Message>> recordings = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      recordings.add(odd(100 * seed + i, 20 + 40 * i));
    }
    byte[] together = bytes(Summary.of(recordings, RULES));

    for (int shuffle = 0; shuffle < 5; shuffle++) {
      Collections.shuffle(recordings, new Random(shuffle));
      assertThat(bytes(folded(recordings, new Random(seed + shuffle)))).isEqualTo(together);
    }
  }

  @Test
  void anEmptyOneChangesNothing() {
    Summary full = Summary.of(List.of(odd(1, 50)), RULES);
    Summary empty = new Summary();
    byte[] before = bytes(full);

    full.merge(empty);
    empty.merge(full);

    assertThat(bytes(full)).isEqualTo(before);
    assertThat(bytes(empty)).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void aSavedOneGoesOnAsIfItHadNeverBeenSaved(int seed) {
    Summary first = Summary.of(List.of(odd(seed, 200)), RULES);
    first.add(Bytes.of(new byte[] {(byte) seed}));
    Summary saved = SummaryFile.parse(bytes(first), "summary");
    Summary second = Summary.of(List.of(odd(seed + 50, 300)), RULES);
    second.add(Bytes.EMPTY);

    assertThat(saved.digests()).isEqualTo(first.digests()).hasSize(1);
    assertThat(bytes(saved)).isEqualTo(bytes(first));
    first.merge(second);
    saved.merge(second);

    assertThat(bytes(saved)).isEqualTo(bytes(first));
    assertThat(saved.digests()).hasSize(2);
  }

  @Test
  void limitsAreReachedAlikeWhicheverWayTheDataCame() {
    List<XpcDictionary> wide = new ArrayList<>();
    for (int i = 0; i < 6000; i++) {
      wide.add(
          Conversation.dictionary(
              "method",
              XpcString.of("m" + i % 700),
              "k" + i % 90,
              new XpcInt64(i),
              "map",
              Conversation.dictionary("key" + i, new XpcUint64(i))));
    }

    KeyEvidence whole = evidence(wide);
    KeyEvidence parts = evidence(wide.subList(3500, 6000));
    parts.merge(evidence(wide.subList(0, 100)));
    KeyEvidence rest = evidence(wide.subList(100, 3500));
    rest.merge(parts);

    assertThat(whole.isSample()).isTrue();
    assertThat(whole.sets()).hasSize(KeyEvidence.Bounds.MESSAGES.sets());
    assertThat(new KeyProtos(rest).toProto()).isEqualTo(new KeyProtos(whole).toProto());
  }

  @Test
  void whatIsNoSummaryIsRefused() {
    assertThatThrownBy(() -> SummaryFile.parse(new byte[] {1, 2, 3}, "f"))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("f: is damaged");
    assertThatThrownBy(() -> SummaryFile.parse(new byte[0], "f"))
        .hasMessage("f: is damaged: it has no format_version");
    assertThatThrownBy(() -> SummaryFile.parse(new byte[] {8, 9}, "f"))
        .hasMessage("f: is of format 9, this xpctape reads up to 1; use a newer one");
  }

  @Test
  void aDamagedOneIsReadOrRefusedInOneLine() {
    byte[] whole = bytes(Summary.of(List.of(odd(3, 30)), RULES));
    int refused = 0;
    for (int seed = 0; seed < ROUNDS; seed++) {
      Random random = new Random(seed);
      byte[] damaged = whole.clone();
      for (int i = random.nextInt(3); i >= 0; i--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      }
      try {
        Summary read = SummaryFile.parse(damaged, "f");
        read.merge(Summary.of(List.of(odd(4, 10)), RULES));
        KindRules.NONE.learn(read.evidence());
      } catch (BadInputException e) {
        assertThat(e).hasMessageStartingWith("f: is ").message().doesNotContain("\n");
        refused++;
      }
    }
    assertThat(refused).isBetween(ROUNDS / 10, ROUNDS - 1);
  }

  private static KeyEvidence evidence(List<XpcDictionary> bodies) {
    KeyEvidence evidence = new KeyEvidence(KeyEvidence.Bounds.MESSAGES);
    bodies.forEach(evidence::add);
    return evidence;
  }

  /** Merged two by two, any two. */
  private static Summary folded(List<List<Message>> recordings, Random random) {
    List<Summary> parts = new ArrayList<>();
    recordings.forEach(recording -> parts.add(Summary.of(List.of(recording), RULES)));
    while (parts.size() > 1) {
      Summary taken = parts.remove(random.nextInt(parts.size()));
      parts.get(random.nextInt(parts.size())).merge(taken);
    }
    return parts.get(0);
  }

  private static byte[] bytes(Summary summary) {
    return SummaryFile.print(summary);
  }

  /** Bodies of every shape, arrays of one length and of many, answered or not. */
  private static List<Message> odd(int seed, int count) {
    Conversation talk = new Conversation("com.example.Lamp");
    ValueGenerator generator = new ValueGenerator(seed);
    for (int i = 0; i < count; i++) {
      List<XpcDictionary.Entry> entries = new ArrayList<>();
      entries.add(XpcDictionary.Entry.of("method", XpcString.of("m" + i % 4)));
      entries.add(XpcDictionary.Entry.of("pair", array(new XpcInt64(i), XpcString.of("s"))));
      entries.add(XpcDictionary.Entry.of("list", list(seed + i)));
      entries.addAll(generator.body().entries());
      Message request = talk.request(new XpcDictionary(entries));
      if (i % 3 > 0) {
        talk.reply(request, generator.value());
      }
      Message event = talk.event(generator.body());
      if (i % 5 == 0) {
        talk.reply(event, XpcDictionary.EMPTY);
      }
    }
    return talk.messages();
  }

  private static XpcValue array(XpcValue... values) {
    return new XpcArray(List.of(values));
  }

  private static XpcValue list(int seed) {
    List<XpcValue> values = new ArrayList<>();
    for (int i = 0; i < seed % 4; i++) {
      values.add(Conversation.dictionary("i", new XpcInt64(i)));
    }
    return new XpcArray(values);
  }
}
