package io.xpctape.schema.infer;

import static org.assertj.core.api.Assertions.assertThat;

import io.xpctape.model.Call;
import io.xpctape.model.Message;
import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcError;
import io.xpctape.model.XpcInt64;
import io.xpctape.model.XpcString;
import io.xpctape.model.XpcUint64;
import io.xpctape.model.XpcValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KindsTest {
  private final Conversation talk = new Conversation("com.example.Lamp");

  @Test
  void aSmallBootIsToldApartByItsMethod() {
    boot();

    Kinds kinds = Kinds.of(talk.messages());

    assertThat(talk.messages().stream().map(kinds::kindOf))
        .containsExactly("create", "create", "set_name", "set_name", "start", "start", "did_stop");
  }

  @Test
  void aReplyHasItsRequestsKindAndAGroupOfItsOwn() {
    boot();

    Kind reply = Kinds.of(talk.messages()).find(talk.messages().get(1)).orElseThrow();

    assertThat(reply.label()).isEqualTo("create");
    assertThat(reply.group().role()).isEqualTo(Role.REPLY);
  }

  @Test
  void aCounterIsNoDiscriminatorThoughItIsInEveryMessage() {
    for (int i = 0; i < 12; i++) {
      talk.event(
          Conversation.dictionary(
              "id",
              new XpcUint64(i),
              "what",
              XpcString.of(i % 3 == 0 ? "on" : i % 3 == 1 ? "off" : "dim"),
              i % 3 == 2 ? "level" : "lamp",
              new XpcInt64(i)));
    }

    Kinds kinds = Kinds.of(talk.messages());

    assertThat(talk.messages().stream().map(kinds::kindOf).distinct())
        .containsExactly("on", "off", "dim");
  }

  @Test
  void aDiscriminatorMayBeAnIntegerInANestedDictionary() {
    for (int i = 0; i < 30; i++) {
      talk.event(
          Conversation.dictionary(
              "header",
              Conversation.dictionary(
                  "routine", new XpcUint64(i % 3), "time", new XpcInt64(1000 + i)),
              "argument" + i % 3,
              new XpcInt64(i)));
    }

    Kinds kinds = Kinds.of(talk.messages());

    assertThat(talk.messages().stream().map(kinds::kindOf).distinct())
        .containsExactly("0", "1", "2");
  }

  @Test
  void messagesWithoutADiscriminatorAreClusteredByTheirKeys() {
    for (int i = 0; i < 8; i++) {
      talk.event(Conversation.dictionary("x", new XpcInt64(i), "y", new XpcInt64(i)));
      talk.event(Conversation.dictionary("path", XpcString.of("/dev/" + i)));
      if (i % 2 == 0) {
        talk.event(
            Conversation.dictionary(
                "x", new XpcInt64(i), "y", new XpcInt64(i), "z", new XpcInt64(i)));
      }
    }

    Kinds kinds = Kinds.of(talk.messages());

    assertThat(talk.messages().stream().map(kinds::kindOf).distinct()).containsExactly("");
    assertThat(talk.messages().stream().map(m -> kinds.find(m).orElseThrow().label()).distinct())
        .containsExactly("x", "path");
  }

  @Test
  void namesDoNotDependOnTheOrderOfMessages() {
    boot();
    for (int i = 0; i < 6; i++) {
      talk.event(Conversation.dictionary("method", XpcString.of("heartbeat")));
    }
    KindRules rules = KindRules.NONE.learn(List.of(talk.messages()));

    for (int seed = 0; seed < 10; seed++) {
      List<Message> shuffled = new ArrayList<>(talk.messages());
      Collections.shuffle(shuffled, new Random(seed));
      assertThat(KindRules.NONE.learn(List.of(shuffled))).isEqualTo(rules);
    }
  }

  @Test
  void whatWasToldApartOnceStaysSo() {
    boot();
    KindRules first = KindRules.NONE.learn(List.of(talk.messages()));
    Conversation later = new Conversation("com.example.Lamp");
    for (int i = 0; i < 20; i++) {
      later.event(
          Conversation.dictionary("method", XpcString.of("m"), "kind", XpcString.of("k" + i % 2)));
    }

    KindRules second = first.learn(List.of(later.messages()));

    assertThat(second.on(later.messages()).kindOf(later.messages().get(0))).isEqualTo("m");
  }

  @Test
  void anErrorOrAMessageThatAnswersItselfHasNoKind() {
    boot();
    talk.event(new XpcError(XpcError.Singleton.CONNECTION_INVALID, XpcDictionary.EMPTY));
    talk.add(Call.CONNECTION_REPLY_HANDLER, talk.nextSequence(), XpcDictionary.EMPTY);

    Kinds kinds = Kinds.of(talk.messages());
    List<Message> last = talk.messages().subList(7, 9);

    assertThat(last).allSatisfy(message -> assertThat(kinds.kindOf(message)).isEmpty());
    assertThat(kinds.find(last.get(0))).isEmpty();
  }

  @Test
  void nothingHasNoKinds() {
    boot();

    assertThat(Kinds.of(List.of()).kindOf(talk.messages().get(0))).isEmpty();
  }

  private void boot() {
    call("create", Conversation.dictionary("cpu_count", new XpcUint64(1)));
    call("set_name", XpcString.of("lamp"));
    call("start", XpcDictionary.EMPTY);
    talk.event(
        Conversation.dictionary("method", XpcString.of("did_stop"), "state", new XpcInt64(3)));
  }

  private void call(String method, XpcValue arguments) {
    Message request =
        talk.request(
            Conversation.dictionary("method", XpcString.of(method), "arguments", arguments));
    talk.reply(request, Conversation.dictionary("result", new XpcInt64(0)));
  }
}
