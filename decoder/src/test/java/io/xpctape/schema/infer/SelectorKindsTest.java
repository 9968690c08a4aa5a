package io.xpctape.schema.infer;

import static io.xpctape.schema.infer.Conversation.dictionary;
import static org.assertj.core.api.Assertions.assertThat;

import io.xpctape.model.Bytes;
import io.xpctape.model.Message;
import io.xpctape.model.XpcData;
import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcString;
import io.xpctape.model.XpcUint64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Messages of NSXPC go by the method that they call. */
class SelectorKindsTest {
  /** The beginning of an invocation, of which a selector of seven characters is all that counts. */
  private static XpcDictionary call(String selector) {
    String text = "78" + HexFormat.of().formatHex(Bytes.utf8(selector + "\0").toArray());
    Bytes root = Bytes.of(HexFormat.of().parseHex("62706c6973743137a0ff00000000000000" + text));
    return dictionary(
        "f", new XpcUint64(33), "root", new XpcData(root), "replysig", XpcString.of("v8@?0"));
  }

  @Test
  void aSelectorIsTheKindOfAMessageAndOfItsReply() {
    Conversation talk = new Conversation("x.nsxpc");
    Message opens = talk.request(call("openIt:"));
    Message opened = talk.reply(opens, dictionary("root", new XpcData(Bytes.EMPTY)));
    Message closes = talk.event(call("closeX:"));
    Message control = talk.event(dictionary("f", new XpcUint64(13)));
    Kinds kinds = Kinds.of(talk.messages());
    assertThat(kinds.kindOf(opens)).isEqualTo("openIt:");
    assertThat(kinds.kindOf(opened)).isEqualTo("openIt:");
    assertThat(kinds.kindOf(closes)).isEqualTo("closeX:");
    assertThat(kinds.kindOf(control)).isEmpty();
    assertThat(kinds.find(opened).orElseThrow().label()).isEqualTo("openIt:");
    assertThat(kinds.find(control)).isPresent();
  }
}
