package io.xpctape.schema.infer;

import static org.assertj.core.api.Assertions.assertThat;

import io.xpctape.model.Message;
import io.xpctape.model.XpcInt64;
import io.xpctape.model.XpcString;
import io.xpctape.model.XpcValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LabelsTest {
  private final Conversation talk = new Conversation("com.example.Lamp");

  @Test
  void aTagComesFirstThenTheKeys() {
    for (int i = 0; i < 9; i++) {
      talk.request(Conversation.dictionary("method", XpcString.of(i % 2 == 0 ? "on" : "off")));
    }
    Conversation other = new Conversation("com.example.Disk");
    for (int i = 0; i < 9; i++) {
      other.event(Conversation.dictionary("path", XpcString.of("/" + i), "n", new XpcInt64(i)));
      other.event(Conversation.dictionary("free", new XpcInt64(i), "used", new XpcInt64(-i)));
    }
    Labels labels = new Labels(KindRules.NONE.learn(List.of(talk.messages(), other.messages())));

    assertThat(labels(labels, talk)).containsExactlyInAnyOrder("on", "off");
    assertThat(labels(labels, other)).hasSize(2).doesNotContain("?", "on", "off");
  }

  @Test
  void theSameKeysInAnotherOrderAndAskedAgainAreTheSame() {
    for (int i = 0; i < 9; i++) {
      talk.event(Conversation.dictionary("x", new XpcInt64(i), "y", new XpcInt64(i)));
      talk.event(Conversation.dictionary("path", new XpcInt64(i)));
    }
    Labels labels = new Labels(KindRules.NONE.learn(List.of(talk.messages())));
    Group group = Kinds.of(talk.messages()).groupOf(talk.messages().get(0));
    XpcValue xy = talk.messages().get(0).body();
    XpcValue yx = Conversation.dictionary("y", new XpcInt64(1), "x", new XpcInt64(2));

    Optional<String> label = labels.of(group, xy);

    assertThat(label).isPresent();
    assertThat(labels.of(group, xy)).isEqualTo(label);
    assertThat(labels.of(group, yx)).isEqualTo(label);
  }

  @Test
  void whatNoRuleIsAboutHasNone() {
    talk.event(Conversation.dictionary("x", new XpcInt64(1)));
    Group group = Kinds.of(talk.messages()).groupOf(talk.messages().get(0));

    assertThat(new Labels(KindRules.NONE).of(group, talk.messages().get(0).body())).isEmpty();
  }

  private static List<String> labels(Labels labels, Conversation of) {
    List<String> all = new ArrayList<>();
    Kinds kinds = Kinds.of(of.messages());
    for (Message message : of.messages()) {
      all.add(labels.of(kinds.groupOf(message), message.body()).orElse("?"));
    }
    return all.stream().distinct().toList();
  }
}
