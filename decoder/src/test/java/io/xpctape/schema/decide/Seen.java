package io.xpctape.schema.decide;

import io.xpctape.json.MessageJson;
import io.xpctape.model.Bytes;
import io.xpctape.model.Direction;
import io.xpctape.model.XpcKind;
import io.xpctape.model.XpcValue;
import io.xpctape.schema.infer.Conversation;
import io.xpctape.schema.infer.Group;
import io.xpctape.schema.infer.Kind;
import io.xpctape.schema.infer.KindRules;
import io.xpctape.schema.infer.Role;
import io.xpctape.schema.infer.Summary;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Values of one kind of messages, and what they are taken for. */
final class Seen {
  static final Kind KIND =
      new Kind(new Group(Bytes.utf8("com.example.lamp"), Direction.OUTGOING, Role.EVENT), "set");

  private Seen() {}

  /** As JSON, numbers as {@code import} reads them. */
  static XpcValue json(String text) {
    return MessageJson.parsePlain(text.replace('\'', '"'), note -> {});
  }

  /** So many bodies, each made of its number from 0. */
  static Stream<XpcValue> times(int n, IntFunction<String> json) {
    return IntStream.range(0, n).mapToObj(i -> json(json.apply(i)));
  }

  static Summary summary(List<XpcValue> bodies) {
    Conversation talk = new Conversation("com.example.lamp");
    Summary summary = new Summary();
    bodies.forEach(body -> summary.add(talk.event(body), Optional.of(KIND)));
    summary.endRecording();
    return summary;
  }

  static Schema schema(Stream<XpcValue> bodies) {
    return Schema.of(summary(bodies.toList()), KindRules.NONE, Overrides.NONE);
  }

  /** What the values of a place are, all of one type. */
  static TypeMeaning type(Schema schema, String path) {
    List<TypeMeaning> types = schema.meaning(KIND, path).orElseThrow().types();
    if (types.size() != 1) {
      throw new AssertionError(path + " is of " + types.size() + " types");
    }
    return types.get(0);
  }

  static Use use(Schema schema, String path) {
    return type(schema, path).use();
  }

  static XpcKind kind(Schema schema, String path) {
    return type(schema, path).kind();
  }
}
