package io.xpctape.replay.plan;

import io.xpctape.diff.ChangeText;
import io.xpctape.model.Call;
import io.xpctape.model.Path;
import io.xpctape.text.SafeText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** A plan for people, before they consent to it. */
public final class PlanText {
  private static final String INDENT = "    ";

  private PlanText() {}

  /** A line for each rule, and below it one for each condition and each edit. */
  public static List<String> of(ReplayPlan plan) {
    List<String> lines = new ArrayList<>();
    for (PlannedRule rule : plan.rules()) {
      String service = SafeText.of(rule.message().service());
      lines.add(
          "messages like "
              + rule.message().n()
              + " of the tape: to "
              + (service.isEmpty() ? "an anonymous connection" : service)
              + by(rule.message().call()));
      rule.conditions().entrySet().stream()
          .sorted(Map.Entry.comparingByKey(Comparator.comparing(Path::toString)))
          .forEach(
              entry ->
                  lines.add(
                      INDENT
                          + "where "
                          + entry.getKey()
                          + entry
                              .getValue()
                              .map(value -> " is " + ChangeText.line(value))
                              .orElse(" exists")));
      rule.nth().ifPresent(n -> lines.add(INDENT + "only number " + n + " of them"));
      rule.edits().forEach(edit -> lines.add(INDENT + text(edit)));
    }
    return lines;
  }

  private static String by(Call call) {
    return call == Call.UNKNOWN ? "" : ", by " + call.label();
  }

  /** What an edit does, in one line. */
  public static String text(PlannedEdit edit) {
    if (edit.after().isEmpty()) {
      return "remove "
          + edit.path()
          + edit.before().map(value -> "  " + ChangeText.line(value)).orElse("");
    }
    return edit.before().isEmpty()
        ? "add " + edit.path() + "  " + ChangeText.line(edit.after().get())
        : "set " + edit.path() + "  " + ChangeText.of(edit.before().get(), edit.after().get());
  }
}
