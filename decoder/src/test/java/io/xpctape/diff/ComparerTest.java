package io.xpctape.diff;

import static io.xpctape.diff.Talk.body;
import static io.xpctape.diff.Talk.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.xpctape.model.Call;
import io.xpctape.model.Direction;
import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcError;
import io.xpctape.model.XpcUint64;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ComparerTest {
  private static List<String> differences(Talk a, Talk b) {
    return Comparer.compare(a.conversation(), b.conversation(), Criteria.usual())
        .differences()
        .stream()
        .map(ComparerTest::describe)
        .toList();
  }

  private static String describe(Difference difference) {
    if (difference instanceof Difference.OnlyInA only) {
      return "-" + only.message().n();
    }
    if (difference instanceof Difference.OnlyInB only) {
      return "+" + only.message().n();
    }
    Difference.Changed changed = (Difference.Changed) difference;
    return changed.a().n()
        + "~"
        + changed.b().n()
        + " "
        + changed.fields().stream().map(field -> field.path().toString()).toList();
  }

  private static XpcDictionary numbered(String method, long number) {
    return body(method, entry("number", new XpcUint64(number)));
  }

  @Test
  void aConversationEqualsItself() {
    Talk talk = new Talk().asks(body("start")).hears(body("started")).sees(body("stopped"));
    Comparison comparison =
        Comparer.compare(talk.conversation(), talk.conversation(), Criteria.usual());
    assertThat(comparison.same()).isTrue();
    assertThat(comparison.equal()).isEqualTo(3);
  }

  @Test
  void aMessageTooManyMovesNothingElse() {
    Talk a = new Talk();
    Talk b = new Talk();
    for (int i = 0; i < 9; i++) {
      a.sees(numbered("event", i));
      if (i != 4) {
        b.sees(numbered("event", i));
      }
    }
    assertThat(differences(a, b)).containsExactly("-5");
    assertThat(differences(b, a)).containsExactly("+5");
  }

  @Test
  void messagesOfOneKindCorrespondThoughTheyDiffer() {
    assertThat(
            differences(
                new Talk().sends(body("a")).sends(numbered("set", 1)).sends(body("b")),
                new Talk().sends(body("a")).sends(body("x")).sends(numbered("set", 2))))
        .containsExactly("+2", "2~3 [number]", "-3");
  }

  @Test
  void repliesStayWithTheirRequests() {
    // The answers came the other way round; that alone is no difference.
    Talk a =
        new Talk()
            .asks(numbered("ask", 1))
            .asks(numbered("ask", 2))
            .answer(1, numbered("one", 1))
            .answer(2, numbered("two", 1));
    Talk b =
        new Talk()
            .asks(numbered("ask", 1))
            .asks(numbered("ask", 2))
            .answer(2, numbered("two", 2))
            .answer(1, numbered("one", 1));
    assertThat(differences(a, b)).containsExactly("4~3 [number]");
  }

  @Test
  void anErrorInsteadOfAReplyIsAChange() {
    XpcError invalid = new XpcError(XpcError.Singleton.CONNECTION_INVALID, XpcDictionary.EMPTY);
    assertThat(
            differences(
                new Talk().asks(body("start")).hears(body("started")),
                new Talk().asks(body("start")).hears(invalid)))
        .containsExactly("2~2 [.]");
  }

  @Test
  void aMissingReplyIsOnOneSideOnly() {
    Talk asked = new Talk().asks(body("start"));
    Talk answered = new Talk().asks(body("start")).hears(body("started"));
    assertThat(differences(answered, asked)).containsExactly("-2");
    assertThat(differences(asked, answered)).containsExactly("+2");
  }

  @Test
  void howTwoLanesMixIsNoDifference() {
    Talk a = new Talk().sends(body("a")).sees(body("event")).sends(body("b"));
    Talk b = new Talk().sends(body("a")).sends(body("b")).sees(body("event"));
    assertThat(differences(a, b)).isEmpty();
  }

  @Test
  void servicesAreKeptApart() {
    Talk a =
        new Talk().add(Direction.OUTGOING, Call.CONNECTION_SEND_MESSAGE, 0, "one", body("hello"));
    Talk b =
        new Talk().add(Direction.OUTGOING, Call.CONNECTION_SEND_MESSAGE, 0, "two", body("hello"));
    assertThat(differences(a, b)).containsExactly("+1", "-1");
  }

  @Test
  void theSameRequestMadeByAnotherFunctionIsAChangeWithoutFields() {
    Talk a = new Talk().asks(body("start"));
    Talk b =
        new Talk()
            .add(
                Direction.OUTGOING,
                Call.CONNECTION_SEND_MESSAGE_WITH_REPLY_SYNC,
                0,
                "service",
                body("start"));
    assertThat(differences(a, b)).containsExactly("1~1 []");
  }

  @Test
  void nothingCorrespondsToAnEmptyTape() {
    Talk talk = new Talk().asks(body("start")).hears(body("started")).sees(body("stopped"));
    assertThat(differences(talk, new Talk())).containsExactly("-1", "-2", "-3");
    assertThat(differences(new Talk(), talk)).containsExactly("+1", "+2", "+3");
  }

  @Test
  void aReplyWhoseRequestIsNotThereStandsForItself() {
    Talk a = new Talk().asks(body("start")).hears(body("started"));
    Conversation all = a.conversation();
    Conversation replies = new Conversation(all.info(), all.messages().subList(1, 2), all.kind());
    assertThat(Comparer.compare(replies, replies, Criteria.usual()).equal()).isEqualTo(1);
  }
}
