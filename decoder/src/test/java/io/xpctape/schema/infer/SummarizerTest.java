package io.xpctape.schema.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xpctape.model.BadInputException;
import io.xpctape.model.Message;
import io.xpctape.model.RecordingGenerator;
import io.xpctape.model.ValueGenerator;
import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcInt64;
import io.xpctape.model.XpcString;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SummarizerTest {
  private static final ExecutorService HELPERS = Executors.newFixedThreadPool(3);

  @AfterAll
  static void stopHelpers() {
    HELPERS.shutdownNow();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void bitByBitOnManyThreadsItIsTheSameAsAllAtOnce(int seed) {
    List<List<Message>> recordings = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      recordings.add(RecordingGenerator.recording(10L * seed + i, 50 + 200 * i).messages());
      recordings.add(lateReplies("com.example.Lamp", 7 * seed + i));
      recordings.add(lateReplies("", 7 * seed + i));
    }
    KindRules rules = KindRules.NONE.learn(recordings);
    byte[] expected = SummaryFile.print(together(recordings, rules));

    for (int turn = 0; turn < 3; turn++) {
      Random random = new Random(turn);
      Collections.shuffle(recordings, random);
      Summarizer summarizer =
          new Summarizer(
              recordings.stream().map(r -> parts(r, random)).toList(), turn == 0 ? null : HELPERS);

      assertThat(KindRules.NONE.learn(summarizer.evidence())).isEqualTo(rules);
      assertThat(SummaryFile.print(summarizer.summary(rules))).isEqualTo(expected);
    }
  }

  @Test
  void whatARecordingGotMeanwhileIsLeftForTheNextTime() {
    List<Message> all = lateReplies("com.example.Lamp", 1);
    List<Message> begun = all.subList(0, 70);
    Iterable<List<Message>> growing = growing(begun, all);

    Summary summary =
        new Summarizer(List.of(growing), HELPERS).summary(KindRules.NONE.learn(List.of(begun)));

    assertThat(SummaryFile.print(summary))
        .isEqualTo(
            SummaryFile.print(together(List.of(begun), KindRules.NONE.learn(List.of(begun)))));
  }

  @Test
  void messagesThatAreGoneTheSecondTimeAreMissed() {
    List<Message> all = lateReplies("com.example.Lamp", 1);
    Summarizer summarizer =
        new Summarizer(List.of(growing(all, all.subList(0, all.size() - 1))), HELPERS);

    assertThatThrownBy(() -> summarizer.summary(KindRules.NONE))
        .isInstanceOf(BadInputException.class)
        .hasMessage("a tape was changed while it was read");
  }

  @Test
  void anErrorOfAHelperIsTheCallers() {
    StackOverflowError error = new StackOverflowError();
    Fold<List<Integer>, Integer> fold =
        new Fold<>(
            ArrayList::new,
            (sum, part) -> {
              throw error;
            },
            HELPERS);
    fold.add(1);

    assertThatThrownBy(() -> fold.sum(List::addAll)).isSameAs(error);
  }

  private static Iterable<List<Message>> growing(List<Message> first, List<Message> then) {
    List<List<Message>> left = new ArrayList<>(List.of(first, then));
    return () -> List.of(left.remove(0)).iterator();
  }

  private static List<List<Message>> parts(List<Message> recording, Random random) {
    List<List<Message>> parts = new ArrayList<>();
    for (int from = 0, to; from < recording.size(); from = to) {
      to = Math.min(recording.size(), from + 1 + random.nextInt(40));
      parts.add(recording.subList(from, to));
    }
    return parts;
  }

  /** With all messages in memory, each asked for its kind by itself. */
  private static Summary together(List<List<Message>> recordings, KindRules rules) {
    Summary summary = new Summary();
    for (List<Message> recording : recordings) {
      KindEvidence evidence = new KindEvidence();
      evidence.add(recording);
      summary.evidence().merge(evidence);
      Kinds kinds = rules.on(recording);
      recording.forEach(message -> summary.add(message, kinds.find(message)));
      summary.endRecording();
    }
    return summary;
  }

  /** All requests first, then their replies backwards, the last message without any. */
  private static List<Message> lateReplies(String service, int seed) {
    Conversation talk = new Conversation(service);
    ValueGenerator values = new ValueGenerator(seed);
    List<Message> requests = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      List<XpcDictionary.Entry> entries = new ArrayList<>(values.body().entries());
      entries.add(XpcDictionary.Entry.of("method", XpcString.of("m" + i % 5)));
      requests.add(talk.request(new XpcDictionary(entries)));
    }
    Collections.reverse(requests);
    for (Message request : requests) {
      talk.reply(request, Conversation.dictionary("status", new XpcInt64(seed)));
      if (request.n() % 9 == 0) {
        talk.reply(request, values.body());
      }
    }
    return talk.messages();
  }
}
