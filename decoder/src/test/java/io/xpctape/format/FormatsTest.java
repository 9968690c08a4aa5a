package io.xpctape.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xpctape.model.BadInputException;
import io.xpctape.model.Bytes;
import io.xpctape.model.Direction;
import io.xpctape.model.ListedMessage;
import io.xpctape.model.Message;
import io.xpctape.model.Recording;
import io.xpctape.model.RecordingGenerator;
import io.xpctape.model.WireForm;
import io.xpctape.model.XpcArray;
import io.xpctape.model.XpcBool;
import io.xpctape.model.XpcData;
import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcDictionary.Entry;
import io.xpctape.model.XpcDouble;
import io.xpctape.model.XpcInt64;
import io.xpctape.model.XpcNull;
import io.xpctape.model.XpcString;
import io.xpctape.model.XpcUint64;
import io.xpctape.model.XpcValue;
import io.xpctape.wire.WireMessage;
import io.xpctape.wire.WireWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FormatsTest {
  /** All that a reader finds. */
  private static final class Heap implements Found {
    private @Nullable Recording recording;
    private final List<Message> messages = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<String> losses = new ArrayList<>();

    @Override
    public void recording(Recording found) {
      recording = found;
    }

    @Override
    public void message(Message message) {
      messages.add(message);
    }

    @Override
    public void note(String line) {
      notes.add(line);
    }

    @Override
    public void loss(String line) {
      losses.add(line);
    }

    List<XpcValue> bodies() {
      return messages.stream().map(Message::body).toList();
    }
  }

  private static Heap read(String name, byte[] bytes) throws IOException {
    Heap heap = new Heap();
    try (Source source = new Source("FILE", new ByteArrayInputStream(bytes))) {
      FormatReader reader = Formats.recognize(source);
      assertThat(reader.name()).isEqualTo(name);
      reader.read(source, heap);
    }
    return heap;
  }

  private static Heap json(String text) throws IOException {
    return read("json", text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void bringsARecordingBackFromJson() throws IOException {
    Recording recording = RecordingGenerator.recording(3, 300);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    FormatWriter writer = Objects.requireNonNull(Formats.WRITERS.get("json")).get();
    writer.begin(recording, out);
    for (Message message : recording.messages()) {
      writer.write(new ListedMessage(message, 5, "kind", 0), out);
    }
    Heap heap = read("json", out.toByteArray());
    assertThat(heap.recording)
        .isEqualTo(
            new Recording(
                recording.info(),
                recording.connections(),
                List.of(),
                List.of(),
                recording.images()));
    assertThat(heap.messages).isEqualTo(recording.messages());
    assertThat(heap.losses).isEmpty();
    assertThat(heap.notes).isEmpty();
  }

  @Test
  void takesPlainJsonForBodies() throws IOException {
    Heap heap =
        json(
            "{\"s\":\"x\",\"$ref\":null,\"b\":[true],\"i\":-5,\"u\":18446744073709551615,"
                + "\"d\":1.5,\"z\":-0,\"s\":2e2}");
    assertThat(heap.bodies())
        .containsExactly(
            XpcDictionary.of(
                Entry.of("s", XpcString.of("x")),
                Entry.of("$ref", new XpcNull()),
                Entry.of("b", XpcArray.of(new XpcBool(true))),
                Entry.of("i", new XpcInt64(-5)),
                Entry.of("u", new XpcUint64(-1)),
                Entry.of("d", new XpcDouble(1.5)),
                Entry.of("z", new XpcDouble(-0.0)),
                Entry.of("s", new XpcDouble(200))));
    assertThat(heap.messages.get(0).direction()).isEqualTo(Direction.OUTGOING);
    assertThat(heap.notes).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "18446744073709551617",
        "-9223372036854775809",
        "0.12345678901234567890123",
        "1e400",
        "1e-400",
        "9007199254740993.0",
        "1e99999999999"
      })
  void keepsANumberThatNoTypeHoldsAsText(String number) throws IOException {
    Heap heap = json("{\"a\":[" + number + "]}");
    assertThat(heap.bodies())
        .containsExactly(XpcDictionary.of(Entry.of("a", XpcArray.of(XpcString.of(number)))));
    assertThat(heap.notes)
        .containsExactly(
            "FILE: line 1: no number of XPC holds " + number + ", it is kept as text at $.a[0]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.1",
        "1e3",
        "0.30000000000000004",
        "1.7976931348623157e308",
        "0e999",
        "18446744073709551616"
      })
  void keepsANumberThatADoubleHolds(String number) throws IOException {
    Heap heap = json("{\"a\":" + number + "}");
    assertThat(heap.bodies())
        .containsExactly(
            XpcDictionary.of(Entry.of("a", new XpcDouble(Double.parseDouble(number)))));
    assertThat(heap.notes).isEmpty();
  }

  @Test
  void keepsWhatNoStringOfXpcHolds() throws IOException {
    Heap heap = json("{\"nul\":\"a\\u0000\",\"half\":\"\\ud800\"}");
    assertThat(heap.bodies())
        .containsExactly(
            XpcDictionary.of(
                Entry.of("nul", new XpcData(Bytes.of((byte) 'a', (byte) 0))),
                Entry.of("half", new XpcString(Bytes.of((byte) 0xed, (byte) 0xa0, (byte) 0x80)))));
    assertThat(heap.notes).hasSize(1);
  }

  @Test
  void takesNothingForAMessageOfOursThatHasMore() throws IOException {
    String ours = "{\"dir\":\"in\",\"body\":{\"a\":{\"$uint64\":\"1\"}}";
    Message message = json(ours + "}").messages.get(0);
    assertThat(message.direction()).isEqualTo(Direction.INCOMING);
    assertThat(message.body()).isEqualTo(XpcDictionary.of(Entry.of("a", new XpcUint64(1))));
    assertThat(json(ours + ",\"more\":1}").bodies().get(0))
        .isInstanceOfSatisfying(
            XpcDictionary.class, body -> assertThat(body.get("more")).isPresent());
  }

  @Test
  void knowsATracersLogBehindItsBanner() throws IOException {
    String log =
        """
             ____
            / _  |   Frida 16.1.4 - A world-class dynamic instrumentation toolkit
        Attaching...
        {"name":"com.apple.x","dict":{"k":1}}
        [Local::PID::77 ]-> {"ok":true}
        {broken
        {"n":2}
        """;
    try (Source source =
        new Source("FILE", new ByteArrayInputStream(log.getBytes(StandardCharsets.UTF_8)))) {
      assertThat(Formats.recognize(source).name()).isEqualTo("json");
    }
  }

  @Test
  void knowsALongDocumentByItsBeginning() throws IOException {
    String array = "[" + "{\"key\":\"value, more\"},\n".repeat(20_000) + "{}]";
    assertThat(json(array).messages).hasSize(20_001);
    String object = "{\"key\":[" + "\"value, more\",".repeat(20_000) + "1]}";
    assertThat(json(object).messages).hasSize(1);
  }

  @Test
  void goesOnBehindADamagedRemoteMessage() throws IOException {
    byte[] good = remote("good", RemoteFlags.REPLY);
    byte[] bad = good.clone();
    bad[39] = 0x7f;
    ByteArrayOutputStream capture = new ByteArrayOutputStream();
    capture.writeBytes(good);
    capture.writeBytes(bad);
    capture.writeBytes(new byte[8]);
    capture.writeBytes(good);
    Heap heap = read("wire", capture.toByteArray());
    assertThat(heap.messages).hasSize(2);
    assertThat(heap.messages).allMatch(message -> message.direction() == Direction.INCOMING);
    assertThat(heap.losses).singleElement().asString().startsWith("FILE: byte ");
  }

  @Test
  void givesWireBytesBack() throws IOException {
    ByteArrayOutputStream capture = new ByteArrayOutputStream();
    capture.writeBytes(remote("one", 1));
    capture.writeBytes(new byte[12]);
    capture.writeBytes(
        new WireWriter()
            .write(
                new WireMessage(XpcString.of("two"), WireForm.of(WireForm.Framing.LOCAL, 0, 0))));
    capture.writeBytes(new byte[4096]);
    Heap heap = read("wire", capture.toByteArray());
    assertThat(heap.notes).first().isEqualTo("FILE: 4108 bytes of zero stand behind its messages");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    FormatWriter writer = Objects.requireNonNull(Formats.WRITERS.get("wire")).get();
    for (Message message : heap.messages) {
      writer.write(new ListedMessage(message, 0, "", 0), out);
    }
    assertThat(out.toByteArray()).isEqualTo(capture.toByteArray());
  }

  @Test
  void writesNoMoreZerosThanACaptureCanHave() {
    WireForm lies = WireForm.of(WireForm.Framing.LOCAL, 0, 0).withZeros(Long.MAX_VALUE);
    Message message = Drafts.of(new XpcNull(), Direction.OUTGOING, Optional.of(lies));
    FormatWriter writer = Objects.requireNonNull(Formats.WRITERS.get("wire")).get();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThatThrownBy(() -> writer.write(new ListedMessage(message, 0, "", 0), out))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("bytes of zero");
    assertThat(out.size()).isZero();
  }

  private static final class RemoteFlags {
    static final int REPLY = 0x20101;
  }

  private static byte[] remote(String word, int flags) {
    return new WireWriter()
        .write(new WireMessage(XpcString.of(word), WireForm.of(WireForm.Framing.REMOTE, flags, 1)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "root:x:0:0\n", "# Title\n\nsome [1] words {\"a\":1}\nmore\nwords\n"})
  void saysWhatItDoesNotKnow(String text) throws IOException {
    try (Source source =
        new Source("FILE", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))) {
      assertThatThrownBy(() -> Formats.recognize(source))
          .isInstanceOf(BadInputException.class)
          .hasMessageStartingWith("FILE: is ");
    }
  }
}
