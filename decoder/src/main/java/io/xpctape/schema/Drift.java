package io.xpctape.schema;

import io.xpctape.model.Message;
import io.xpctape.model.Path;
import io.xpctape.model.XpcDictionary;
import io.xpctape.schema.decide.Schema;
import io.xpctape.schema.drift.Check;
import io.xpctape.schema.drift.Misfit;
import io.xpctape.schema.infer.KeyEvidence;
import io.xpctape.schema.infer.Kind;
import io.xpctape.schema.infer.KindEvidence.Side;
import io.xpctape.schema.infer.Kinds;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The messages of one recording, held against a schema. For many threads. */
public final class Drift {
  private final Schema schema;
  private final Check check;
  private final Check strict;
  private final Kinds kinds;
  private final Map<Kind, String> names;

  /** How many messages of each side have a kind. */
  private final Map<Side, Long> told = new HashMap<>();

  Drift(Schema schema, Kinds kinds, Map<Kind, String> names) {
    this.schema = schema;
    this.check = new Check(schema);
    this.strict = new Check(schema, true);
    this.kinds = kinds;
    this.names = names;
    schema
        .summary()
        .kinds()
        .forEach((kind, bodies) -> told.merge(Side.of(kind.group()), bodies.count(), Long::sum));
  }

  /** What the schema calls the message's kind; empty if it knows none. */
  public String kindOf(Message message) {
    return kinds.find(message).map(kind -> names.getOrDefault(kind, "")).orElse("");
  }

  /** Where it does not fit; empty if it does, or is an error, which no schema is about. */
  public List<Misfit> of(Message message) {
    return by(check, message);
  }

  /**
   * All in it that was never seen, and not only what was not to be expected; if there is nothing,
   * it fits.
   */
  public List<Misfit> unseen(Message message) {
    return by(strict, message);
  }

  private List<Misfit> by(Check check, Message message) {
    Optional<Kind> kind = kinds.find(message);
    if (kind.isPresent()) {
      return check.check(kind.get(), message.body());
    }
    if (!(message.body() instanceof XpcDictionary)) {
      return List.of();
    }
    Side side = Side.of(kinds.groupOf(message));
    KeyEvidence seen = schema.summary().evidence().sides().get(side);
    if (seen == null) {
      return List.of(
          new Misfit(
              Path.BODY, Misfit.Reason.NEW_KIND, "no recording had messages of this service"));
    }
    // Where others have no kind either, or the request has none, there is nothing to hold it to.
    boolean all = message.replyTo() == 0 && told.getOrDefault(side, 0L) >= seen.count();
    return all ? check.check(new Kind(kinds.groupOf(message), ""), message.body()) : List.of();
  }
}
