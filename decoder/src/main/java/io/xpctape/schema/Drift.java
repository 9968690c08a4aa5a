package io.xpctape.schema;

import io.xpctape.model.Message;
import io.xpctape.model.Path;
import io.xpctape.model.XpcDictionary;
import io.xpctape.schema.decide.Schema;
import io.xpctape.schema.drift.Check;
import io.xpctape.schema.drift.Misfit;
import io.xpctape.schema.infer.Kind;
import io.xpctape.schema.infer.KindEvidence.Side;
import io.xpctape.schema.infer.Kinds;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The messages of one recording, held against a schema. For many threads. */
public final class Drift {
  private final Schema schema;
  private final Check check;
  private final Kinds kinds;
  private final Map<Kind, String> names;

  Drift(Schema schema, Kinds kinds, Map<Kind, String> names, boolean strict) {
    this.schema = schema;
    this.check = new Check(schema, strict);
    this.kinds = kinds;
    this.names = names;
  }

  /** What the schema calls the message's kind; empty if it knows none. */
  public String kindOf(Message message) {
    return kinds.find(message).map(kind -> names.getOrDefault(kind, "")).orElse("");
  }

  /** Where it does not fit; empty if it does, or is an error, which no schema is about. */
  public List<Misfit> of(Message message) {
    Optional<Kind> kind = kinds.find(message);
    if (kind.isPresent()) {
      return check.check(kind.get(), message.body());
    }
    Side side = Side.of(kinds.groupOf(message));
    return message.body() instanceof XpcDictionary
            && !schema.summary().evidence().sides().containsKey(side)
        ? List.of(
            new Misfit(
                Path.BODY, Misfit.Reason.NEW_KIND, "no recording had messages of this service"))
        : List.of();
  }
}
