package io.xpctape.replay.plan;

import io.xpctape.model.Message;
import io.xpctape.model.Path;
import io.xpctape.model.XpcValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which messages are to be changed, and how.
 *
 * @param message the one on the tape that it was made from
 * @param conditions what must lie in the body: a place's value, or anything at all
 * @param nth only this one, from 1, of the messages to the same service, sent by the same call and
 *     of the same conditions; empty for each of them
 * @param edits in the order in which they are made
 */
public record PlannedRule(
    Message message,
    Map<Path, Optional<XpcValue>> conditions,
    OptionalLong nth,
    List<PlannedEdit> edits) {
  public PlannedRule {
    conditions = Map.copyOf(conditions);
    edits = List.copyOf(edits);
  }
}
