package io.xpctape.cli;

import io.xpctape.agent.AgentException;
import io.xpctape.agent.RecordResult;
import io.xpctape.agent.launch.Child;
import io.xpctape.agent.launch.Ending;
import io.xpctape.cli.args.Arguments;
import io.xpctape.cli.args.Syntax;
import io.xpctape.cli.args.UsageException;
import io.xpctape.cli.out.Console;
import io.xpctape.cli.out.ExitStatus;
import io.xpctape.diff.Criteria;
import io.xpctape.diff.Noise;
import io.xpctape.diff.Sides;
import io.xpctape.filter.Filter;
import io.xpctape.filter.Selection;
import io.xpctape.model.BadInputException;
import io.xpctape.model.Lister;
import io.xpctape.model.Message;
import io.xpctape.model.Recording;
import io.xpctape.replay.plan.Edit;
import io.xpctape.replay.plan.PlanCompiler;
import io.xpctape.replay.plan.PlanText;
import io.xpctape.replay.plan.ReplayException;
import io.xpctape.replay.plan.ReplayPlan;
import io.xpctape.replay.report.ReplayReport;
import io.xpctape.replay.report.ReportText;
import io.xpctape.replay.rerun.Rerun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** {@code replay}: a recorded program runs again, with a message changed. */
final class ReplayCommand implements Command {
  private static final String MODE = "mode";
  private static final String RERUN = "rerun";
  private static final String MESSAGE = "message";
  private static final String SET = "set";
  private static final String UNSET = "unset";
  private static final String EXPECT = "expect";
  private static final String OUTPUT = "output";
  private static final String FORCE = "force";
  private static final String DRY_RUN = "dry-run";
  private static final String YES = "yes";
  private static final String EXTENSION = ".xpctape";

  /** A Ctrl-C reaches the program too, which dies of it, and the command is over. */
  private static final int SIGINT = 2;

  @Override
  public String name() {
    return "replay";
  }

  @Override
  public String summary() {
    return "Play a tape with a message changed, and compare";
  }

  @Override
  public Syntax syntax() {
    return KindNaming.option(Syntax.of("TAPE"))
        .text(
            "Runs the recorded command again, in its folder and in our environment, with a change"
                + " in what it sends. Then it tells whether the change was made, and lays the"
                + " original's outcome beside the new one. It says first what it will run and send,"
                + " and asks. Ends with 1 if a change was not made or what was expected did not"
                + " come.")
        .text(
            "PATH is a place in a message's body: boot_loader.kernel, disks[0].path, disks[+],"
                + " [\"a key\"]. VALUE takes the type of what it replaces, or the one it names:"
                + " uint64:2048, data:00ff, fd:/path (opened with the flags of the one recorded),"
                + " null:. Without --message PATH must be in just one message that was sent, and"
                + " each message of its kind is changed.")
        .option(MESSAGE, "SEL", "change this message: a number, a range or an expression")
        .repeatable(SET, "PATH=VALUE", "put a value there")
        .repeatable(UNSET, "PATH", "remove what is there")
        .choice(
            MODE,
            "run the command again; the others are not in this version",
            RERUN,
            "resend",
            "serve")
        .option(EXPECT, "EXPR", "some message of the new tape must match")
        .option('o', OUTPUT, "NEW", "the new tape; TAPE-replay" + EXTENSION + " if not given")
        .flag(FORCE, "replace an existing tape")
        .flag(DRY_RUN, "print what would be run and changed, and run nothing")
        .flag(YES, "do not ask")
        .example(
            "xpctape replay bad.xpctape --set boot_loader.kernel=fd:vmlinuz-64",
            "boot again with another kernel")
        .example(
            "xpctape replay bad.xpctape --message 3 --set index=2 --expect 'body.state == 0'",
            "with one message changed, and a check");
  }

  @Override
  public int run(Arguments arguments, Console console) throws IOException {
    Child.noteSurroundings();
    if (!arguments.choice(MODE).equals(RERUN)) {
      throw new UsageException(
          "replay: --mode "
              + arguments.choice(MODE)
              + " is not in this version; --mode rerun runs the recorded command again");
    }
    List<Edit> edits = edits(arguments);
    Optional<Selection> selection =
        arguments
            .value(MESSAGE)
            .map(text -> Listings.wellWritten("--" + MESSAGE, () -> Selection.parse(text)));
    Optional<Filter> expected = arguments.value(EXPECT).map(text -> Listings.filter(EXPECT, text));
    KindNaming naming = KindNaming.of(arguments, console);
    Recording original = Tapes.read(arguments.operand(0), console);
    try {
      ReplayPlan plan = plan(original, naming, selection, edits);
      Rerun rerun = new Rerun(original);
      rerun.checkCommand();
      if (arguments.has(DRY_RUN)) {
        intent(rerun, plan).forEach(console.out()::println);
        return ExitStatus.OK;
      }
      rerun.check();
      Path tape = newTape(arguments);
      if (!arguments.has(YES) && !Consent.given(intent(rerun, plan), console)) {
        console.note("xpctape: nothing was run");
        return ExitStatus.OK;
      }
      console.out().flush();
      RecordResult result = rerun.run(plan, tape, arguments.has(FORCE));
      return report(plan, original, naming, expected, result, console);
    } catch (ReplayException e) {
      throw new UsageException("replay: " + e.getMessage());
    } catch (AgentException e) {
      if (e.reason() == AgentException.Reason.TAPE) {
        throw new UsageException(String.valueOf(e.getMessage()));
      }
      console.err().println("xpctape: replay: " + e.getMessage());
      return ExitStatus.UNABLE;
    }
  }

  private static List<Edit> edits(Arguments arguments) {
    List<Edit> edits = new ArrayList<>();
    try {
      arguments.values(SET).forEach(text -> edits.add(Edit.parseSet(text)));
      arguments.values(UNSET).forEach(text -> edits.add(Edit.parseUnset(text)));
    } catch (ReplayException e) {
      throw new UsageException("replay: " + e.getMessage());
    }
    if (edits.isEmpty()) {
      throw new UsageException("replay: say what to change: --set PATH=VALUE or --unset PATH");
    }
    return edits;
  }

  private static ReplayPlan plan(
      Recording original, KindNaming naming, Optional<Selection> selection, List<Edit> edits) {
    PlanCompiler compiler = new PlanCompiler(original, Path.of(""));
    if (selection.isEmpty()) {
      return compiler.compile(edits);
    }
    Lister lister = Lister.of(original, naming.kindsOf(original));
    List<Message> chosen =
        original.messages().stream()
            .filter(message -> selection.get().test(lister.of(message)))
            .toList();
    if (chosen.isEmpty()) {
      throw new BadInputException(
          "--message: no message of the tape matches, it has " + original.messages().size());
    }
    return compiler.compile(chosen, edits);
  }

  private static List<String> intent(Rerun rerun, ReplayPlan plan) {
    List<String> lines = new ArrayList<>();
    lines.add("runs in " + rerun.folder() + ":");
    lines.add("    " + rerun.command());
    lines.add("changes what it sends:");
    PlanText.of(plan).forEach(line -> lines.add("    " + line));
    return lines;
  }

  /** The one that is wanted, or the first of TAPE-replay, TAPE-replay-2 and so on that is free. */
  private static Path newTape(Arguments arguments) {
    Optional<String> wanted = arguments.value(OUTPUT);
    if (wanted.isPresent()) {
      if (wanted.get().equals(Tapes.STDIN)) {
        throw new UsageException("replay: a tape is a file; standard output is the program's");
      }
      return Tapes.path(wanted.get());
    }
    String operand = arguments.operand(0);
    Path file = Tapes.path(operand.equals(Tapes.STDIN) ? "tape" : operand).getFileName();
    String name = String.valueOf(file);
    String base =
        name.endsWith(EXTENSION) ? name.substring(0, name.length() - EXTENSION.length()) : name;
    Path tape = Path.of(base + "-replay" + EXTENSION);
    for (int i = 2; Files.exists(tape, LinkOption.NOFOLLOW_LINKS); i++) {
      tape = Path.of(base + "-replay-" + i + EXTENSION);
    }
    return tape;
  }

  private static int report(
      ReplayPlan plan,
      Recording original,
      KindNaming naming,
      Optional<Filter> expected,
      RecordResult result,
      Console console) {
    result
        .unfinished()
        .forEach(
            tape ->
                console
                    .err()
                    .println(
                        "xpctape: " + tape.file() + " has not got its name: " + tape.reason()));
    if (result.tapes().isEmpty()) {
      if (result.unfinished().isEmpty()) {
        console.err().println("xpctape: replay: nothing was recorded: " + result.explanation());
      }
      return ExitStatus.UNABLE;
    }
    HeaderNotes.of(result.tapes().get(0))
        .forEach(note -> console.err().println("xpctape: " + note));
    Path tape = result.tapes().get(0).file();
    Recording replayed = Tapes.read(tape.toString(), console);
    Sides sides = Sides.of(original, replayed, naming.names(), message -> true);
    // Two runs differ in all of this, and what is asked here is what the change did.
    Criteria criteria = new Criteria(EnumSet.allOf(Noise.class), List.of());
    ReplayReport report = ReplayReport.of(plan, sides, replayed, criteria, expected);
    // What stands above is the program's.
    console.out().println();
    new ReportText(report, console.colorOut()).lines().forEach(console.out()::println);
    console.out().println("the program " + result.ending() + "; the new tape is " + tape);
    if (result.ending() instanceof Ending.Died died && died.signal() == SIGINT) {
      return died.shellStatus();
    }
    return report.succeeded() ? ExitStatus.OK : ExitStatus.DIFFERENT;
  }
}
