package io.xpctape.diff;

import static io.xpctape.diff.Talk.body;
import static io.xpctape.diff.Talk.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.xpctape.model.Bytes;
import io.xpctape.model.Call;
import io.xpctape.model.Direction;
import io.xpctape.model.PathPattern;
import io.xpctape.model.XpcData;
import io.xpctape.model.XpcDate;
import io.xpctape.model.XpcInt64;
import io.xpctape.model.XpcPointer;
import io.xpctape.model.XpcUint64;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DiffTextTest {
  private static final Conversation A =
      new Talk()
          .asks(
              body(
                  "create",
                  entry("kernel", "/boot/a"),
                  entry("memory", new XpcUint64(512)),
                  entry("pid", new XpcInt64(Talk.PID)),
                  entry("at", new XpcPointer(0x1000))))
          .hears(body("created"))
          .sends(body("start"))
          .sees(body("beat", entry("when", new XpcDate(1))))
          .sees(body("stopped", entry("state", new XpcUint64(0))))
          .conversation();

  private static final Conversation B =
      new Talk(Talk.PID + 7)
          .asks(
              body(
                  "create",
                  entry("kernel", "/boot/b"),
                  entry("disk", new XpcData(Bytes.of(new byte[99]))),
                  entry("pid", new XpcInt64(Talk.PID + 7)),
                  entry("at", new XpcPointer(0x2000))))
          .hears(body("created"))
          .sends(body("name\u001b[2J", entry("name", "x\n")))
          .add(Direction.OUTGOING, Call.CONNECTION_SEND_MESSAGE, 0, "service", body("start"))
          .sees(body("beat", entry("when", new XpcDate(2))))
          .conversation();

  private static String text(boolean color, Criteria criteria) {
    StringBuilder text = new StringBuilder();
    new DiffText(A, B, color)
        .write(Comparer.compare(A, B, criteria), line -> text.append(line).append('\n'));
    return text.toString();
  }

  private static final Criteria CRITERIA =
      new Criteria(Noise.usual(), List.of(PathPattern.parse("when")));

  @Test
  void eachMessageThatDiffersHasItsLine() {
    assertThat(text(false, CRITERIA))
        .isEqualTo(
            """
            ~ 1 out create service
                + disk  data of 99 bytes
                kernel  "/boot/a" → "/boot/b"
                - memory  512
            + 3 out name\\u001b[2J service  {method: "name\\u001b[2J", name: "x\\n"}
            - 5 in stopped service  {method: "stopped", state: 0}
            3 equal, 1 changed, 1 only in the first, 1 only in the second
            left out as noise: 1 pid, 1 pointer
            left out by pattern: 1
            """);
  }

  @Test
  void colorsAddNothingButColors() {
    String colored = text(true, CRITERIA);
    assertThat(colored).contains("\u001b[31m- 5 in stopped", "\u001b[32m+ disk");
    assertThat(colored.replaceAll("\u001b\\[[0-9]*m", "")).isEqualTo(text(false, CRITERIA));
  }
}
