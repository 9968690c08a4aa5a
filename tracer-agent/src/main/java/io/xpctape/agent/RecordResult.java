package io.xpctape.agent;

import io.xpctape.agent.launch.Ending;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What came of it.
 *
 * @param ending how the program ended
 * @param tapes the finished ones: the program's own first, then its children's
 * @param unfinished tapes that were left under their private name, since a process still writes to
 *     them or their name is taken, and why
 * @param hadChildren the program started others and waited for one of them
 * @param explanation why there is no tape at all, where there is none; else empty
 */
public record RecordResult(
    Ending ending,
    List<Tape> tapes,
    List<Unfinished> unfinished,
    boolean hadChildren,
    String explanation) {
  public RecordResult {
    tapes = List.copyOf(tapes);
    unfinished = List.copyOf(unfinished);
  }

  /**
   * One tape.
   *
   * @param pid the process, by its own account
   * @param messages on the tape
   * @param connections on the tape
   * @param dropped messages that are not on it
   * @param unrecorded how often functions were called whose messages are not on it
   */
  public record Tape(
      Path file,
      long pid,
      long messages,
      long connections,
      long dropped,
      SortedMap<String, Long> unrecorded) {
    public Tape {
      unrecorded = Collections.unmodifiableSortedMap(new TreeMap<>(unrecorded));
    }
  }

  /** A tape that has not got its name, and why not. */
  public record Unfinished(Path file, String reason) {}
}
