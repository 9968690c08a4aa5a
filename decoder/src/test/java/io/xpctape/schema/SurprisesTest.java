package io.xpctape.schema;

import static io.xpctape.schema.CheckTest.check;
import static io.xpctape.schema.CheckTest.lamp;
import static io.xpctape.schema.CheckTest.schema;
import static io.xpctape.schema.CheckTest.with;
import static io.xpctape.schema.CheckTest.without;
import static org.assertj.core.api.Assertions.assertThat;

import io.xpctape.model.XpcArray;
import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcInt64;
import io.xpctape.model.XpcString;
import io.xpctape.schema.decide.Schema;
import io.xpctape.schema.infer.Conversation;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is no surprise where little was seen: by what there is elsewhere, and in long messages. */
class SurprisesTest {
  /** Where little was seen; where much was, either is told. */
  @Test
  void aKeyThatIsKnownFromElsewhereIsLessOfASurpriseThanAnother() {
    XpcDictionary door = Conversation.dictionary("method", XpcString.of("door"));
    List<String> known = check(doors(door, 9, door), with(door, "level", new XpcInt64(1)));
    List<String> fresh = check(doors(door, 9, door), with(door, "right", new XpcInt64(1)));

    assertThat(known).isEmpty();
    assertThat(fresh).containsExactly("right: new key, none of 10 had it");
    assertThat(check(doors(door, 200, door), with(door, "level", new XpcInt64(1))))
        .containsExactly("level: new key, none of 201 had it");
  }

  @Test
  void keysThatAreKnownFromElsewhereDoNotSayThatThereWillBeNewOnes() {
    XpcDictionary door = Conversation.dictionary("method", XpcString.of("door"));
    Schema once = doors(door, 4, with(door, "level", new XpcInt64(1)));
    Schema fresh = doors(door, 4, with(door, "left", new XpcInt64(1)));

    assertThat(check(once, with(door, "tags", new XpcArray(List.of())))).isEmpty();
    assertThat(check(once, with(door, "right", new XpcInt64(1)))).hasSize(1);
    assertThat(check(fresh, with(door, "right", new XpcInt64(1)))).isEmpty();
  }

  @Test
  void whatALongMessageLacksMayBeChance() {
    XpcArray log = new XpcArray(Collections.nCopies(10_000, XpcString.of("opened")));
    XpcDictionary brief = Conversation.dictionary("method", XpcString.of("door"), "log", log);
    XpcDictionary door = with(with(brief, "log", new XpcArray(List.of())), "by", new XpcInt64(1));
    Schema doors = doors(door, 9, with(brief, "by", new XpcInt64(1)));

    assertThat(check(doors, without(door, "by")))
        .containsExactly("by: missing key, 10 of 10 had it");
    assertThat(check(doors, brief)).isEmpty();
  }

  @Test
  void anEmptyValueOfAnotherTypeIsMoreOfASurpriseThanAnother() {
    XpcDictionary room = Conversation.dictionary("name", XpcString.of("hall"));
    XpcDictionary door =
        Conversation.dictionary(
            "method", XpcString.of("door"), "from", room, "to", XpcString.of("here"));
    Schema doors = doors(door, 4, with(door, "from", XpcString.of("here")));

    assertThat(check(doors, with(door, "to", room))).isEmpty();
    assertThat(check(doors, with(door, "to", XpcDictionary.EMPTY))).hasSize(1);
  }

  /** Lamps and doors, and one other. */
  private static Schema doors(XpcDictionary door, int times, XpcDictionary another) {
    Conversation talk = new Conversation("com.example.Lamp");
    for (int i = 0; i < times; i++) {
      talk.event(without(lamp(i), "names"));
      talk.event(door);
    }
    talk.event(another);
    return schema(talk);
  }
}
