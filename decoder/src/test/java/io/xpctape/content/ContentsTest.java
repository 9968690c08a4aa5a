package io.xpctape.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xpctape.json.MessageJson;
import io.xpctape.model.BadInputException;
import io.xpctape.model.Bytes;
import io.xpctape.model.Edits;
import io.xpctape.model.Incomplete;
import io.xpctape.model.Path;
import io.xpctape.model.PathPattern;
import io.xpctape.model.WireForm;
import io.xpctape.model.XpcBool;
import io.xpctape.model.XpcData;
import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcString;
import io.xpctape.model.XpcUint64;
import io.xpctape.model.XpcValue;
import io.xpctape.text.ValueText;
import io.xpctape.wire.WireMessage;
import io.xpctape.wire.WireWriter;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ContentsTest {
  /** {@code [greet:, v24@0:8@16, ["you"]]}. */
  private static final XpcData CALL =
      data(
          "62706c6973743137a0320000000000000077 67726565743a00"
              + "7b763234 40303a3840313600 a03200000000000000 74796f7500");

  private static final XpcDictionary BODY =
      XpcDictionary.of(
          XpcDictionary.Entry.of("f", new XpcUint64(1)), XpcDictionary.Entry.of("root", CALL));

  private static XpcData data(String hex) {
    return new XpcData(Bytes.of(HexFormat.of().parseHex(hex.replace(" ", ""))));
  }

  private static Optional<XpcValue> get(XpcValue body, String path) {
    return Contents.get(body, Path.parse(path));
  }

  @Test
  void pathsGoOnInside() {
    assertThat(get(BODY, "root.$plist.selector")).contains(XpcString.of("greet:"));
    assertThat(get(BODY, "root.$plist.arguments[0]")).contains(XpcString.of("you"));
    assertThat(get(BODY, "root.$plist.arguments[1]")).isEmpty();
    assertThat(get(BODY, "root.$message")).isEmpty();
    assertThat(get(BODY, "f.$plist")).isEmpty();
    assertThat(get(BODY, "root")).contains(CALL);
    assertThat(Path.parse("a[0].$plist[\"$plist\"]")).hasToString("a[0].$plist[\"$plist\"]");
    assertThat(Path.parse("$plist.a").steps().get(0)).isEqualTo(Path.View.PLIST);
    assertThat(PathPattern.parse("root.$plist.*").matches(Path.parse("root.$plist.selector")))
        .isTrue();
    assertThat(PathPattern.parse("root.*.selector").matches(Path.parse("root.$plist.selector")))
        .isTrue();
  }

  @Test
  void anUnknownViewIsNoPath() {
    assertThatThrownBy(() -> Path.parse("root.$plists"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("column 6")
        .hasMessageContaining("[\"$a\"]");
  }

  @Test
  void nothingInsideCanBeChanged() {
    Path path = Path.parse("root.$plist.selector");
    String refusal =
        "root.$plist.selector: what lies in $plist is a view of data and can't be changed;"
            + " change the data, root";
    assertThatThrownBy(() -> Edits.set(BODY, path, new XpcBool(true))).hasMessage(refusal);
    assertThatThrownBy(() -> Edits.unset(BODY, path)).hasMessage(refusal);
  }

  @Test
  void theTextShowsWhatDataSays() {
    assertThat(ValueText.tree(BODY, ValueText.Order.RECORDED))
        .isEqualTo(
            """
            {
              f: uint64:1
              root: data of 51 bytes
                $plist (bplist17): {
                  selector: "greet:"
                  signature: "v24@0:8@16"
                  arguments: [
                    0: "you"
                  ]
                }
            }
            """);
  }

  @Test
  void theJsonShowsItBesideTheBytesAndReadsTheseAlone() {
    String json = MessageJson.value(BODY);
    assertThat(json)
        .endsWith(
            ",\"$form\":\"bplist17\",\"$plist\":{\"selector\":\"greet:\","
                + "\"signature\":\"v24@0:8@16\",\"arguments\":[\"you\"]}}}");
    assertThat(MessageJson.parseValue(json)).isEqualTo(BODY);
    assertThat(MessageJson.parseValue(json.replace("greet:", "leave:"))).isEqualTo(BODY);
    assertThatThrownBy(() -> MessageJson.parseValue("{\"$data\":\"\",\"x\":1}"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("x stands beside $data");
  }

  @Test
  void aMessageInDataIsRead() {
    WireForm form = new WireForm(WireForm.Framing.LOCAL, 0, 0, false, Bytes.EMPTY, 0);
    XpcData inner = new XpcData(Bytes.of(new WireWriter().write(new WireMessage(BODY, form))));
    XpcDictionary body = XpcDictionary.of(XpcDictionary.Entry.of("inner", inner));
    assertThat(get(body, "inner.$message.f")).contains(new XpcUint64(1));
    assertThat(get(body, "inner.$message.root.$plist.selector")).contains(XpcString.of("greet:"));
    assertThat(ValueText.tree(body, ValueText.Order.RECORDED))
        .contains("$message (XPC message): {", "$plist (bplist17): {");
    assertThat(MessageJson.parseValue(MessageJson.value(body))).isEqualTo(body);
  }

  @Test
  void dataThatIsNotWholeIsNotLookedInto() {
    Incomplete cut = new Incomplete(Incomplete.Reason.MAX_DATA, OptionalLong.of(100));
    XpcData part = new XpcData(CALL.bytes(), Optional.of(cut));
    assertThat(new Contents().in(part, 1)).isEmpty();
    XpcDictionary body = XpcDictionary.of(XpcDictionary.Entry.of("root", part));
    assertThat(Contents.selector(body)).contains(Bytes.utf8("greet:"));
  }

  @Test
  void damagedDataStaysDataWithAHint() {
    XpcData damaged = new XpcData(CALL.bytes().slice(0, 50));
    assertThat(new Contents().in(damaged, 1)).isEmpty();
    assertThat(ValueText.tree(damaged, ValueText.Order.RECORDED))
        .startsWith(
            "data of 50 bytes (a damaged bplist17, byte 17: a last byte at 50)\n"
                + "  00000000  62 70 6c 69");
    assertThat(Contents.damage(CALL)).isEmpty();
    assertThat(Contents.damage(data("00010203040506070809"))).isEmpty();
  }

  @Test
  void viewsStayWithinTheDepthOfValues() {
    assertThat(new Contents().in(CALL, 125)).isPresent();
    assertThat(new Contents().in(CALL, 126)).isEmpty();
  }

  @Test
  void whatOneMessageShowsIsLimited() {
    int text = 60_000;
    int times = 50;
    ByteBuffer plist = ByteBuffer.allocate(8 + 6 + text + 3 + times + 8 + 32);
    plist.put(Bytes.utf8("bplist00").buffer());
    plist.putShort((short) 0x5f12).putInt(text).put(new byte[text]);
    plist.putShort((short) 0xaf10).put((byte) times).put(new byte[times]);
    plist.putInt(8).putInt(14 + text);
    plist.put(new byte[6]).put((byte) 4).put((byte) 1).putLong(2).putLong(1);
    plist.putLong(17L + text + times);
    XpcData shared = new XpcData(Bytes.of(plist.array()));
    Contents contents = new Contents();
    int shown = 0;
    while (contents.in(shared, 1).isPresent()) {
      shown++;
    }
    assertThat(shown).isBetween(1, (int) (Contents.MAX_WEIGHT / text / times));
    assertThat(new Contents().in(shared, 1)).isPresent();
  }

  @Test
  void onlyAnInvocationInRootNamesAKind() {
    assertThat(Contents.selector(BODY)).contains(Bytes.utf8("greet:"));
    assertThat(Contents.selector(XpcDictionary.of(XpcDictionary.Entry.of("other", CALL))))
        .isEmpty();
    assertThat(Contents.selector(CALL)).isEmpty();
  }
}
