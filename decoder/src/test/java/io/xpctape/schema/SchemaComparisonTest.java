package io.xpctape.schema;

import static io.xpctape.schema.infer.Conversation.dictionary;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xpctape.model.BadInputException;
import io.xpctape.model.Bytes;
import io.xpctape.model.XpcArray;
import io.xpctape.model.XpcBool;
import io.xpctape.model.XpcData;
import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcDictionary.Entry;
import io.xpctape.model.XpcInt64;
import io.xpctape.model.XpcString;
import io.xpctape.model.XpcUint64;
import io.xpctape.model.XpcValue;
import io.xpctape.schema.diff.SchemaChange;
import io.xpctape.schema.diff.SchemaComparison;
import io.xpctape.schema.diff.SchemaDiffText;
import io.xpctape.schema.infer.Conversation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class SchemaComparisonTest {
  private static final int MANY = 30;

  @Test
  void aSchemaDoesNotDifferFromItself() {
    for (int seed = 0; seed < 4; seed++) {
      assertThat(compare(anything(seed), anything(seed)).changes()).as("seed " + seed).isEmpty();
    }
  }

  @Test
  void theWayBackIsTheMirror() {
    long changes = 0;
    for (int seed = 0; seed < 15; seed++) {
      InferredSchema a = anything(seed);
      InferredSchema b = anything(seed + 1000);
      List<SchemaChange> there = compare(a, b).changes();
      List<SchemaChange> back = compare(b, a).changes();
      assertThat(back.stream().map(SchemaComparisonTest::mirrored))
          .as("seed " + seed)
          .containsExactlyInAnyOrderElementsOf(
              there.stream().map(SchemaComparisonTest::nameless).toList());
      changes += there.size();
    }
    assertThat(changes).isGreaterThan(150);
  }

  /** A kind's name is that of the newer schema. */
  private static SchemaChange nameless(SchemaChange change) {
    return new SchemaChange("", change.path(), change.sort(), change.before(), change.after());
  }

  private static SchemaChange mirrored(SchemaChange change) {
    return new SchemaChange(
        "",
        change.path(),
        change.sort().mirrored(),
        /* before= */ change.after(),
        /* after= */ change.before());
  }

  /** Kinds, keys and values by chance, of few so that schemas have much in common. */
  private static InferredSchema anything(int seed) {
    Random random = new Random(seed);
    List<XpcDictionary> templates = new ArrayList<>();
    for (int kind = 0; kind < 2 + random.nextInt(6); kind++) {
      templates.add(some(random, 0));
    }
    return schema(
        "com.example.Lamp",
        i -> {
          int kind = random.nextInt(templates.size());
          List<Entry> entries = new ArrayList<>();
          entries.add(Entry.of("op", XpcString.of("op" + kind)));
          templates.get(kind).entries().stream()
              .filter(entry -> random.nextInt(8) > 0)
              .forEach(entries::add);
          return new XpcDictionary(entries);
        });
  }

  private static XpcDictionary some(Random random, int depth) {
    List<Entry> entries = new ArrayList<>();
    for (int key = 0; key < 8; key++) {
      if (random.nextBoolean()) {
        entries.add(Entry.of("key" + key, value(random, depth)));
      }
    }
    return new XpcDictionary(entries);
  }

  private static XpcValue value(Random random, int depth) {
    return switch (random.nextInt(depth < 2 ? 6 : 4)) {
      case 0 -> new XpcInt64(random.nextInt(3));
      case 1 -> new XpcBool(random.nextBoolean());
      case 2 -> XpcString.of(random.nextBoolean() ? "/a" : "com.example.b");
      case 3 -> new XpcUint64(random.nextInt(3));
      case 4 -> some(random, depth + 1);
      default -> XpcArray.of(value(random, depth + 1), value(random, depth + 1));
    };
  }

  private static InferredSchema schema(String service, IntFunction<XpcDictionary> body) {
    Conversation talk = new Conversation(service);
    for (int i = 0; i < 4 * MANY; i++) {
      talk.event(body.apply(i));
    }
    return schema(talk);
  }

  private static InferredSchema schema(Conversation talk) {
    Inference inference = Inference.of(List.of(Lamp.recording(talk.messages())), Optional.empty());
    byte[] summary = Objects.requireNonNull(inference.files().get(InferredSchema.SUMMARY));
    return inference.schema().with(summary, InferredSchema.SUMMARY);
  }

  private static SchemaComparison compare(InferredSchema before, InferredSchema after) {
    return before.compare(after);
  }

  private static String text(InferredSchema before, InferredSchema after) {
    StringBuilder text = new StringBuilder();
    new SchemaDiffText(false).write(compare(before, after), line -> text.append(line).append('\n'));
    return text.toString();
  }

  @Test
  void aKindIsRecognizedByItsKeysWhenMessagesAreToldApartByAnotherKey() {
    InferredSchema before = schema("com.example.Lamp", i -> lamp("method", i % 2, i));
    InferredSchema after = schema("com.example.Lamp", i -> lamp("operation", 2 + i % 2, i));
    assertThat(text(before, after))
        .isEqualTo(
            """
            ~ com.example.Lamp: told apart by method → operation
            ~ Op0Event → Op2Event, alike in its keys, seen 60× → 60×
              - method     key gone  in 60 of 60, string
              + operation  new key   in 60 of 60, string
            ~ Op1Event → Op3Event, alike in its keys, seen 60× → 60×
              - method     key gone  in 60 of 60, string
              + operation  new key   in 60 of 60, string
            kinds: 0 gone, 0 new, 2 changed, 0 the same (120 messages before, 120 now)
            """);
  }

  private static XpcDictionary lamp(String tag, int op, int i) {
    return dictionary(
        tag,
        XpcString.of("op" + op),
        "level" + op % 2,
        new XpcInt64(i),
        "room" + op % 2,
        XpcString.of("hall"),
        "fade" + op % 2,
        new XpcBool(true),
        "owner" + op % 2,
        XpcString.of("me"));
  }

  @Test
  void rangesThatMovedAwayAreTold() {
    InferredSchema before = schema("com.example.Lamp", i -> numbers(i % 10));
    InferredSchema after = schema("com.example.Lamp", i -> numbers(100 + i % 10));
    assertThat(text(before, after))
        .isEqualTo(
            """
            ~ Event, seen 120× → 120×
                checksum  other range  16 bytes → 32 bytes
                list[*]   other range  0 to 9 → 100 to 109
                volts     other range  0 to 9 → 100 to 109
            kinds: 0 gone, 0 new, 1 changed, 0 the same (120 messages before, 120 now)
            """);
  }

  private static XpcDictionary numbers(int n) {
    return dictionary(
        "volts",
        new XpcInt64(n),
        "list",
        XpcArray.of(new XpcUint64(n)),
        "checksum",
        new XpcData(Bytes.utf8("x".repeat(n < 50 ? 16 : 32))));
  }

  @Test
  void otherFormsAndNewValuesAreTold() {
    InferredSchema before =
        schema(
            "com.example.Lamp",
            i ->
                dictionary(
                    "limits",
                    dictionary("watts", new XpcInt64(i), "volts", new XpcInt64(i)),
                    "corner",
                    XpcArray.of(XpcString.of("left"), new XpcInt64(i)),
                    "state",
                    new XpcInt64(i % 4)));
    InferredSchema after =
        schema(
            "com.example.Lamp",
            i ->
                dictionary(
                    "limits",
                    dictionary("10.0.0." + i, new XpcInt64(i), "10.0.1." + i, new XpcInt64(i)),
                    "corner",
                    new XpcArray(Collections.nCopies(1 + i % 4, new XpcInt64(i))),
                    "state",
                    new XpcInt64(i % 5)));
    assertThat(text(before, after))
        .isEqualTo(
            """
            ~ Event, seen 120× → 120×
                corner  other form  tuple of 2 → list
                limits  other form  record → map
              + state   new values  4 (24×)
            kinds: 0 gone, 0 new, 1 changed, 0 the same (120 messages before, 120 now)
            """);
  }

  @Test
  void aLedgerThatFoldsOutWithoutEndIsRefused() {
    StringBuilder ledger =
        new StringBuilder(
            """
            format_version: 1
            package: "com.example.v1"
            kind {
              group { service: "a" direction: DIRECTION_OUTGOING role: "event" }
              number: 16 field: "m0" message: "M0"
            }
            """);
    for (int i = 0; i < 40; i++) {
      ledger.append("message { name: \"M").append(i).append("\"\n");
      for (int field = 0; i < 39 && field < 2; field++) {
        ledger.append(
            "  field { key: \"%c\" number: %d name: \"%c\" type: \"dictionary\" type_name: \"M%d\" }\n"
                .formatted('a' + field, 2 + field, 'a' + field, i + 1));
      }
      ledger.append("}\n");
    }
    InferredSchema schema = InferredSchema.parse(ledger.toString(), "ledger.txtpb");
    assertThatThrownBy(() -> schema.compare(schema))
        .isInstanceOf(BadInputException.class)
        .hasMessage("a ledger's messages lie in one another in more than 131072 ways");
  }
}
