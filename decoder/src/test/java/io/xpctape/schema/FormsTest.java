package io.xpctape.schema;

import static io.xpctape.schema.infer.Conversation.dictionary;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xpctape.model.BadInputException;
import io.xpctape.model.Recording;
import io.xpctape.model.XpcArray;
import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcDouble;
import io.xpctape.model.XpcInt64;
import io.xpctape.model.XpcNull;
import io.xpctape.model.XpcString;
import io.xpctape.model.XpcUint64;
import io.xpctape.model.XpcValue;
import io.xpctape.proto.v1.Ledger;
import io.xpctape.schema.decide.Overrides;
import io.xpctape.schema.decide.OverridesFile;
import io.xpctape.schema.infer.Conversation;
import io.xpctape.schema.ledger.LedgerFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What becomes of tuples, of enums of integers, and of types in several places. */
class FormsTest {
  private static final String FILE = "com/example/plan/v1/conversation.proto";

  @Test
  void aTypeInSeveralPlacesIsOneMessage() {
    Recording recording = plans(0);

    String proto = proto(recording);

    assertThat(proto)
        .contains("  Owner owner = ", "  Owner payer = ", "\nmessage Owner {")
        .containsOnlyOnce("message Owner {")
        .contains("// A dictionary found in several places, such as \"owner\", \"payer\"");
  }

  @Test
  void aTypeInsideItselfIsOneMessage() {
    assertThat(proto(plans(0)))
        .contains("  repeated Child children = ", "\nmessage Child {")
        .containsOnlyOnce("message Child {");
  }

  @Test
  void aTupleHasAFieldForEachPlace() {
    assertThat(proto(plans(0)))
        .contains(
            "  Spot spot = ",
            "  message Spot {",
            "    optional double item_0 = 1 [(xpctape.v1.position) = 0];",
            "    optional string item_2 = 3 [(xpctape.v1.position) = 2];");
  }

  private static final List<XpcValue> SORTS =
      List.of(
          XpcString.of("a"),
          new XpcInt64(7),
          new XpcNull(),
          XpcArray.of(),
          XpcArray.of(new XpcInt64(1)),
          dictionary("name", XpcString.of("b")));

  /** Steps with a position of the first so many sorts of values. */
  private static Recording steps(int sorts) {
    Conversation talk = new Conversation("com.example.plan");
    for (int i = 0; i < 60; i++) {
      talk.event(dictionary("step", XpcArray.of(SORTS.get(i % sorts), new XpcDouble(i), path(i))));
    }
    return Lamp.recording(talk.messages());
  }

  private static XpcString path(int i) {
    return XpcString.of("/tmp/" + i);
  }

  @Test
  void aPositionOfSeveralTypesIsAOneofInsideTheTuple() {
    assertThat(proto(steps(6)))
        .contains(
            """
              message Step {
                // What is at place 0, by its type.
                oneof item_0 {
                  // Place 0, 20 times as array. 0 to 1 element.
                  xpctape.v1.Array item_0_array = 1 [(xpctape.v1.position) = 0];
                  // Place 0, 10 times as int64. Always 7.
                  int64 item_0_int64 = 2 [(xpctape.v1.position) = 0];
                  // Place 0, 10 times as string. Always "a".
                  string item_0_string = 3 [(xpctape.v1.position) = 0];
                  // Place 0, 10 times as dictionary.
                  Item0 item_0_dictionary = 4 [(xpctape.v1.position) = 0];
                  // Place 0, 10 times as null.
                  xpctape.v1.Null item_0_null = 5 [(xpctape.v1.position) = 0];
                }
            """)
        .contains("    optional double item_1 = 6 [(xpctape.v1.position) = 1];")
        .contains("    // The dictionary in place 0: seen 10 times.\n    message Item0 {");
  }

  @Test
  void aTypeMoreOfAPositionHasAFieldBesideTheOthers() throws IOException {
    Inference before = Inference.of(List.of(steps(1)), Optional.empty());
    Inference after = Inference.of(List.of(steps(6)), Optional.of(continued(before)));
    Inference again = Inference.of(List.of(steps(6)), Optional.of(continued(after)));

    assertThat(text(before))
        .contains("    optional string item_0 = 1 [(xpctape.v1.position) = 0];");
    assertThat(text(after))
        .contains("    optional string item_0 = 1 [(xpctape.v1.position) = 0];")
        .contains("    optional string item_2 = 3 [(xpctape.v1.position) = 2];")
        .contains("    xpctape.v1.Array item_0_array = 4 [(xpctape.v1.position) = 0];")
        .contains("    xpctape.v1.Null item_0_null = 7 [(xpctape.v1.position) = 0];");
    assertThat(again.schema().ledger()).isEqualTo(after.schema().ledger());
    for (Inference one : List.of(before, after)) {
      assertThat(Encoded.through(one.schema(), steps(6))).isEqualTo(steps(6));
    }
  }

  @Test
  void aListInAPositionStaysOneWhenOtherTypesCome() throws IOException {
    Conversation lists = new Conversation("com.example.plan");
    for (int i = 0; i < 60; i++) {
      lists.event(dictionary("step", XpcArray.of(SORTS.get(3 + i % 2), new XpcDouble(i), path(i))));
    }
    Recording first = Lamp.recording(lists.messages());
    Inference before = Inference.of(List.of(first), Optional.empty());
    Inference after = Inference.of(List.of(steps(4)), Optional.of(continued(before)));

    assertThat(text(after))
        .contains("    repeated int64 item_0 = 1 [(xpctape.v1.position) = 0];")
        .contains("    optional string item_0_string = 5 [(xpctape.v1.position) = 0];")
        .doesNotContain("item_0_array");
    for (Recording recording : List.of(first, steps(4), steps(6))) {
      assertThat(Encoded.through(after.schema(), recording)).isEqualTo(recording);
    }
  }

  @Test
  void aPositionMayBeNamed() {
    Overrides overrides =
        OverridesFile.parse(
            "override { path: \"step[0]\" name: \"what\" type_name: \"What\" }", "overrides");

    Inference named =
        Inference.of(
            List.of(List.of(steps(6).messages())), List.of(), Optional.empty(), overrides, null);

    assertThat(text(named))
        .contains("    oneof what {", "      What what_dictionary = 4 ", "    message What {");
  }

  @Test
  void aLedgerWithoutPositionsMeansOneForEachField() {
    Ledger ledger = Inference.of(List.of(steps(1)), Optional.empty()).schema().ledger();
    String text = LedgerFile.print(ledger);

    assertThat(LedgerFile.parse(text.replaceAll("position: \\d\n", ""), "old")).isEqualTo(ledger);
    assertThatThrownBy(() -> LedgerFile.parse(text.replace("position: 1", "position: 7"), "bad"))
        .isInstanceOf(BadInputException.class)
        .hasMessage("bad: Event.Step has no field for some of its positions");
  }

  @Test
  void integersThatStandForSomethingAreAnEnum() {
    assertThat(proto(plans(0)))
        .contains(
            "  optional State state = ",
            "    STATE_UNSPECIFIED = 0;",
            "    STATE_3 = 3 [(xpctape.v1.integer) = 3];",
            "    STATE_MINUS_1 = -1 [(xpctape.v1.integer) = -1];",
            "    STATE_0 = 4 [(xpctape.v1.integer) = 0];");
  }

  @Test
  void aListOfTheSameFewStringsIsOneOfAnEnum() {
    assertThat(proto(plans(0)))
        .contains(
            "  repeated Role roles = ",
            "  enum Role {",
            "    ROLE_OWNER = 2 [(xpctape.v1.text) = \"owner\"];");
  }

  @Test
  void allOfThemComeBackAndSoDoesWhatDoesNotFit() throws IOException {
    InferredSchema schema = Inference.of(List.of(plans(0)), Optional.empty()).schema();
    Conversation talk = new Conversation("com.example.plan");
    talk.event(dictionary("state", new XpcInt64(99), "spot", XpcArray.of(new XpcDouble(1))));
    talk.event(dictionary("state", new XpcUint64(3), "spot", new XpcInt64(1)));
    talk.event(
        dictionary("spot", XpcArray.of(new XpcInt64(1), new XpcDouble(2), new XpcDouble(3))));
    talk.event(dictionary("owner", tree(30)));
    talk.event(dictionary("roles", XpcArray.of(XpcString.of("owner"), XpcString.of("guest"))));
    talk.event(dictionary("roles", XpcArray.of(), "state", new XpcInt64(0)));
    talk.event(dictionary("children", XpcArray.of(tree(60))));

    assertThat(Encoded.through(schema, plans(7))).isEqualTo(plans(7));
    Recording odd = Lamp.recording(talk.messages());
    assertThat(Encoded.through(schema, odd)).isEqualTo(odd);
  }

  @Test
  void aPlaceMoreOfATypeHasTheMessageThatTheTypeHas() {
    Conversation first = new Conversation("com.example.plan");
    Conversation second = new Conversation("com.example.plan");
    for (int i = 0; i < 12; i++) {
      first.event(dictionary("method", XpcString.of("plan"), "owner", account(i)));
      second.event(
          dictionary("method", XpcString.of("plan"), "owner", account(i), "payer", account(i + 1)));
    }
    Inference before = Inference.of(List.of(Lamp.recording(first.messages())), Optional.empty());

    Inference after =
        Inference.of(List.of(Lamp.recording(second.messages())), Optional.of(continued(before)));

    assertThat(text(before)).contains("  Owner owner = 3 ", "\n  message Owner {");
    assertThat(text(after))
        .contains("  Owner owner = 3 ", "  Owner payer = 4 ", "\n  message Owner {")
        .containsOnlyOnce("message Owner {");
  }

  private static Recording plans(int from) {
    Conversation talk = new Conversation("com.example.plan");
    long[] states = {0, 3, -1};
    String[] roles = {"reader", "owner", "editor"};
    for (int i = from; i < from + 60; i++) {
      talk.event(
          dictionary(
              "owner",
              account(i),
              "payer",
              account(i + 1),
              "state",
              new XpcInt64(states[i % states.length]),
              "spot",
              XpcArray.of(new XpcDouble(i), new XpcDouble(-i), XpcString.of("spot " + i)),
              "roles",
              XpcArray.of(XpcString.of(roles[i % 3]), XpcString.of(roles[i % 2])),
              "children",
              XpcArray.of(tree(i % 4), tree(i % 3))));
    }
    return Lamp.recording(talk.messages());
  }

  private static XpcDictionary account(int i) {
    return dictionary(
        "login",
        XpcString.of("user" + i),
        "number",
        new XpcInt64(i),
        "mail",
        XpcString.of(i + "@example.com"),
        "followers",
        new XpcUint64(i));
  }

  private static XpcDictionary tree(int depth) {
    List<XpcDictionary> inside = new ArrayList<>();
    if (depth > 0) {
      inside.add(tree(depth - 1));
    }
    return dictionary(
        "title",
        XpcString.of("level " + depth),
        "weight",
        new XpcDouble(depth),
        "open",
        new XpcInt64(depth),
        "children",
        XpcArray.of(inside.toArray(new XpcDictionary[0])));
  }

  private static InferredSchema continued(Inference known) {
    byte[] summary = known.files().getOrDefault(InferredSchema.SUMMARY, new byte[0]);
    return known.schema().with(summary, "summary");
  }

  private static String proto(Recording recording) {
    return text(Inference.of(List.of(recording), Optional.empty()));
  }

  private static String text(Inference inference) {
    byte[] file = inference.files().getOrDefault(FILE, new byte[0]);
    return new String(file, StandardCharsets.UTF_8);
  }
}
