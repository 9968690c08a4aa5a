package io.xpctape.replay.plan;

import io.xpctape.model.Bytes;
import java.util.List;

/**
 * What a replay changes.
 *
 * @param rules for people, in the order of the plan
 * @param encoded the same as an {@code xpctape.v1.Plan}, for the agent
 */
public record ReplayPlan(List<PlannedRule> rules, Bytes encoded) {
  public ReplayPlan {
    rules = List.copyOf(rules);
  }
}
