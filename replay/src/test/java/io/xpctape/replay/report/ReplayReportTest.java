package io.xpctape.replay.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.xpctape.diff.Criteria;
import io.xpctape.diff.Sides;
import io.xpctape.model.Change;
import io.xpctape.model.ListedMessage;
import io.xpctape.model.Recording;
import io.xpctape.replay.plan.Boot;
import io.xpctape.replay.plan.Edit;
import io.xpctape.replay.plan.PlanCompiler;
import io.xpctape.replay.plan.ReplayPlan;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

final class ReplayReportTest {
  private static final Recording ORIGINAL = Boot.recording("quiet", 3, Optional.empty());
  private static final ReplayPlan PLAN =
      new PlanCompiler(ORIGINAL, Path.of(""))
          .compile(List.of(Edit.parseSet("loader.command_line=console=hvc0")));

  private static final Change MADE = new Change(List.of(0), false, List.of());

  private static ReplayReport report(
      Recording replayed, Optional<Predicate<ListedMessage>> expectation) {
    return ReplayReport.of(
        PLAN, Sides.of(ORIGINAL, replayed), replayed, Criteria.usual(), expectation);
  }

  private static String text(ReplayReport report) {
    return String.join("\n", new ReportText(report, false).lines()) + "\n";
  }

  @Test
  void bothOutcomesAreSideBySide() {
    ReplayReport report =
        report(
            Boot.recording("console=hvc0", 0, Optional.of(MADE)),
            Optional.of(listed -> listed.message().n() == 7));
    assertThat(report.succeeded()).isTrue();
    assertThat(text(report))
        .isEqualTo(
            """
            changed message 1 of the replay
                set loader.command_line  "quiet" → "console=hvc0"
            original: 5 sent, 2 received
                error in 7 in stopped com.example.machine
                    error.code  3
                    error.reason  "It stopped."
                at last 7 in stopped com.example.machine  {method: "stopped", state: 3, error: {reason: "It stopped.", code: 3}}
            replay: 5 sent, 2 received
                no error
                at last 7 in stopped com.example.machine  {method: "stopped", state: 0, error: {}}
            from the original to the replay:
                ~ 1 out create com.example.machine
                    loader.command_line  "quiet" → "console=hvc0"
                ~ 7 in stopped com.example.machine
                    - error.code  3
                    - error.reason  "It stopped."
                    state  3 → 0
                5 equal, 2 changed, 0 only in the first, 0 only in the second
            expected: message 7 of the replay is it
            """);
  }

  @Test
  void aReplayThatChangedNothingHasFailed() {
    ReplayReport report = report(ORIGINAL, Optional.empty());
    assertThat(report.succeeded()).isFalse();
    assertThat(text(report)).startsWith("changed no message: none was like message 1\n");
  }

  @Test
  void anEditThatWasRefusedHasFailed() {
    Change refused =
        new Change(List.of(0, 1), false, List.of("rule 0, edit 0: no\u001b", "rule 1, edit 0: x"));
    ReplayReport report =
        report(Boot.recording("quiet", 3, Optional.of(refused)), Optional.empty());
    assertThat(report.succeeded()).isFalse();
    assertThat(text(report))
        .startsWith("changed message 1 of the replay\n")
        .contains("    not made: rule 0, edit 0: no\\u001b\n")
        .doesNotContain("rule 1");
  }

  @Test
  void whatWasExpectedMustCome() {
    ReplayReport report =
        report(
            Boot.recording("console=hvc0", 0, Optional.of(MADE)),
            Optional.of(listed -> listed.message().n() > 7));
    assertThat(report.succeeded()).isFalse();
    assertThat(text(report)).endsWith("expected: no message of the replay is it\n");
  }
}
