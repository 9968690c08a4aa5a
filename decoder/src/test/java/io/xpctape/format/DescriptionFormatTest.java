package io.xpctape.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xpctape.description.Describable;
import io.xpctape.model.BadInputException;
import io.xpctape.model.Bytes;
import io.xpctape.model.Direction;
import io.xpctape.model.ListedMessage;
import io.xpctape.model.Message;
import io.xpctape.model.Recording;
import io.xpctape.model.ValueGenerator;
import io.xpctape.model.WireForm;
import io.xpctape.model.XpcArray;
import io.xpctape.model.XpcBool;
import io.xpctape.model.XpcData;
import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcDictionary.Entry;
import io.xpctape.model.XpcString;
import io.xpctape.model.XpcValue;
import io.xpctape.wire.WireMessage;
import io.xpctape.wire.WireWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DescriptionFormatTest {
  private final List<Message> messages = new ArrayList<>();
  private final List<String> told = new ArrayList<>();

  private final Found found =
      new Found() {
        @Override
        public void recording(Recording recording) {
          throw new AssertionError("a text tells nothing of a recording");
        }

        @Override
        public void message(Message message) {
          messages.add(message);
        }

        @Override
        public void note(String line) {
          told.add("note: " + line);
        }

        @Override
        public void loss(String line) {
          told.add("loss: " + line);
        }
      };

  private void read(byte[] text) throws IOException {
    try (Source source = new Source("FILE", new ByteArrayInputStream(text))) {
      FormatReader reader = Formats.recognize(source);
      assertThat(reader.name()).isEqualTo("description");
      reader.read(source, found);
    }
  }

  private static byte[] text(boolean terminal, List<? extends XpcValue> bodies) throws IOException {
    TextPages writer = new TextPages();
    if (terminal) {
      writer.forTerminal();
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (XpcValue body : bodies) {
      Message message = Drafts.of(body, Direction.OUTGOING, Optional.empty());
      writer.write(new ListedMessage(message, 0, "", 0), out);
    }
    return out.toByteArray();
  }

  @Test
  void areFoundInALog() throws IOException {
    read(
        """
        10:00:00 lampd: sent <dictionary: 0x1> { count = 1, contents =
        \t"on" => <bool: 0x1>: true
        }
        10:00:01 lampd: got <OS_xpc_error: <error: 0x1> { count = 2, contents =
        }>
        """
            .getBytes(StandardCharsets.UTF_8));
    assertThat(messages.get(0).body())
        .isEqualTo(XpcDictionary.of(Entry.of("on", new XpcBool(true))));
    assertThat(messages)
        .extracting(Message::direction)
        .containsExactly(Direction.OUTGOING, Direction.INCOMING);
    assertThat(told)
        .containsExactly(
            "loss: FILE: line 4, column 48: 0 of the error's 2 entries are here",
            "note: descriptions do not say who sent what; errors count as received, all else as"
                + " sent");
  }

  @Test
  void whatWasExportedAsTextComesBack() throws IOException {
    List<XpcValue> bodies = ValueGenerator.bodies(200).map(Describable::of).toList();
    read(text(false, bodies));
    assertThat(messages).extracting(Message::body).isEqualTo(bodies);
  }

  @Test
  void textForATerminalHoldsNothingThatItObeys() throws IOException {
    assertThat(new String(text(true, List.of(XpcString.of("\u001b[2J"))), StandardCharsets.UTF_8))
        .contains("\\u001b[2J")
        .doesNotContain("\u001b");
  }

  @Test
  void textTellsWhatDataSays() throws IOException {
    WireMessage inner =
        new WireMessage(XpcString.of("hello"), WireForm.of(WireForm.Framing.LOCAL, 0, 0));
    XpcData data = new XpcData(Bytes.of(new WireWriter().write(inner)));
    XpcValue body = XpcDictionary.of(Entry.of("d", XpcArray.of(data)));
    assertThat(new String(text(false, List.of(body)), StandardCharsets.UTF_8))
        .endsWith("}\nd[0].$message (XPC message): \"hello\"\n");
  }

  @Test
  void whatStandsBesideADescriptionIsNotTakenForOne() throws IOException {
    WireMessage inner =
        new WireMessage(
            XpcString.of("<dictionary: 0x1> { count = 0, contents ="),
            WireForm.of(WireForm.Framing.LOCAL, 0, 0));
    List<XpcValue> bodies = List.of(new XpcData(Bytes.of(new WireWriter().write(inner))));
    byte[] text = text(false, bodies);
    assertThat(new String(text, StandardCharsets.UTF_8)).contains("\"\\x3cdictionary: 0x1> {");
    read(text);
    assertThat(messages).extracting(Message::body).isEqualTo(bodies);
  }

  @Test
  void aTextWithoutOneIsRefused() throws IOException {
    byte[] text = "no such thing".getBytes(StandardCharsets.UTF_8);
    try (Source source = new Source("FILE", new ByteArrayInputStream(text))) {
      assertThatThrownBy(() -> new DescriptionFormat().read(source, found))
          .isInstanceOf(BadInputException.class)
          .hasMessage("FILE: no object is described in it");
    }
  }
}
