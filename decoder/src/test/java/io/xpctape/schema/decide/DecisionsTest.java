package io.xpctape.schema.decide;

import static org.assertj.core.api.Assertions.assertThat;

import io.xpctape.model.ValueGenerator;
import io.xpctape.model.XpcValue;
import io.xpctape.schema.infer.Conversation;
import io.xpctape.schema.infer.KindRules;
import io.xpctape.schema.infer.Summary;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for all decisions. */
class DecisionsTest {
  /** A body with something of each sort. */
  private static XpcValue body(Random random) {
    int i = random.nextInt(1000);
    String device =
        i % 2 == 0 ? "{'type': 'disk', 'path': '/d" + i + "'}" : "{'type': 'net', 'mtu': 1500}";
    return Seen.json(
        "{'mode': '"
            + List.of("on", "off", "auto").get(i % 3)
            + "', 'devices': ["
            + device
            + "], 'sizes': {'"
            + random.nextInt()
            + "': "
            + i
            + "}, 'pair': ['"
            + i
            + "', "
            + i
            + "], 'tree': {'name': 'a"
            + i
            + "', 'children': [{'name': 'b', 'children': [{'name': 'c', 'children': []}]}]}"
            + (i % 4 == 0 ? ", 'rare': null" : ", 'rare': 0.5")
            + "}");
  }

  private static List<XpcValue> bodies(int seed, int n) {
    Random random = new Random(seed);
    List<XpcValue> bodies = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      bodies.add(body(random));
    }
    // And some of what nobody would say.
    ValueGenerator generator = new ValueGenerator(seed);
    for (int i = 0; i < n / 10; i++) {
      bodies.add(Conversation.dictionary("odd", generator.value(), "mode", Seen.json("'on'")));
    }
    return bodies;
  }

  /** All that was decided, as text. */
  private static Map<String, String> all(Summary summary) {
    Schema schema = Schema.of(summary, KindRules.NONE, Overrides.NONE);
    Map<String, String> all = new TreeMap<>();
    schema.meanings(Seen.KIND).forEach((path, meaning) -> all.put(path, text(meaning)));
    return all;
  }

  private static String text(Meaning meaning) {
    StringBuilder text = new StringBuilder();
    for (TypeMeaning type : meaning.types()) {
      Use use = type.use();
      String detail =
          use instanceof Use.EnumOf e
              ? e.values().toString()
              : use instanceof Use.TaggedUnion u ? u.tagKey() + " " + u.variants() : "";
      text.append(type.kind())
          .append(use.getClass().getSimpleName())
          .append(detail)
          .append(type.confidence())
          .append(type.evidence())
          .append('\n');
    }
    return text.append(meaning.traits()).toString();
  }

  private static Summary merged(Summary... summaries) {
    Summary all = new Summary();
    for (Summary summary : summaries) {
      all.merge(summary);
    }
    return all;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void theOrderOfTapesDoesNotMatter(int seed) {
    List<XpcValue> first = bodies(seed, 60);
    List<XpcValue> second = bodies(seed + 100, 20);
    List<XpcValue> third = bodies(seed + 200, 90);
    List<XpcValue> together = new ArrayList<>(third);
    together.addAll(first);
    together.addAll(second);
    Collections.shuffle(together, new Random(seed));
    Map<String, String> decided =
        all(merged(Seen.summary(first), Seen.summary(second), Seen.summary(third)));

    assertThat(all(merged(Seen.summary(third), Seen.summary(first), Seen.summary(second))))
        .isEqualTo(decided);
    assertThat(all(merged(Seen.summary(second), merged(Seen.summary(third), Seen.summary(first)))))
        .isEqualTo(decided);
    assertThat(all(Seen.summary(together)).keySet()).isEqualTo(decided.keySet());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void moreOfTheSameChangesNoDecision(int seed) {
    Schema few = of(seed, 150);
    Schema many = of(seed, 900);

    few.meanings(Seen.KIND)
        .forEach(
            (path, meaning) -> {
              Meaning later = many.meaning(Seen.KIND, path).orElseThrow();
              for (TypeMeaning type : meaning.types()) {
                assertThat(later.type(type.kind()).orElseThrow().use().getClass())
                    .as(path + ": " + type.evidence())
                    .isEqualTo(type.use().getClass());
              }
            });
  }

  private static Schema of(int seed, int n) {
    Random random = new Random(seed);
    return Seen.schema(java.util.stream.Stream.generate(() -> body(random)).limit(n));
  }

  @Test
  void eachSortIsFound() {
    Schema schema = of(7, 150);

    assertThat(Seen.use(schema, "mode")).isInstanceOf(Use.EnumOf.class);
    assertThat(Seen.use(schema, "devices[*]")).isInstanceOf(Use.TaggedUnion.class);
    assertThat(Seen.use(schema, "sizes")).isInstanceOf(Use.MapOf.class);
    assertThat(Seen.use(schema, "pair")).isInstanceOf(Use.TupleOf.class);
    assertThat(Seen.use(schema, "devices")).isInstanceOf(Use.ListOf.class);
    assertThat(Seen.use(schema, "tree")).isInstanceOf(Use.RecordOf.class);
  }

  @Test
  void aTypeInsideItselfIsOneType() {
    Schema schema = of(7, 30);
    RecordType tree = ((Use.RecordOf) Seen.use(schema, "tree")).type();

    assertThat(((Use.RecordOf) Seen.use(schema, "tree.children[*]")).type()).isSameAs(tree);
    assertThat(((Use.RecordOf) Seen.use(schema, "tree.children[*].children[*]")).type())
        .isSameAs(tree);
    assertThat(tree.dictionaries()).isEqualTo(90);
    assertThat(tree.evidence()).isEqualTo("in 3 places that share 2 of 2 keys");
    assertThat(schema.types()).hasSize(3);
  }

  @Test
  void whatLiesInTheSamePlaceOfATypeIsOfOneTypeToo() {
    Schema schema =
        Seen.schema(
            Seen.times(
                20,
                i ->
                    "{'from': {'host': 'a', 'port': 1, 'user': 'x', 'how': {'p': 1}},"
                        + " 'to': {'host': 'b', 'port': 2, 'user': 'y', 'how': {'q': 2}}}"));
    RecordType how = ((Use.RecordOf) Seen.use(schema, "from.how")).type();

    assertThat(((Use.RecordOf) Seen.use(schema, "to.how")).type()).isSameAs(how);
    assertThat(how.members().keySet()).extracting(Object::toString).containsExactly("p", "q");
    assertThat(how.places())
        .extracting(place -> place.spot().text())
        .containsExactly("from.how", "to.how");
  }
}
