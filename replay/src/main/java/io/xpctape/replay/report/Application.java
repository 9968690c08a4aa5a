package io.xpctape.replay.report;

import io.xpctape.model.Change;
import io.xpctape.model.Message;
import io.xpctape.replay.plan.PlannedRule;
import io.xpctape.replay.plan.ReplayPlan;
import java.util.ArrayList;
import java.util.List;

/**
 * What became of one rule of a plan.
 *
 * @param rule what was to be done
 * @param changed the new tape's messages that it matched
 * @param refused why edits were not made in them
 */
public record Application(PlannedRule rule, List<Message> changed, List<String> refused) {
  public Application {
    changed = List.copyOf(changed);
    refused = List.copyOf(refused);
  }

  /** Whether all edits were made in some message. */
  public boolean done() {
    return !changed.isEmpty() && refused.isEmpty();
  }

  /** What became of each rule, as the agent noted it beside the messages. */
  static List<Application> of(ReplayPlan plan, List<Message> messages) {
    List<Application> applications = new ArrayList<>();
    for (int i = 0; i < plan.rules().size(); i++) {
      int index = i;
      List<Message> changed =
          messages.stream()
              .filter(
                  message ->
                      message.change().map(change -> change.rules().contains(index)).orElse(false))
              .toList();
      List<String> refused =
          changed.stream()
              .flatMap(message -> message.change().map(Change::refused).stream())
              .flatMap(List::stream)
              .filter(refusal -> !isOfAnother(refusal, index))
              .toList();
      applications.add(new Application(plan.rules().get(i), changed, refused));
    }
    return applications;
  }

  /** The agent begins a refusal with the rule's index, since several may match one message. */
  private static boolean isOfAnother(String refusal, int index) {
    return refusal.startsWith("rule ") && !refusal.startsWith("rule " + index + ",");
  }
}
