package io.xpctape.replay.plan;

import io.xpctape.model.BadInputException;
import io.xpctape.model.Direction;
import io.xpctape.model.Edits;
import io.xpctape.model.Message;
import io.xpctape.model.Path;
import io.xpctape.model.XpcDictionary;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Finds the messages on a tape that a change is meant for. */
final class Targets {
  /** How many messages a complaint names. */
  private static final int NAMED = 8;

  private final List<Message> sent;

  Targets(List<Message> messages) {
    this.sent =
        messages.stream()
            .filter(message -> message.direction() == Direction.OUTGOING)
            .filter(message -> message.body() instanceof XpcDictionary)
            .toList();
  }

  /** All messages that the program sent. */
  List<Message> sent() {
    return sent;
  }

  /**
   * Those of some chosen messages that can be changed.
   *
   * @throws ReplayException if none can
   */
  List<Message> among(List<Message> chosen) {
    List<Message> targets = sent.stream().filter(chosen::contains).toList();
    if (!targets.isEmpty()) {
      return targets;
    }
    if (chosen.isEmpty()) {
      throw new BadInputException("--message matches no message of the tape");
    }
    Message first = chosen.get(0);
    throw new ReplayException(
        "message "
            + first.n()
            + (first.direction() == Direction.INCOMING
                ? " was received; a rerun changes what the program sends"
                : " is no dictionary, so there is nothing to change in it"));
  }

  /**
   * The one message that has the place.
   *
   * @throws ReplayException if several have it
   * @throws BadInputException if none has it
   */
  Message having(Edit edit) {
    Path path = edit.path();
    boolean appends =
        edit instanceof Edit.Set
            && path.steps().get(path.steps().size() - 1) instanceof Path.Append;
    // A key that is nowhere may be a slip; it is added only to a message that was chosen.
    List<Message> found =
        where(message -> appends ? canSet(message, path) : path.get(message.body()).isPresent());
    if (found.size() > 1) {
      throw new ReplayException(
          path
              + " is in "
              + found.size()
              + " messages ("
              + numbers(found)
              + "): choose with --message, as in --message "
              + found.get(0).n());
    }
    if (found.isEmpty()) {
      throw missing(edit);
    }
    return found.get(0);
  }

  private List<Message> where(Predicate<Message> condition) {
    return sent.stream().filter(condition).toList();
  }

  private static boolean canSet(Message message, Path path) {
    try {
      Edits.set(message.body(), path, XpcDictionary.EMPTY);
      return true;
    } catch (BadInputException e) {
      return false;
    }
  }

  private BadInputException missing(Edit edit) {
    Path path = edit.path();
    String complaint = "no message that the program sent has " + path;
    String advice = edit instanceof Edit.Set ? " (--message chooses one to add it to)" : "";
    return sent.stream()
        .filter(message -> depth(message, path) > 0)
        .max(Comparator.comparingInt(message -> depth(message, path)))
        .map(near -> complaint + "; in message " + near.n() + ", " + why(near, path) + advice)
        .map(BadInputException::new)
        .orElseGet(() -> new BadInputException(complaint));
  }

  /** How many of the path's steps lead somewhere. */
  private static int depth(Message message, Path path) {
    int depth = path.steps().size();
    while (new Path(path.steps().subList(0, depth)).get(message.body()).isEmpty()) {
      depth--;
    }
    return depth;
  }

  private static String why(Message message, Path path) {
    try {
      Edits.unset(message.body(), path);
      return "it is there";
    } catch (BadInputException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static String numbers(List<Message> messages) {
    String numbers =
        messages.stream()
            .limit(NAMED)
            .map(message -> Long.toString(message.n()))
            .collect(Collectors.joining(", "));
    return numbers + (messages.size() > NAMED ? ", …" : "");
  }
}
