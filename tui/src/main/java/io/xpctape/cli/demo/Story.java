package io.xpctape.cli.demo;

import io.xpctape.cli.out.Columns;
import io.xpctape.cli.out.Console;
import io.xpctape.cli.out.ExitStatus;
import io.xpctape.tape.TapeReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The story, live where there are stand-ins and else from tapes that were recorded before. */
public final class Story {
  static final String GOOD = "good.xpctape";
  static final String BAD = "bad.xpctape";
  static final String FIXED = "fixed.xpctape";
  private static final String SCHEMA = "schema";

  private static final int PARTS = 5;
  private static final int MAX_COLUMNS = 110;
  private static final int INDENT_COLUMNS = 2;

  /** What vftool prints at its end, before the state's number. */
  private static final String DONE = "+++ Done, state = ";

  private static final String STOPPED = "0";
  private static final String ERROR = "3";
  private static final String STOP_EVENT = "kind == \"guest_did_stop_virtual_machine\"";

  /** The inferred messages that are shown. */
  private final Path folder;

  private final boolean live;
  private final Teller teller;

  private Story(Path folder, boolean live, Teller teller) {
    this.folder = folder;
    this.live = live;
    this.teller = teller;
  }

  /**
   * Tells it.
   *
   * @param folder an empty folder, for tapes and kernels
   * @param mainClass the program's, to run it as its user does
   * @return the exit status; what went wrong has been told
   */
  public static int tell(Path folder, String mainClass, Console console) throws IOException {
    return tell(folder, mainClass, console, Stage.exists());
  }

  static int tell(Path folder, String mainClass, Console console, boolean live) throws IOException {
    int columns = Math.min(MAX_COLUMNS, Columns.of(console)) - INDENT_COLUMNS;
    Xpctape xpctape = new Xpctape(folder, mainClass, columns, console.colorOut());
    Teller teller = new Teller(console, xpctape, PARTS);
    if (live) {
      Stage.set(folder);
    } else {
      Stage.setWithTapes(folder);
    }
    new Story(folder, live, teller).tell();
    return teller.status();
  }

  private void tell() throws IOException {
    teller.stress("A virtual machine dies in silence, and what was said about it");
    if (live) {
      teller.say(
          "vftool, the service it talks to and the kernels are stand-ins; all else is real.");
    } else {
      teller.say(
          "There are no stand-ins for this machine, so nothing is recorded here: these tapes");
      teller.say("come with xpctape, recorded on Linux.");
    }
    if (goodBoot() && badBoot() && schema() && difference()) {
      replay();
    }
  }

  private boolean goodBoot() throws IOException {
    teller.part("A kernel that boots");
    Optional<List<String>> printed = boot(GOOD, Stage.GOOD_KERNEL, STOPPED);
    return printed.isPresent() && printsGreeting(printed.get(), verdict(GOOD));
  }

  private boolean badBoot() throws IOException {
    teller.part("A kernel that does not");
    if (boot(BAD, Stage.BAD_KERNEL, ERROR).isEmpty()) {
      return false;
    }
    teller.say("");
    teller.say(
        live
            ? "vftool shows no more than that to anybody. The tape holds what it was told:"
            : "vftool showed only the last state to anybody. It had been told:");
    Optional<List<String>> shown = teller.run(ExitStatus.OK, "show", BAD, STOP_EVENT);
    Verdict verdict = verdict(BAD);
    if (shown.isEmpty()
        || !teller.check(!verdict.error().isEmpty(), BAD + " holds no error of the service")) {
      return false;
    }
    teller.say("");
    teller.quote("vftool said", DONE + ERROR);
    teller.quote("the service said", verdict.error());
    return true;
  }

  /** What the run printed, if it ended in a state. */
  private Optional<List<String>> boot(String tape, String kernel, String state) throws IOException {
    if (!live) {
      return teller.run(ExitStatus.OK, "list", tape);
    }
    Optional<List<String>> printed =
        teller.run(
            ExitStatus.OK,
            "record",
            "-o",
            tape,
            "--",
            "./" + Stage.CLIENT,
            "-k",
            kernel,
            "-t",
            "0");
    return printed.filter(
        lines ->
            teller.check(
                lines.stream().anyMatch(line -> line.endsWith(DONE + state)),
                "vftool did not end in state " + state));
  }

  /** Whether a boot printed on its console, or could not, which is said. */
  private boolean printsGreeting(List<String> printed, Verdict verdict) {
    if (!verdict.ran()) {
      teller.say("");
      teller.say(
          "No guest ran, there is no /dev/kvm to be had: the kernel was judged by its header.");
      return true;
    }
    return !live
        || teller.check(
            printed.contains(Stage.GREETING), "the guest printed nothing on its console");
  }

  private boolean schema() throws IOException {
    teller.part("The schema that nobody published");
    if (teller.run(ExitStatus.OK, "schema", "infer", GOOD, BAD, "-o", SCHEMA).isEmpty()) {
      return false;
    }
    List<String> proto = InferredProto.of(folder.resolve(SCHEMA));
    teller.say("");
    teller.say("Its .proto; the file has each field's evidence in comments:");
    teller.show(proto);
    return teller.check(!proto.isEmpty(), "the schema has no .proto");
  }

  private boolean difference() throws IOException {
    teller.part("What the two said differently");
    return teller
        .run(ExitStatus.DIFFERENT, "diff", "--noise", "dates", "--noise", "uuids", GOOD, BAD)
        .isPresent();
  }

  private void replay() throws IOException {
    teller.part("The bad boot again, with another kernel in the same message");
    String change = "boot_loader.kernel=fd:" + Stage.GOOD_KERNEL;
    Optional<List<String>> printed =
        live
            ? teller.run(ExitStatus.OK, "replay", BAD, "--set", change, "-o", FIXED, "--yes")
            : teller.run(ExitStatus.OK, "replay", BAD, "--set", change, "--dry-run");
    if (printed.isEmpty() || !comparesFromTapes()) {
      return;
    }
    Verdict before = verdict(BAD);
    Verdict after = verdict(FIXED);
    if (!printsGreeting(printed.get(), after)
        || !teller.check(after.error().isEmpty(), "the replay failed too: " + after.error())) {
      return;
    }
    teller.say("");
    teller.quote("before", DONE + ERROR + ". Console: " + before.console() + ". " + before.error());
    teller.quote("after", DONE + STOPPED + ". Console: " + console(after) + " No error.");
  }

  /** Where nothing was replayed, diff stands in for the report that replay gives. */
  private boolean comparesFromTapes() throws IOException {
    return live || teller.run(ExitStatus.DIFFERENT, "diff", BAD, FIXED).isPresent();
  }

  private static String console(Verdict verdict) {
    return verdict.ran() ? Stage.GREETING : verdict.console() + ".";
  }

  private Verdict verdict(String tape) {
    return Verdict.of(TapeReader.read(folder.resolve(tape)));
  }
}
