package io.xpctape.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.xpctape.model.Call;
import io.xpctape.model.Message;
import io.xpctape.model.Recording;
import io.xpctape.model.ValueGenerator;
import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcInt64;
import io.xpctape.model.XpcString;
import io.xpctape.model.XpcUint64;
import io.xpctape.proto.v1.KindEntry;
import io.xpctape.proto.v1.Ledger;
import io.xpctape.proto.v1.MessageEntry;
import io.xpctape.schema.infer.Conversation;
import io.xpctape.schema.ledger.LedgerFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InferenceTest {
  private static final XpcString NULL_TEXT = XpcString.of("null");

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void anyRecordingSurvivesAnySchema(int seed) throws IOException {
    Recording learnt = odd(seed);
    Recording other = odd(seed + 1000);
    InferredSchema schema = infer(Optional.empty(), learnt);

    assertThat(Encoded.through(schema, learnt)).isEqualTo(learnt);
    assertThat(Encoded.through(schema, other)).isEqualTo(other);
  }

  @Test
  void aSchemaHoldsTheOtherRecordingsOfItsLampToo() throws IOException {
    InferredSchema schema = infer(Optional.empty(), Lamp.evening());

    assertThat(Encoded.through(schema, Lamp.evening())).isEqualTo(Lamp.evening());
    assertThat(Encoded.through(schema, Lamp.morning())).isEqualTo(Lamp.morning());
  }

  /** Twenty times the same from each service. */
  private static Recording told(Call call, String... services) {
    List<Message> messages = new ArrayList<>();
    for (String service : services) {
      Conversation talk = new Conversation(service);
      for (int i = 0; i < 20; i++) {
        talk.add(
            call,
            0,
            Conversation.dictionary("method", XpcString.of("set"), "level", new XpcInt64(i)));
      }
      messages.addAll(talk.messages());
    }
    return Lamp.recording(messages);
  }

  private static List<String> kinds(InferredSchema schema) {
    return schema.ledger().getKindList().stream().map(KindEntry::getMessage).toList();
  }

  @Test
  void namesakesAreToldApartByWhatDiffers() {
    Recording lamp = told(Call.CONNECTION_SEND_MESSAGE, "com.example.lamp");
    Recording both = told(Call.CONNECTION_SEND_MESSAGE, "com.example.lamp", "com.example.door");
    Recording back = told(Call.CONNECTION_EVENT_HANDLER, "com.example.lamp");

    assertThat(kinds(infer(Optional.empty(), lamp))).containsExactly("SetEvent");
    assertThat(kinds(infer(Optional.empty(), both)))
        .containsExactly("DoorSetEvent", "LampSetEvent");
    assertThat(kinds(infer(Optional.empty(), lamp, back)))
        .containsExactly("OutgoingSetEvent", "IncomingSetEvent");
    assertThat(kinds(infer(Optional.empty(), both, back)))
        .containsExactly("DoorSetEvent", "LampOutgoingSetEvent", "LampIncomingSetEvent");
    assertThat(kinds(infer(Optional.of(infer(Optional.empty(), lamp)), both)))
        .as("what has a name keeps it")
        .containsExactly("SetEvent", "DoorSetEvent");
  }

  @Test
  void inferringAgainAddsBesideWhatIsThere() {
    InferredSchema first = infer(Optional.empty(), Lamp.evening());
    Ledger second = infer(Optional.of(first), Lamp.morning()).ledger();

    assertKept(first.ledger(), second);
    assertThat(fields(second, "CreateRequest"))
        .containsSubsequence("bulbs = 5", "extras = 9", "colour = 10", "identifier_string = 11")
        .contains("extras_array_of_string = 12");
    assertThat(fields(second, "CreateRequest.Bulb")).contains("watts = 2", "watts_int64 = 5");
    assertThat(second.getEnum(0).getValueList().stream().map(v -> v.getName() + v.getNumber()))
        .containsExactly("CURVE_LINEAR1", "CURVE_LOG_LIKE2", "CURVE_CUBIC3");
    assertThat(second.getKindList().stream().map(KindEntry::getField))
        .endsWith("heated_event")
        .hasSize(5);
  }

  @Test
  void namesThatWouldBeTheSameAreKeptApart() throws IOException {
    XpcDictionary map =
        Conversation.dictionary("1", XpcString.of("a"), "2", XpcString.of("b"), "3", NULL_TEXT);
    XpcDictionary record = Conversation.dictionary("builder", Conversation.dictionary());
    Conversation talk = new Conversation("com.example.xpctape");
    talk.event(
        Conversation.dictionary(
            "log_entry",
            record,
            "log",
            map,
            "Log",
            NULL_TEXT,
            "rest",
            NULL_TEXT,
            "l_og",
            new XpcInt64(1),
            "EmptyEvent",
            record,
            "7up",
            NULL_TEXT));
    talk.event(Conversation.dictionary("log", new XpcInt64(1), "Log", new XpcInt64(1)));
    Recording recording = Lamp.recording(talk.messages());

    InferredSchema schema = infer(Optional.empty(), recording);

    assertThat(Encoded.through(schema, recording)).isEqualTo(recording);
    assertThat(Inference.of(List.of(recording), Optional.empty()).files())
        .containsKey("com/example/xpctape/v1/conversation.proto");
  }

  @Test
  void aRecordWhoseKeysTurnOutToBeDataGetsNoFieldsOfThem() {
    InferredSchema schema = infer(Optional.empty(), Lamp.evening());
    Conversation talk = new Conversation("com.example.Lamp");
    talk.request(
        Conversation.dictionary(
            "method", XpcString.of("create"),
            "wiring",
                Conversation.dictionary("1001", NULL_TEXT, "1002", NULL_TEXT, "1003", NULL_TEXT)));

    Ledger after = infer(Optional.of(schema), Lamp.recording(talk.messages())).ledger();

    assertThat(fields(after, "CreateRequest.Wiring"))
        .isEqualTo(fields(schema.ledger(), "CreateRequest.Wiring"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void noNumberOrNameIsEverTakenBack(int seed) throws IOException {
    InferredSchema schema = infer(Optional.empty(), odd(seed));
    for (int i = 1; i < 4; i++) {
      InferredSchema next = infer(Optional.of(schema), odd(100 * seed + i));
      assertKept(schema.ledger(), next.ledger());
      schema = next;
    }
    assertThat(Encoded.through(schema, odd(seed))).isEqualTo(odd(seed));
  }

  @Test
  void theSameRecordingsAddNothing() {
    InferredSchema once = infer(Optional.empty(), Lamp.evening(), Lamp.morning());

    assertThat(infer(Optional.of(once), Lamp.morning(), Lamp.evening()).ledger())
        .isEqualTo(once.ledger());
    assertThat(infer(Optional.empty(), Lamp.morning(), Lamp.evening()).ledger())
        .isEqualTo(once.ledger());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void aLedgerIsTheSameWhenReadAgain(int seed) {
    Ledger ledger = infer(Optional.empty(), odd(seed)).ledger();
    String text = LedgerFile.print(ledger);

    assertThat(LedgerFile.parse(text, "ledger")).isEqualTo(ledger);
    assertThat(InferredSchema.parse(text, "ledger").packageName()).isEqualTo("com.example.lamp.v1");
  }

  @Test
  void aSchemaNamesTheKindsOfARecording() {
    InferredSchema schema = infer(Optional.empty(), Lamp.evening());
    List<Message> messages = Lamp.morning().messages();

    assertThat(messages.stream().map(schema.kindsOf(messages)))
        .containsExactly("CreateRequest", "CreateReply", "DimEvent", "");
  }

  private static InferredSchema infer(Optional<InferredSchema> known, Recording... recordings) {
    return Inference.of(List.of(recordings), known).schema();
  }

  /** The later one begins with all of the earlier one, kind by kind and field by field. */
  private static void assertKept(Ledger before, Ledger after) {
    assertThat(after.getPackage()).isEqualTo(before.getPackage());
    assertBegins(after.getKindList(), before.getKindList());
    for (MessageEntry message : before.getMessageList()) {
      MessageEntry same =
          after.getMessageList().stream()
              .filter(other -> other.getName().equals(message.getName()))
              .findFirst()
              .orElseThrow();
      assertBegins(same.getFieldList(), message.getFieldList());
    }
  }

  private static <T> void assertBegins(List<T> whole, List<T> beginning) {
    assertThat(whole.subList(0, Math.min(whole.size(), beginning.size()))).isEqualTo(beginning);
  }

  private static List<String> fields(Ledger ledger, String message) {
    return ledger.getMessageList().stream()
        .filter(entry -> entry.getName().equals(message))
        .flatMap(entry -> entry.getFieldList().stream())
        .map(field -> field.getName() + " = " + field.getNumber())
        .toList();
  }

  /** Bodies of every shape, with a method that tells some apart. */
  private static Recording odd(int seed) {
    Conversation talk = new Conversation("com.example.Lamp");
    ValueGenerator generator = new ValueGenerator(seed);
    for (int i = 0; i < 30; i++) {
      List<XpcDictionary.Entry> entries = new ArrayList<>();
      entries.add(XpcDictionary.Entry.of("method", XpcString.of("m" + i % 4)));
      entries.addAll(generator.body().entries());
      Message request = talk.request(new XpcDictionary(entries));
      talk.reply(request, generator.value());
      talk.event(
          Conversation.dictionary(
              "method", XpcString.of("e"), "n", new XpcInt64(i), "u", new XpcUint64(-i)));
    }
    return Lamp.recording(talk.messages());
  }
}
