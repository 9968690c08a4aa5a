package io.xpctape.replay.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.xpctape.model.Bytes;
import io.xpctape.model.Call;
import io.xpctape.model.Direction;
import io.xpctape.model.Message;
import io.xpctape.model.XpcBool;
import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcDictionary.Entry;
import io.xpctape.model.XpcError;
import io.xpctape.model.XpcInt64;
import io.xpctape.model.XpcKind;
import io.xpctape.model.XpcNull;
import io.xpctape.model.XpcResource;
import io.xpctape.model.XpcString;
import io.xpctape.model.XpcValue;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class OutcomeTest {
  static Stream<Arguments> bodies() {
    return Stream.of(
        arguments(
            new XpcError(XpcError.Singleton.CONNECTION_INVALID, XpcDictionary.EMPTY), List.of(".")),
        arguments(
            new XpcResource(
                XpcKind.OTHER, Bytes.utf8("rich_error"), Bytes.utf8("why"), Optional.empty()),
            List.of(".")),
        arguments(
            XpcDictionary.of(
                Entry.of("NSError", XpcString.of("why")), Entry.of("error code", new XpcInt64(5))),
            List.of("NSError", "[\"error code\"]")),
        arguments(
            XpcDictionary.of(
                Entry.of("error", new XpcNull()),
                Entry.of("errors", XpcDictionary.EMPTY),
                Entry.of("errno", new XpcInt64(5)),
                Entry.of("error_code", new XpcInt64(0)),
                Entry.of("had_error", new XpcBool(false)),
                Entry.of("last_error", XpcString.of(""))),
            List.of()));
  }

  private static Message message(Direction direction, XpcValue body) {
    return new Message(
        1,
        1,
        0,
        0,
        1,
        1,
        direction,
        Call.CONNECTION_EVENT_HANDLER,
        0,
        Bytes.EMPTY,
        body,
        Optional.empty());
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void anErrorIsWhatSaysMoreThanNothing(XpcValue body, List<String> places) {
    Outcome outcome = Outcome.of(List.of(message(Direction.INCOMING, body)));
    assertThat(outcome.errors()).extracting(told -> told.path().toString()).isEqualTo(places);
    assertThat(outcome.received()).isEqualTo(1);
    assertThat(Outcome.of(List.of(message(Direction.OUTGOING, body))).errors()).isEmpty();
  }
}
