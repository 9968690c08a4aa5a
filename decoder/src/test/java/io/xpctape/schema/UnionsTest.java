package io.xpctape.schema;

import static io.xpctape.schema.infer.Conversation.dictionary;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.DynamicMessage;
import com.google.protobuf.TextFormat;
import io.xpctape.model.BadInputException;
import io.xpctape.model.Incomplete;
import io.xpctape.model.Message;
import io.xpctape.model.Recording;
import io.xpctape.model.XpcArray;
import io.xpctape.model.XpcBool;
import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcInt64;
import io.xpctape.model.XpcNull;
import io.xpctape.model.XpcString;
import io.xpctape.model.XpcUint64;
import io.xpctape.model.XpcValue;
import io.xpctape.schema.decide.Overrides;
import io.xpctape.schema.decide.OverridesFile;
import io.xpctape.schema.emit.SchemaProto;
import io.xpctape.schema.infer.Conversation;
import io.xpctape.schema.ledger.LedgerFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of dictionaries whose keys go by the value of one of them. */
class UnionsTest {
  private static final String FILE = "com/example/disks/v1/conversation.proto";

  private static XpcDictionary device(int i) {
    XpcDictionary image =
        dictionary("type", XpcString.of("image"), "id", new XpcInt64(i), "path", path(i));
    return switch (i % 3) {
      case 0 -> image;
      case 1 ->
          dictionary(
              "type",
              XpcString.of("usb"),
              "id",
              new XpcInt64(i),
              "vendor",
              new XpcUint64(i),
              "ports",
              XpcArray.of(new XpcInt64(i)));
      default -> dictionary("type", XpcString.of("null"), "id", new XpcInt64(i));
    };
  }

  private static XpcString path(int i) {
    return XpcString.of("/disk" + i);
  }

  private static Recording attach(int n, IntFunction<? extends XpcValue> device) {
    Conversation talk = new Conversation("com.example.disks");
    for (int i = 0; i < n; i++) {
      talk.event(
          dictionary("method", XpcString.of("attach"), "devices", XpcArray.of(device.apply(i))));
    }
    return Lamp.recording(talk.messages());
  }

  private static Inference infer(Recording recording, Optional<Inference> after) {
    return Inference.of(List.of(recording), after.map(UnionsTest::continued));
  }

  private static InferredSchema continued(Inference known) {
    byte[] summary = known.files().getOrDefault(InferredSchema.SUMMARY, new byte[0]);
    return known.schema().with(summary, "summary");
  }

  private static String proto(Inference inference) {
    return file(inference, FILE);
  }

  private static String file(Inference inference, String name) {
    byte[] file = inference.files().getOrDefault(name, new byte[0]);
    return new String(file, StandardCharsets.UTF_8);
  }

  private static final Inference DEVICES = infer(attach(60, UnionsTest::device), Optional.empty());

  @Test
  void whatGoesWithOneValueHasAMessageInAOneof() {
    assertThat(proto(DEVICES))
        .contains(
            """
                // "type" tells the keys: 3 values explain 100 % of how 60 dictionaries differ).
                oneof by_type {
                  option (xpctape.v1.tag) = "type";
                  // What goes with "image": seen 20 times.
                  Image image = 4 [(xpctape.v1.when) = "image"];
                  // What goes with "usb": seen 20 times.
                  Usb usb = 6 [(xpctape.v1.when) = "usb"];
                }
                // What the other fields do not hold.
                xpctape.v1.Rest rest = 1;
            """)
        .contains("    optional Type type = 2 ", "    optional int64 id = 3 ")
        .contains("      // In 20 of 20. 6 to 7 bytes. ")
        .contains("      optional string path = 5 [(xpctape.v1.key) = \"path\"];")
        .contains("      repeated int64 ports = 8 [(xpctape.v1.key) = \"ports\"];");
  }

  @Test
  void anyReaderOfProtobufSeesWhichVariantADictionaryIs() throws IOException {
    byte[] encoded = Encoded.of(attach(2, UnionsTest::device), DEVICES.schema());

    DynamicMessage read =
        DynamicMessage.parseFrom(
            SchemaProto.descriptor(LedgerFile.parse(ledger(), "ledger"))
                .findMessageTypeByName("Conversation"),
            encoded);

    assertThat(TextFormat.printer().printToString(read).replaceAll("\\s+", " "))
        .contains("image { path: \"/disk0\" }")
        .contains("usb { vendor: 1 ports: 1 }");
  }

  private static String ledger() {
    return file(DEVICES, InferredSchema.LEDGER);
  }

  static List<XpcValue> others() {
    List<XpcValue> values = new ArrayList<>();
    XpcDictionary image = device(0);
    XpcDictionary usb = device(1);
    values.add(dictionary("type", XpcString.of("usb"), "path", path(1)));
    values.add(
        dictionary("type", XpcString.of("usb"), "path", path(1), "vendor", new XpcUint64(1)));
    values.add(dictionary("type", XpcString.of("tape"), "path", path(1), "vendor", new XpcNull()));
    values.add(dictionary("path", path(1), "vendor", new XpcUint64(1)));
    values.add(dictionary("type", new XpcInt64(1), "path", path(1)));
    values.add(
        dictionary("type", XpcString.of("image"), "type", XpcString.of("usb"), "path", path(1)));
    values.add(dictionary("type", XpcString.of("image"), "path", path(1), "path", path(2)));
    values.add(dictionary("type", XpcString.of("image"), "path", new XpcBool(true)));
    values.add(dictionary("type", XpcString.of("usb"), "ports", XpcArray.of()));
    values.add(dictionary("type", XpcString.of("usb")));
    values.add(
        dictionary(
            "type",
            new XpcString(XpcString.of("image").bytes(), Optional.of(cut())),
            "path",
            path(1)));
    Random random = new Random(1);
    for (int i = 0; i < 20; i++) {
      List<XpcDictionary.Entry> entries = new ArrayList<>(image.entries());
      entries.addAll(usb.entries());
      Collections.shuffle(entries, random);
      values.add(new XpcDictionary(entries.subList(0, 1 + random.nextInt(entries.size()))));
    }
    return values;
  }

  private static Incomplete cut() {
    return new Incomplete(Incomplete.Reason.MAX_DATA, OptionalLong.empty());
  }

  @ParameterizedTest
  @MethodSource("others")
  void whatFitsNoVariantComesBackToo(XpcValue device) throws IOException {
    Recording recording = attach(3, i -> i == 1 ? device : device(i));

    assertThat(Encoded.through(DEVICES.schema(), recording)).isEqualTo(recording);
  }

  private static List<String> misfits(Inference known, XpcValue device, boolean strict) {
    List<Message> messages = attach(1, i -> device).messages();
    Drift drift = continued(known).drift(messages).orElseThrow();
    Message message = messages.get(0);
    return (strict ? drift.unseen(message) : drift.of(message))
        .stream()
            .map(misfit -> misfit.path() + ": " + misfit.reason().label() + ", " + misfit.text())
            .toList();
  }

  @Test
  void checkHoldsADictionaryAgainstThoseOfItsTag() {
    XpcDictionary bare =
        dictionary("type", XpcString.of("usb"), "id", new XpcInt64(1), "path", path(1));

    assertThat(misfits(DEVICES, device(0), false)).isEmpty();
    assertThat(misfits(DEVICES, bare, false))
        .containsExactly(
            "devices[0].ports: missing key, each of 20 with this \"type\" had it",
            "devices[0].vendor: missing key, each of 20 with this \"type\" had it",
            "devices[0].path: new key, none of 20 with this \"type\" had it");
    assertThat(misfits(DEVICES, dictionary("type", XpcString.of("usb")), false))
        .contains("devices[0].id: missing key, 60 of 60 had it");
  }

  @Test
  void whatFewShowedIsToldIfAllIs() {
    Inference few = infer(attach(12, UnionsTest::device), Optional.empty());
    XpcDictionary bare = dictionary("type", XpcString.of("image"), "id", new XpcInt64(1));

    assertThat(misfits(few, bare, false)).isEmpty();
    assertThat(misfits(few, bare, true))
        .contains("devices[0].path: missing key, each of 4 with this \"type\" had it");
  }

  @Test
  void laterRecordingsAddVariantsAndMoveNothing() throws IOException {
    XpcDictionary tape =
        dictionary("type", XpcString.of("tape"), "id", new XpcInt64(1), "reel", new XpcInt64(2));
    XpcDictionary usb =
        dictionary("type", XpcString.of("usb"), "id", new XpcInt64(1), "path", path(1));
    Recording later = attach(60, i -> i % 2 == 0 ? tape : usb);

    Inference after = infer(later, Optional.of(DEVICES));

    assertThat(proto(after))
        .contains("      Image image = 4 [(xpctape.v1.when) = \"image\"];")
        .contains("      Usb usb = 6 [(xpctape.v1.when) = \"usb\"];")
        .contains("      Tape tape = 10 [(xpctape.v1.when) = \"tape\"];")
        .contains("      optional int64 reel = 11 [(xpctape.v1.key) = \"reel\"];")
        // In its variant as before, and outside for the others.
        .contains("      optional string path = 5 [(xpctape.v1.key) = \"path\"];")
        .contains("\n    optional string path_string = 9 [(xpctape.v1.key) = \"path\"];");
    for (Recording recording : List.of(later, attach(9, UnionsTest::device))) {
      assertThat(Encoded.through(after.schema(), recording)).isEqualTo(recording);
    }
  }

  @Test
  void aRecordThatTurnsOutToBeAUnionStaysAsItIs() {
    Inference record = infer(attach(4, UnionsTest::device), Optional.empty());

    Inference after = infer(attach(60, UnionsTest::device), Optional.of(record));

    assertThat(proto(record)).doesNotContain("oneof by_type");
    assertThat(proto(after)).doesNotContain("oneof by_type");
    assertThat(file(after, "schema.md")).contains("union of 3 records");
  }

  private static Inference said(Recording recording, Optional<InferredSchema> known) {
    Overrides overrides =
        OverridesFile.parse(
            "override { path: \"devices[*]\" as: \"tagged union\" tag: \"type\" }", "overrides");
    return Inference.of(List.of(List.of(recording.messages())), List.of(), known, overrides, null);
  }

  @Test
  void whatPeopleCallAUnionIsOneHoweverLittleWasSeen() {
    assertThat(proto(said(attach(4, UnionsTest::device), Optional.empty())))
        .contains("      Image image = 4 [(xpctape.v1.when) = \"image\"];")
        .contains("      Usb usb = 6 [(xpctape.v1.when) = \"usb\"];");
  }

  @Test
  void peopleAreToldThatARecordStaysOne() {
    Recording devices = attach(4, UnionsTest::device);
    Inference record = infer(devices, Optional.empty());

    assertThat(said(devices, Optional.of(record.schema())).notes())
        .containsExactly(
            "AttachEvent.Device stays one record, for its numbers were given away; only a new"
                + " schema would make it a union by \"type\"");
  }

  @ParameterizedTest
  @CsvSource({
    "number: 6, number: 4, 'AttachEvent.Device.usb has a number that another field has'",
    "number: 8, number: 6, 'AttachEvent.Device.ports has a number that another field has'",
    "variant: 6, variant: 7, 'AttachEvent.Device.vendor is of a variant that is not there'",
  })
  void aLedgerWhoseNumbersWouldLoseValuesIsRefused(String is, String becomes, String complaint) {
    String damaged = ledger().replaceFirst(is + "\\b", becomes);

    assertThatThrownBy(() -> LedgerFile.parse(damaged, "ledger.txtpb"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(complaint);
  }
}
