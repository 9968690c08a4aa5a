package io.xpctape.cli;

import io.xpctape.agent.RecordResult;
import io.xpctape.agent.RecordResult.Tape;
import io.xpctape.agent.RecordResult.Unfinished;
import io.xpctape.agent.launch.Ending;
import io.xpctape.cli.out.Console;
import io.xpctape.cli.out.ExitStatus;
import io.xpctape.model.Count;
import io.xpctape.text.SafeText;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** What {@code record} says at the end. */
final class RecordReport {
  /** More tapes than this are not named one by one. */
  private static final int NAMED = 4;

  private RecordReport() {}

  /**
   * Says what came of it; returns the status to end with.
   *
   * @param program as it was typed
   * @param children its children were to be recorded too
   * @param warning what was said before it ran
   */
  static int print(
      String program,
      boolean children,
      Optional<String> warning,
      RecordResult result,
      Console console) {
    for (Unfinished tape : result.unfinished()) {
      say(console, SafeText.of(tape.file().toString()) + " has not got its name: " + tape.reason());
    }
    if (result.tapes().isEmpty() && result.unfinished().isEmpty()) {
      String why =
          warning.filter(result.explanation()::equals).isPresent()
              ? "it was as the warning said"
              : result.explanation();
      say(console, "nothing was recorded: " + why + ending(program, result.ending()));
      // A failure of the program's own says more to its caller than ours does.
      int status = result.ending().shellStatus();
      return status == 0 ? ExitStatus.RECORD_FAILED : status;
    }
    if (!result.explanation().isEmpty()) {
      say(console, result.explanation());
    }
    result.tapes().forEach(tape -> HeaderNotes.of(tape).forEach(note -> say(console, note)));
    console.note("xpctape: " + counts(result.tapes()) + ending(program, result.ending()));
    boolean silent =
        sum(result.tapes(), Tape::messages) + sum(result.tapes(), Tape::connections) == 0;
    if (silent && result.hadChildren() && !children) {
      say(
          console,
          program
              + " made no XPC call, but started other programs, which are not recorded: record"
              + " --children does that");
    }
    return result.ending().shellStatus();
  }

  private static void say(Console console, String line) {
    console.err().println("xpctape: " + SafeText.of(line));
  }

  private static String counts(List<Tape> tapes) {
    if (tapes.isEmpty()) {
      return "no finished tape";
    }
    return Count.of(sum(tapes, Tape::messages), "message")
        + ", "
        + Count.of(sum(tapes, Tape::connections), "connection")
        + ", "
        + sum(tapes, Tape::dropped)
        + " dropped: "
        + names(tapes);
  }

  private static String names(List<Tape> tapes) {
    String first = name(tapes.get(0));
    if (tapes.size() == 1) {
      return first;
    }
    List<String> others = tapes.stream().skip(1).limit(NAMED).map(RecordReport::name).toList();
    int more = tapes.size() - 1 - others.size();
    return first
        + " and "
        + Count.of(tapes.size() - 1, "tape")
        + " of its children: "
        + String.join(", ", others)
        + (more == 0 ? "" : " and " + more + " more beside them");
  }

  private static String name(Tape tape) {
    return SafeText.of(tape.file().toString());
  }

  private static long sum(List<Tape> tapes, ToLongFunction<Tape> part) {
    return tapes.stream().mapToLong(part).sum();
  }

  /** Nothing for an ordinary end. */
  private static String ending(String program, Ending ending) {
    return ending.shellStatus() == 0 ? "" : "; " + program + " " + ending;
  }
}
