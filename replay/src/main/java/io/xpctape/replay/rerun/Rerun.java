package io.xpctape.replay.rerun;

import io.xpctape.agent.AgentException;
import io.xpctape.agent.AgentException.Reason;
import io.xpctape.agent.RecordRequest;
import io.xpctape.agent.RecordResult;
import io.xpctape.agent.Recorder;
import io.xpctape.agent.launch.NativeString;
import io.xpctape.model.Bytes;
import io.xpctape.model.Recording;
import io.xpctape.model.RecordingInfo;
import io.xpctape.replay.plan.ReplayPlan;
import io.xpctape.text.SafeText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The command that a tape was recorded of, to be run again: the same words in the same folder. A
 * tape does not say what its environment was; it gets ours, and our standard streams.
 */
public final class Rerun {
  private static final Pattern PLAIN_WORD = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

  /** How Java calls Darwin. */
  private static final String MACOS = "Mac OS X";

  /** A fact of tapes that were made of other people's recordings. */
  private static final String IMPORTED = "imported_from";

  private final RecordingInfo info;

  /** Return addresses that the original kept of a message. */
  private final int stack;

  public Rerun(Recording original) {
    this.info = original.info();
    this.stack = original.messages().stream().mapToInt(m -> m.stack().size()).max().orElse(0);
  }

  /**
   * Looks whether the command can be run here.
   *
   * @throws AgentException if not
   */
  public void check() {
    checkCommand();
    String here = System.getProperty("os.name", "");
    String there = info.os().equals("Darwin") ? MACOS : info.os();
    if (!there.isEmpty() && !there.equals(here)) {
      throw unable("recorded on " + SafeText.of(info.os()) + ", its program can't run here");
    }
    startFolder();
  }

  /**
   * Looks whether there is a command at all.
   *
   * @throws AgentException if not
   */
  public void checkCommand() {
    if (info.arguments().isEmpty()) {
      String imported = info.facts().containsKey(IMPORTED) ? "; it was imported" : "";
      throw unable("the tape does not say what command was recorded" + imported);
    }
  }

  private Path startFolder() {
    Bytes name = info.workingDirectory();
    try {
      Path folder = Path.of(name.text());
      if (Files.isDirectory(folder)) {
        return folder;
      }
    } catch (InvalidPathException e) {
      // Told below: no such folder can be had.
    }
    throw unable("the folder it was recorded in is gone: " + SafeText.quoted(name));
  }

  private static AgentException unable(String why) {
    return new AgentException(Reason.PLATFORM, why);
  }

  /** The command as a person could type it, in one line. */
  public String command() {
    return info.arguments().stream().map(Rerun::word).collect(Collectors.joining(" "));
  }

  private static String word(Bytes word) {
    String text = SafeText.of(word);
    return PLAIN_WORD.matcher(text).matches() ? text : SafeText.quoted(word);
  }

  /** Where the command starts, for people. */
  public String folder() {
    return SafeText.of(info.workingDirectory());
  }

  /**
   * Runs the command to its end. What was recorded of the original is recorded again, and no more.
   *
   * @param tape the new one
   * @param force replace an existing tape
   * @throws AgentException if the command could not be run or recorded
   */
  public RecordResult run(ReplayPlan plan, Path tape, boolean force) throws IOException {
    // Of mode 0700: a plan may hold secrets.
    Path orders = Files.createTempDirectory("xpctape-replay-");
    Path file = orders.resolve("plan");
    // For a Ctrl-C. The last named goes first.
    orders.toFile().deleteOnExit();
    file.toFile().deleteOnExit();
    try {
      Files.write(file, plan.encoded().toArray());
      return Recorder.record(request(tape, force).plan(file));
    } finally {
      Files.deleteIfExists(file);
      Files.delete(orders);
    }
  }

  private RecordRequest request(Path tape, boolean force) {
    RecordRequest request =
        RecordRequest.of(
                info.arguments().stream().map(word -> NativeString.of(word.toArray())).toList(),
                tape.toAbsolutePath())
            .folder(startFolder())
            .force(force);
    info.serviceGlobs().forEach(glob -> request.service(glob.text()));
    info.maxData().ifPresent(request::maxData);
    return request.stack(Math.min(stack, RecordRequest.MAX_STACK));
  }
}
