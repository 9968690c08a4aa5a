package io.xpctape.cli;

import io.xpctape.agent.RecordResult;
import io.xpctape.model.BadInputException;
import io.xpctape.model.Count;
import io.xpctape.model.RecordingInfo;
import io.xpctape.tape.TapeReader;
import io.xpctape.text.SafeText;
import java.util.ArrayList;
import java.util.List;

/** What the agent told of itself on a tape, and what can be done about it: a line each. */
final class HeaderNotes {
  private HeaderNotes() {}

  /** Of a tape that was just recorded. */
  static List<String> of(RecordResult.Tape tape) {
    String name = SafeText.of(tape.file().toString());
    List<String> notes = new ArrayList<>();
    try (TapeReader reader = TapeReader.open(tape.file())) {
      add(reader.info(), name, notes);
    } catch (BadInputException e) {
      // A program that was killed early; whoever opens the tape is told.
      notes.add(e.getMessage());
    }
    tape.unrecorded()
        .forEach(
            (function, calls) ->
                notes.add(
                    name
                        + ": "
                        + Count.of(calls, "call")
                        + " of "
                        + SafeText.of(function)
                        + ": what went that way is not on the tape; this xpctape can only count it"));
    return notes;
  }

  // Functions that libxpc lacks while the hooks are live are no fault: nobody can call them.
  static void add(RecordingInfo info, String name, List<String> notes) {
    String plan = fact(info, "plan_error");
    String environment = fact(info, "environment_error");
    String missing = fact(info, "hooks_missing");
    if (!plan.isEmpty()) {
      notes.add(
          name
              + ": nothing was recorded or changed, since the agent can't follow the plan: "
              + plan
              + "; try replay --dry-run, which shows what it asks for");
    }
    if (!environment.isEmpty()) {
      notes.add(
          name
              + ": nothing was recorded: "
              + environment
              + "; something between xpctape and the program changed it, so name the program itself");
    }
    if (!info.hooksLive() && plan.isEmpty() && environment.isEmpty()) {
      notes.add(
          name
              + ": messages may be missing, since calls do not all reach the agent"
              + (missing.isEmpty() ? "" : ", and this libxpc lacks " + listed(missing))
              + ": "
              + remedy(info));
    }
  }

  private static String remedy(RecordingInfo info) {
    String program = SafeText.of(info.executable());
    return info.os().equals("Darwin")
        ? "AMFI can let the agent in and yet forbid that; DYLD_PRINT_SEARCHING=1 "
            + program
            + " then says 'interposing disabled by AMFI': record a copy signed anew (codesign -f -s"
            + " - COPY)"
        : "another library stands in front of it; LD_DEBUG=bindings "
            + program
            + " says which: take it out of LD_PRELOAD";
  }

  private static String listed(String names) {
    return names.strip().replace(" ", ", ");
  }

  private static String fact(RecordingInfo info, String name) {
    return SafeText.of(info.facts().getOrDefault(name, ""));
  }
}
