package io.xpctape.replay.report;

import io.xpctape.diff.ChangeText;
import io.xpctape.diff.Conversation;
import io.xpctape.diff.DiffText;
import io.xpctape.model.Message;
import io.xpctape.replay.plan.PlanText;
import io.xpctape.text.SafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A report for people. */
public final class ReportText {
  private static final String INDENT = "    ";

  /** How many errors an outcome names. */
  private static final int ERRORS_NAMED = 3;

  /** How many lines of differences are worth reading here. */
  private static final int DIFFERENCE_LINES = 40;

  private final ReplayReport report;
  private final boolean color;

  /**
   * @param color with the escape sequences of a terminal
   */
  public ReportText(ReplayReport report, boolean color) {
    this.report = report;
    this.color = color;
  }

  /** The whole report, line by line. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    report.applications().forEach(application -> add(application, lines));
    add("original", report.sides().a(), lines);
    add("replay", report.sides().b(), lines);
    List<String> differences = new ArrayList<>();
    new DiffText(report.sides().a(), report.sides().b(), color)
        .write(report.comparison(), differences::add);
    lines.add("from the original to the replay:");
    differences.stream().limit(DIFFERENCE_LINES).map(INDENT::concat).forEach(lines::add);
    if (differences.size() > DIFFERENCE_LINES) {
      lines.add(
          INDENT
              + "… "
              + (differences.size() - DIFFERENCE_LINES)
              + " lines more; diff shows all of them");
    }
    if (report.expecting()) {
      lines.add(
          report
              .expected()
              .map(message -> "expected: message " + message.n() + " of the replay is it")
              .orElse("expected: no message of the replay is it"));
    }
    return lines;
  }

  private static void add(Application application, List<String> lines) {
    List<Message> changed = application.changed();
    lines.add(
        changed.isEmpty()
            ? "changed no message: none was like message " + application.rule().message().n()
            : "changed message "
                + changed.stream()
                    .map(message -> Long.toString(message.n()))
                    .collect(Collectors.joining(", "))
                + " of the replay");
    application.rule().edits().forEach(edit -> lines.add(INDENT + PlanText.text(edit)));
    for (String refusal : application.refused()) {
      lines.add(INDENT + "not made: " + SafeText.of(refusal));
    }
  }

  private static void add(String name, Conversation side, List<String> lines) {
    Outcome outcome = Outcome.of(side.messages());
    List<Outcome.Told> errors = outcome.errors();
    lines.add(name + ": " + outcome.sent() + " sent, " + outcome.received() + " received");
    for (Outcome.Told error : errors.subList(0, Math.min(ERRORS_NAMED, errors.size()))) {
      lines.add(INDENT + "error in " + heading(error.message(), side));
      ChangeText.lines(error.path(), error.value())
          .forEach(line -> lines.add(INDENT + INDENT + line));
    }
    if (errors.isEmpty()) {
      lines.add(INDENT + "no error");
    } else if (errors.size() > ERRORS_NAMED) {
      lines.add(INDENT + "and " + (errors.size() - ERRORS_NAMED) + " errors more");
    }
    outcome
        .last()
        .ifPresent(
            last ->
                lines.add(
                    INDENT
                        + "at last "
                        + heading(last, side)
                        + "  "
                        + ChangeText.line(last.body())));
  }

  private static String heading(Message message, Conversation side) {
    return message.n() + " " + DiffText.what(message, side);
  }
}
