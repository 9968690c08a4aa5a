package io.xpctape.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xpctape.model.BadInputException;
import io.xpctape.model.Bytes;
import io.xpctape.model.Call;
import io.xpctape.model.Direction;
import io.xpctape.model.ListedMessage;
import io.xpctape.model.Message;
import io.xpctape.model.RecordingGenerator;
import io.xpctape.model.XpcArray;
import io.xpctape.model.XpcData;
import io.xpctape.model.XpcDate;
import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcDictionary.Entry;
import io.xpctape.model.XpcDouble;
import io.xpctape.model.XpcError;
import io.xpctape.model.XpcFd;
import io.xpctape.model.XpcInt64;
import io.xpctape.model.XpcNull;
import io.xpctape.model.XpcString;
import io.xpctape.model.XpcUint64;
import io.xpctape.model.XpcUuid;
import io.xpctape.model.XpcValue;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FilterTest {
  private static final XpcDictionary BODY =
      XpcDictionary.of(
          Entry.of("method", XpcString.of("start")),
          Entry.of("u", new XpcUint64(-1)),
          Entry.of("i", new XpcInt64(5)),
          Entry.of("five", new XpcUint64(5)),
          Entry.of("d", new XpcDouble(5)),
          Entry.of("none", new XpcNull()),
          Entry.of("bytes", new XpcData(Bytes.of((byte) 0, (byte) 0xff))),
          Entry.of(
              "root",
              new XpcData(
                  Bytes.utf8("<plist><dict><key>a</key><integer>7</integer></dict></plist>"))),
          Entry.of("when", new XpcDate(1_700_000_000_000_000_001L)),
          Entry.of("id", new XpcUuid(new UUID(0xabcdL << 48, 1))),
          Entry.of("file", XpcFd.of(Bytes.utf8("/boot/vmlinuz"))),
          new Entry(Bytes.of((byte) 'k', (byte) 0xff), XpcString.of("odd")),
          Entry.of("a key", new XpcInt64(1)),
          Entry.of("a key", new XpcInt64(2)),
          Entry.of(
              "disks",
              XpcArray.of(
                  XpcDictionary.of(Entry.of("path", XpcString.of("/a"))),
                  XpcDictionary.of(Entry.of("path", XpcString.of("/b"))))));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "true",
        "plist(body.root).a == 7",
        "size(plist(body.root)) == 1 && size(body.root) > 10",
        "n == 12",
        "n == 12 && time >= 1000 && time < 2000",
        "dir == 'out'",
        "call == 'xpc_connection_send_message'",
        "service.startsWith('com.example')",
        "connection == 3",
        "kind == \"begin\"",
        "reply_to == 11",
        "error == ''",
        "body.method == 'start'",
        "body.method in ['start', 'stop']",
        "body.u == 18446744073709551615u",
        "body.u > 5",
        "body.i == 5 && body.i == 5u && body.i == 5.0 && body.i < 6u",
        "body.five == 5 && body.five == body.i && body.five == body.d",
        "body.none == null",
        "body.bytes == b'\\x00\\xff'",
        "size(body.bytes) == 2",
        "body.when > timestamp('2023-11-14T22:13:20Z')",
        "body.id == 'ABCD0000-0000-0000-0000-000000000001'",
        "body.file.path == '/boot/vmlinuz' && !has(body.file.size)",
        "body['k\\\\xff'] == 'odd'",
        "body['a key'] == 1",
        "has(body.method) && !has(body.methods)",
        "body.disks[1].path == '/b'",
        "body.disks.exists(d, d.path == '/a')",
        "body.disks.size() == 2",
        "body.missing == 1 || n == 12",
        "body.method.matches('^st')"
      })
  void matches(String expression) {
    assertThat(Filter.parse(expression).test(listed(BODY))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "false",
        "body.missing == 1",
        "body.missing != 1",
        "body.method > 5",
        "body.method == 5",
        "body.method",
        "body.disks[7].path == '/b'",
        "body.i / 0 == 1",
        "body.method.deeper.still == 1",
        "body.i == '5'",
        "plist(body.bytes).a == 1",
        "plist(body.method).a == 1",
        "message(body.root).a == 7"
      })
  void doesNotMatch(String expression) {
    assertThat(Filter.parse(expression).test(listed(BODY))).isFalse();
  }

  @Test
  void knowsErrors() {
    Filter filter = Filter.parse("error == 'connection_invalid'");
    assertThat(filter.test(listed(new XpcError(XpcError.Singleton.CONNECTION_INVALID, BODY))))
        .isTrue();
    XpcDictionary described = XpcDictionary.of(Entry.of("XPCErrorDescription", XpcString.of("x")));
    assertThat(
            Filter.parse("error == 'x' && body.XPCErrorDescription == 'x'")
                .test(listed(new XpcError(XpcError.Singleton.NONE, described))))
        .isTrue();
    assertThat(filter.test(listed(BODY))).isFalse();
  }

  @Test
  void takesMessagesOfEverySort() {
    Filter filter = Filter.parse("has(body.a) || body == 5 || size(body) > 0 || error != ''");
    for (Message message : RecordingGenerator.recording(4, 500).messages()) {
      filter.test(new ListedMessage(message, 0, "", 0));
    }
    assertThat(filter.test(listed(BODY))).isTrue();
  }

  @Test
  void saysAtWhichColumnAnExpressionIsWrong() {
    refuses("n == 1 && bodi.x == 2", "column 11: undeclared reference to 'bodi'");
    refuses("n == ", "column 6: the expression ends too early");
    refuses("n == 1 n", "column 8: 'n' does not belong here");
    refuses("kind.matches('(a')", "column 14: Unclosed group near index 2");
    refuses("n == 'x'", "column 3: found no matching overload");
    refuses(
        "n == 18446744073709551615",
        "column 6: 18446744073709551615 does not fit an int; a uint ends in u, as in"
            + " 18446744073709551615u");
    refuses("n", "column 1: expected type 'bool' but found 'int'");
    refuses("", "column 1: ");
    refuses("body.x == '\u001b", "column ");
    refuses("a(".repeat(5000), "");
    refuses("(".repeat(90_000), "");
  }

  @Test
  void readsSelections() {
    assertThat(Selection.parse("12")).isEqualTo(new Selection.Range(12, 12));
    assertThat(Selection.parse(" 12 .. 20 ")).isEqualTo(new Selection.Range(12, 20));
    assertThat(Selection.parse("n > 3")).isInstanceOf(Selection.Matching.class);
    assertThat(List.of("12", "11..13", "n == 12", "1..12"))
        .allMatch(text -> Selection.parse(text).test(listed(BODY)));
    assertThat(List.of("11", "13..20", "n != 12"))
        .noneMatch(text -> Selection.parse(text).test(listed(BODY)));
    for (String wrong : List.of("0", "20..12", "99999999999999999999", "1..", "..2", "-1", "")) {
      assertThatThrownBy(() -> Selection.parse(wrong))
          .as(wrong)
          .isInstanceOf(BadInputException.class);
    }
  }

  private static void refuses(String expression, String complaint) {
    assertThatThrownBy(() -> Filter.parse(expression))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith(complaint)
        .hasMessageNotContainingAny("\n", "\u001b");
  }

  private static ListedMessage listed(XpcValue body) {
    Message message =
        new Message(
            12,
            20,
            5000,
            0,
            1,
            3,
            Direction.OUTGOING,
            Call.CONNECTION_SEND_MESSAGE,
            19,
            Bytes.utf8("com.example.service"),
            body,
            Optional.empty());
    return new ListedMessage(message, 1500, "begin", 11);
  }
}
