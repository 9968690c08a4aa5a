package io.xpctape.schema;

import static io.xpctape.schema.infer.Conversation.dictionary;
import static org.assertj.core.api.Assertions.assertThat;

import io.xpctape.model.XpcArray;
import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcDouble;
import io.xpctape.model.XpcInt64;
import io.xpctape.model.XpcString;
import io.xpctape.model.XpcUint64;
import io.xpctape.schema.infer.Conversation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What people read of places that the .proto has no words for. */
class SchemaPageTest {
  private static String page(Conversation talk) {
    byte[] page =
        Inference.of(List.of(Lamp.recording(talk.messages())), Optional.empty())
            .files()
            .getOrDefault("schema.md", new byte[0]);
    return new String(page, StandardCharsets.UTF_8);
  }

  private static XpcDictionary account(int i) {
    List<XpcDictionary.Entry> entries =
        new ArrayList<>(
            dictionary(
                    "login",
                    XpcString.of("user" + i),
                    "number",
                    new XpcInt64(i),
                    "followers",
                    new XpcUint64(i),
                    "home",
                    XpcString.of("/home/" + i))
                .entries());
    if (i % 2 == 0) {
      entries.add(XpcDictionary.Entry.of("mail", XpcString.of(i + "@example.com")));
    }
    return new XpcDictionary(entries);
  }

  @Test
  void aTypeOfSeveralPlacesIsToldPlaceByPlace() {
    Conversation talk = new Conversation("com.example.plan");
    for (int i = 0; i < 40; i++) {
      talk.event(dictionary("method", XpcString.of("own"), "owner", account(i)));
      if (i % 2 == 1) {
        talk.event(dictionary("method", XpcString.of("pay"), "payer", account(i)));
      }
    }

    assertThat(page(talk))
        .contains("| `owner.mail` | string | 20 of 40 |", "| `payer.login` | string | 20 of 20 |")
        .doesNotContain("`payer.mail`");
  }

  @Test
  void positionsOfTuplesAreToldToo() {
    Conversation talk = new Conversation("com.example.plan");
    for (int i = 0; i < 20; i++) {
      talk.event(
          dictionary(
              "step",
              XpcArray.of(
                  i % 4 == 0 ? XpcString.of("start") : new XpcUint64(i % 3), new XpcDouble(i))));
    }

    assertThat(page(talk))
        .contains(
            """
            | `step` | tuple | 20 of 20 |  | 2 |
            | `step[0]` | uint64 | 15 of 20 | 0 (5), 1 (5), 2 (5). | 1 |
            | `step[0]` | string | 5 of 20 | Always "start". | 2 |
            | `step[1]` | double | 20 of 20 | 0.0 to 19.0. | 3 |
            """);
  }

  @Test
  void keysAreToldAsPathsThatOverridesTake() {
    Conversation talk = new Conversation("com.example.plan");
    talk.event(dictionary("", new XpcInt64(1), "a.b", new XpcInt64(1), "`|```", new XpcInt64(1)));

    assertThat(page(talk))
        .contains(
            "| `[\"\"]` | int64 |",
            "| `[\"a.b\"]` | int64 |",
            "| ``` [\"`\\|`` `\"] ``` | int64 |");
  }
}
