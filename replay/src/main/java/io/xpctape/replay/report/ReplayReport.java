package io.xpctape.replay.report;

import io.xpctape.diff.Comparison;
import io.xpctape.diff.Criteria;
import io.xpctape.diff.Sides;
import io.xpctape.model.ListedMessage;
import io.xpctape.model.Lister;
import io.xpctape.model.Message;
import io.xpctape.model.Recording;
import io.xpctape.replay.plan.ReplayPlan;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A replay's original beside what was recorded anew.
 *
 * @param sides the tape that was played, and the new one
 * @param applications what became of each rule of the plan
 * @param comparison what the two conversations differ in
 * @param expecting some message of the new tape was to be of a certain kind
 * @param expected the first that is, empty if none is
 */
public record ReplayReport(
    Sides sides,
    List<Application> applications,
    Comparison comparison,
    boolean expecting,
    Optional<Message> expected) {
  public ReplayReport {
    applications = List.copyOf(applications);
  }

  /**
   * Compares the two recordings.
   *
   * @param sides the original and the new one, and what to call the kinds of their messages
   * @param expectation what some message of the new one must be, if anything must
   */
  public static ReplayReport of(
      ReplayPlan plan,
      Sides sides,
      Recording replayed,
      Criteria criteria,
      Optional<? extends Predicate<ListedMessage>> expectation) {
    Lister lister = Lister.of(replayed, sides.b().kind());
    return new ReplayReport(
        sides,
        Application.of(plan, replayed.messages()),
        sides.compare(criteria),
        expectation.isPresent(),
        expectation.flatMap(
            expected ->
                replayed.messages().stream()
                    .filter(message -> expected.test(lister.of(message)))
                    .findFirst()));
  }

  /** Whether each change was made and what was expected came. */
  public boolean succeeded() {
    return applications.stream().allMatch(Application::done) && expecting == expected.isPresent();
  }
}
