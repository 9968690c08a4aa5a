package io.xpctape.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.xpctape.model.Message;
import io.xpctape.model.XpcArray;
import io.xpctape.model.XpcBool;
import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcInt64;
import io.xpctape.model.XpcNull;
import io.xpctape.model.XpcString;
import io.xpctape.model.XpcValue;
import io.xpctape.schema.decide.Overrides;
import io.xpctape.schema.decide.Schema;
import io.xpctape.schema.drift.Check;
import io.xpctape.schema.drift.Misfit;
import io.xpctape.schema.infer.Conversation;
import io.xpctape.schema.infer.Kind;
import io.xpctape.schema.infer.KindRules;
import io.xpctape.schema.infer.Summary;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckTest {
  private static final int MANY = 200;

  private final Schema schema = schema();

  @Test
  void whatTheSchemaWasMadeOfFits() {
    for (int i = 0; i < 20; i++) {
      assertThat(check(lamp(i))).isEmpty();
    }
  }

  @Test
  void aKeyThatWasAlwaysThereIsMissed() {
    assertThat(check(without(lamp(1), "owner")))
        .containsExactly("owner: missing key, 200 of 200 had it");
    assertThat(check(without(lamp(1), "note"))).isEmpty();
  }

  @Test
  void aTypeOrAKeyThatNothingHintedAtIsToldWithItsPlace() {
    assertThat(check(with(lamp(1), "level", XpcString.of("high"))))
        .containsExactly("level: other type, string, where there was 200 times int64");
    assertThat(check(with(lamp(1), "colour", XpcString.of("red"))))
        .containsExactly("colour: new key, none of 200 had it");
    XpcDictionary user = Conversation.dictionary("id", new XpcInt64(1), "login", new XpcBool(true));
    assertThat(check(with(lamp(1), "users", new XpcArray(List.of(user)))))
        .contains("users[0].login: other type, bool, where there was 200 times string");
  }

  @Test
  void whatTheSameTypeDoesElsewhereIsNoSurprise() {
    XpcDictionary owner =
        with(with(user(3), "mail", new XpcNull()), "groups", new XpcArray(List.of()));

    assertThat(check(with(lamp(1), "owner", owner))).isEmpty();
  }

  @Test
  void whatIsInArraysOfTheSameTypeElsewhereIsNoSurpriseEither() {
    XpcArray numbers = new XpcArray(List.of(new XpcInt64(7)));

    assertThat(
            check(
                with(
                    lamp(1),
                    "owner",
                    with(with(user(1), "mail", new XpcNull()), "groups", numbers))))
        .isEmpty();
    assertThat(check(with(lamp(1), "moved", new XpcArray(List.of(numbers, XpcString.of("up"))))))
        .containsExactly("moved[0]: other type, array, where there was 200 times int64");
  }

  @Test
  void arraysThatWereAllEmptySayNothingOfWhatIsInThem() {
    XpcArray some = new XpcArray(List.of(XpcString.of("new")));

    assertThat(check(with(lamp(1), "tags", some))).isEmpty();
  }

  @Test
  void aMessageOfANewKindMayHaveNewKeysWhereSingleOnesHad() {
    List<XpcDictionary> bodies = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      bodies.add(Conversation.dictionary("only" + (char) ('a' + i), new XpcInt64(i)));
    }
    Conversation talk = new Conversation("com.example.Other");
    bodies.forEach(talk::event);
    Schema other = schema(talk);
    Kind unseen = new Kind(other.summary().kinds().firstKey().group(), "?");
    XpcDictionary body = Conversation.dictionary("another", new XpcInt64(1));

    assertThat(new Check(other).check(unseen, body)).isEmpty();
    assertThat(new Check(other, true).check(unseen, body)).hasSize(1);
  }

  @Test
  void anEmptyDictionaryIsToldOnceWhereNoneWasEmpty() {
    assertThat(check(with(lamp(1), "owner", XpcDictionary.EMPTY)))
        .containsExactly("owner: missing key, each of 200 had some key");
  }

  /** A list of many is one message's word. */
  @Test
  void whatOneArrayHoldsIsSaidOnce() {
    XpcDictionary step = Conversation.dictionary("at", new XpcInt64(1), "by", XpcString.of("me"));
    XpcArray path = new XpcArray(Collections.nCopies(300, step));
    XpcArray bare = new XpcArray(List.of(without(step, "by")));
    Conversation talk = new Conversation("com.example.Lamp");
    for (int i = 0; i < MANY; i++) {
      talk.event(i < 2 ? with(lamp(i), "path", path) : lamp(i));
    }
    List<Message> messages = talk.messages();
    KindRules rules = KindRules.NONE.learn(List.of(messages));
    Schema other = Schema.of(Summary.of(List.of(messages), rules), rules, Overrides.NONE);
    Kind kind = rules.on(messages).find(messages.get(0)).orElseThrow();
    XpcDictionary body = with(lamp(3), "path", bare);

    assertThat(new Check(other).check(kind, body)).isEmpty();
    assertThat(new Check(other, true).check(kind, body))
        .extracting(misfit -> misfit.path().toString())
        .containsExactly("path[0].by");
  }

  @Test
  void aKeyThatOthersOfTheTypeOftenLackIsNotMissed() {
    assertThat(check(with(lamp(1), "spare", without(part(1), "made")))).isEmpty();
    assertThat(check(with(lamp(1), "spare", without(part(1), "size"))))
        .containsExactly("spare.size: missing key, 50 of 50 had it");
  }

  @Test
  void aDictionaryOfArbitraryKeysTakesAnother() {
    XpcDictionary names = Conversation.dictionary("name_of_another", XpcString.of("x"));

    assertThat(check(with(lamp(1), "names", names))).isEmpty();
  }

  @Test
  void eachPlaceOfATupleIsOfItsOwnType() {
    XpcArray turned = moved(XpcString.of("up"), new XpcInt64(1));

    assertThat(check(with(lamp(1), "moved", turned)))
        .containsExactly(
            "moved[0]: other type, string, where there was 200 times int64",
            "moved[1]: other type, int64, where there was 200 times string");
  }

  @Test
  void aKindThatIsNewIsToldWhereKindsAreKnown() {
    assertThat(check(Conversation.dictionary("method", XpcString.of("explode"))))
        .containsExactly(".: new kind, no message was of such a kind");
  }

  private List<String> check(XpcDictionary body) {
    return check(schema, body);
  }

  static List<String> check(Schema schema, XpcDictionary body) {
    Conversation talk = new Conversation("com.example.Lamp");
    Message message = talk.event(body);
    Kind kind = schema.rules().on(talk.messages()).find(message).orElseThrow();
    List<Misfit> told = new Check(schema).check(kind, body);
    // What holds nothing new is not asked for what is unlikely.
    assertThat(new Check(schema, true).check(kind, body).isEmpty() && !told.isEmpty()).isFalse();
    return told.stream().map(m -> m.path() + ": " + m.reason().label() + ", " + m.text()).toList();
  }

  private static Schema schema() {
    Conversation talk = new Conversation("com.example.Lamp");
    for (int i = 0; i < MANY; i++) {
      talk.event(lamp(i));
      talk.event(Conversation.dictionary("method", XpcString.of("tick"), "n", new XpcInt64(i)));
    }
    return schema(talk);
  }

  static Schema schema(Conversation talk) {
    KindRules rules = KindRules.NONE.learn(List.of(talk.messages()));
    return Schema.of(Summary.of(List.of(talk.messages()), rules), rules, Overrides.NONE);
  }

  static XpcDictionary lamp(int i) {
    List<XpcDictionary.Entry> names = new ArrayList<>();
    for (int j = 0; j < 3; j++) {
      names.add(XpcDictionary.Entry.of("name" + (i * 3 + j) % 500, XpcString.of("v")));
    }
    XpcDictionary lamp =
        Conversation.dictionary(
            "method",
            XpcString.of("lamp"),
            "level",
            new XpcInt64(i),
            "owner",
            with(
                with(user(i), "mail", XpcString.of("a@b")),
                "groups",
                new XpcArray(List.of(XpcString.of("staff")))),
            "users",
            new XpcArray(
                List.of(
                    with(
                        with(user(i), "mail", new XpcNull()),
                        "groups",
                        new XpcArray(List.of(new XpcInt64(i)))))),
            "tags",
            new XpcArray(List.of()),
            "names",
            new XpcDictionary(names),
            "parts",
            new XpcArray(
                List.of(i % 3 == 0 ? without(part(i), "made") : part(i), part(i + 1), part(i))),
            "moved",
            moved(new XpcInt64(i), XpcString.of("up")));
    XpcDictionary whole = i % 4 == 0 ? with(lamp, "spare", part(i)) : lamp;
    return i % 2 == 0 ? with(whole, "note", XpcString.of("even")) : whole;
  }

  private static XpcDictionary part(int i) {
    return Conversation.dictionary(
        "size",
        new XpcInt64(i),
        "shape",
        XpcString.of("round" + i),
        "made",
        XpcString.of("here" + i),
        "weight",
        new XpcInt64(-i));
  }

  private static XpcArray moved(XpcValue steps, XpcValue where) {
    return new XpcArray(List.of(steps, where));
  }

  private static XpcDictionary user(int i) {
    return Conversation.dictionary(
        "id", new XpcInt64(i), "login", XpcString.of("u" + i), "url", XpcString.of("/users/" + i));
  }

  static XpcDictionary with(XpcDictionary dictionary, String key, XpcValue value) {
    List<XpcDictionary.Entry> entries = new ArrayList<>(without(dictionary, key).entries());
    entries.add(XpcDictionary.Entry.of(key, value));
    return new XpcDictionary(entries);
  }

  static XpcDictionary without(XpcDictionary dictionary, String key) {
    return new XpcDictionary(
        dictionary.entries().stream().filter(e -> !e.key().toString().equals(key)).toList());
  }
}
