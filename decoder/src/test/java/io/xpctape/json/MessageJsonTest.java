package io.xpctape.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xpctape.model.BadInputException;
import io.xpctape.model.Bytes;
import io.xpctape.model.Limits;
import io.xpctape.model.ListedMessage;
import io.xpctape.model.Message;
import io.xpctape.model.RecordingGenerator;
import io.xpctape.model.ValueGenerator;
import io.xpctape.model.XpcArray;
import io.xpctape.model.XpcData;
import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcDictionary.Entry;
import io.xpctape.model.XpcDouble;
import io.xpctape.model.XpcFd;
import io.xpctape.model.XpcInt64;
import io.xpctape.model.XpcKind;
import io.xpctape.model.XpcNull;
import io.xpctape.model.XpcString;
import io.xpctape.model.XpcUint64;
import io.xpctape.model.XpcValue;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MessageJsonTest {
  @Test
  void bringsMessagesBack() {
    for (Message message : RecordingGenerator.recording(9, 500).messages()) {
      String line = MessageJson.line(new ListedMessage(message, 900_000, "start", 7));
      assertThat(line).doesNotContain("\n", "\r");
      assertThat(MessageJson.parseLine(line)).isEqualTo(message);
    }
  }

  @ParameterizedTest
  @EnumSource
  void bringsEveryTypeBack(XpcKind kind) {
    ValueGenerator values = new ValueGenerator(5);
    for (int i = 0; i < 100; i++) {
      XpcValue value = values.ofKind(kind);
      assertThat(MessageJson.parseValue(MessageJson.value(value))).isEqualTo(value);
    }
  }

  @Test
  void writesTheFormThatOthersRelyOn() {
    XpcDictionary body =
        XpcDictionary.of(
            Entry.of("text", XpcString.of("<grüße> \u2028")),
            Entry.of("$cost", new XpcNull()),
            Entry.of("big", new XpcUint64(-1)),
            Entry.of("five", new XpcInt64(5)),
            Entry.of("zero", new XpcDouble(-0.0)),
            Entry.of("bytes", new XpcData(Bytes.of((byte) 0, (byte) 0xff))),
            Entry.of("file", XpcFd.of(Bytes.utf8("/boot"))),
            Entry.of(
                "twice",
                XpcDictionary.of(
                    Entry.of("k", XpcArray.of()),
                    new Entry(Bytes.of((byte) 0xff), XpcDictionary.EMPTY),
                    Entry.of("k", new XpcNull()))));
    assertThat(MessageJson.value(body))
        .isEqualTo(
            """
            {"text":"<grüße> \\u2028","$$cost":null,\
            "big":{"$uint64":"18446744073709551615"},"five":{"$int64":"5"},\
            "zero":{"$double":"-0.0"},"bytes":{"$data":"AP8="},\
            "file":{"$fd":{"type":"not_inspected","path":"/boot"}},\
            "twice":{"$entries":[["k",[]],[{"$string":"/w=="},{}],["k",null]]}}""");
  }

  @Test
  void takesPlainNumbersForWhatHoldsThem() {
    assertThat(MessageJson.parseValue("[1,-9223372036854775808,18446744073709551615,1e3,1.5]"))
        .isEqualTo(
            XpcArray.of(
                new XpcInt64(1),
                new XpcInt64(Long.MIN_VALUE),
                new XpcUint64(-1),
                new XpcDouble(1000),
                new XpcDouble(1.5)));
    assertThat(MessageJson.parseValue("18446744073709551616")).isEqualTo(new XpcDouble(0x1p64));
  }

  @Test
  void carriesTheDeepestValueAndRefusesADeeperOne() {
    XpcValue deep = ValueGenerator.deep(Limits.MAX_DEPTH - 1);
    assertThat(MessageJson.parseValue(MessageJson.value(deep))).isEqualTo(deep);
    String deeper = MessageJson.value(XpcArray.of(deep));
    assertThatThrownBy(() -> MessageJson.parseValue(deeper))
        .isInstanceOf(BadInputException.class)
        .hasMessage("nested deeper than 128 values at $" + "[0].k".repeat(11) + "[0].…");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[1",
        "{\"a\":}",
        "nul",
        "{\"$nothing\":1}",
        "{\"$int64\":\"9223372036854775808\"}",
        "{\"$int64\":[]}",
        "{\"$uuid\":\"1-1-1-1-1\"}",
        "{\"$data\":\"*\"}",
        "{\"$fd\":{\"type\":\"boat\"}}",
        "{\"$int64\":\"5\",\"b\":1}",
        "{\"b\":1,\"$int64\":\"5\"}",
        "{\"$entries\":[[1,2]]}",
        "{\"$entries\":[[\"k\",2,3]]}",
        "{\"$incomplete\":{\"value\":true}}",
        "\"a\\u0000b\""
      })
  void refusesWhatIsNoValue(String json) {
    assertThatThrownBy(() -> MessageJson.parseValue(json))
        .isInstanceOf(BadInputException.class)
        .hasMessageNotContaining("\n");
  }

  @Test
  void refusesALineThatIsNoMessage() {
    for (String line : List.of("{}", "[]", "{\"dir\":\"up\",\"body\":{}}", "{\"n\":\"x\"}")) {
      assertThatThrownBy(() -> MessageJson.parseLine(line)).isInstanceOf(BadInputException.class);
    }
  }
}
