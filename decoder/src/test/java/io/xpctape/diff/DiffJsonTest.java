package io.xpctape.diff;

import static io.xpctape.diff.Talk.body;
import static io.xpctape.diff.Talk.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import io.xpctape.json.MessageJson;
import io.xpctape.model.Call;
import io.xpctape.model.Direction;
import io.xpctape.model.XpcInt64;
import io.xpctape.model.XpcPointer;
import io.xpctape.model.XpcUint64;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DiffJsonTest {
  private static List<String> lines(Talk a, Talk b) {
    Conversation before = a.conversation();
    Conversation after = b.conversation();
    List<String> lines = new ArrayList<>();
    new DiffJson(before, after)
        .write(Comparer.compare(before, after, Criteria.usual()), lines::add);
    assertThat(lines)
        .allSatisfy(line -> assertThat(JsonParser.parseString(line).isJsonObject()).isTrue());
    return lines;
  }

  @Test
  void eachDifferenceIsALineAndTheTotalsAreTheLast() {
    Talk a =
        new Talk()
            .asks(body("create", entry("cpus", new XpcUint64(-1)), entry("at", new XpcPointer(1))))
            .sends(body("start"));
    Talk b =
        new Talk()
            .asks(body("create", entry("cpus", new XpcInt64(2)), entry("at", new XpcPointer(2))))
            .hears(body("created"));
    List<String> lines = lines(a, b);
    assertThat(lines).hasSize(4);
    assertThat(lines.get(0))
        .isEqualTo(
            "{\"difference\":\"changed\",\"a\":1,\"b\":1,\"dir\":\"out\",\"kind\":\"create\","
                + "\"service\":\"service\",\"fields\":[{\"path\":\"cpus\","
                + "\"before\":{\"$uint64\":\"18446744073709551615\"},"
                + "\"after\":{\"$int64\":\"2\"}}]}");
    assertThat(lines.get(1))
        .startsWith("{\"difference\":\"only_in_b\",\"b\":2,\"message\":{\"n\":2,");
    assertThat(lines.get(2))
        .startsWith("{\"difference\":\"only_in_a\",\"a\":2,\"message\":{\"n\":2,");
    assertThat(lines.get(3))
        .isEqualTo(
            "{\"difference\":\"totals\",\"equal\":0,\"changed\":1,\"only_in_a\":1,"
                + "\"only_in_b\":1,\"noise\":{\"pointers\":1},\"ignored\":0}");
  }

  @Test
  void aMessageOfOneSideIsWholeAndSaysWhatItAnswers() {
    Talk a = new Talk().asks(body("create"));
    Talk b = new Talk().asks(body("create")).hears(body("created"));
    String message =
        JsonParser.parseString(lines(a, b).get(0)).getAsJsonObject().get("message").toString();
    assertThat(MessageJson.parseLine(message)).isEqualTo(b.conversation().messages().get(1));
    assertThat(message).contains("\"reply_to\":1,");
  }

  @Test
  void anotherCallIsNamed() {
    Talk b =
        new Talk()
            .add(
                Direction.OUTGOING,
                Call.CONNECTION_SEND_MESSAGE_WITH_REPLY_SYNC,
                0,
                "service",
                body("create"));
    assertThat(lines(new Talk().asks(body("create")), b).get(0))
        .contains(
            "\"call_before\":\"xpc_connection_send_message_with_reply\","
                + "\"call_after\":\"xpc_connection_send_message_with_reply_sync\","
                + "\"fields\":[]");
  }
}
