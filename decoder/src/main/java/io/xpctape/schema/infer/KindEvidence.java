package io.xpctape.schema.infer;

import io.xpctape.content.Contents;
import io.xpctape.model.Bytes;
import io.xpctape.model.Direction;
import io.xpctape.model.Message;
import io.xpctape.model.XpcDictionary;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What telling the kinds of messages apart goes by: of the messages of each side of a service, but
 * those that answer one on the same recording, for they go by that. It merges in any order and
 * grouping to the same result. For one thread.
 */
public final class KindEvidence {
  /**
   * Messages that share a rule. Requests and events do: which of them got a reply shows only later.
   *
   * @param service the connection's service, empty for an anonymous one
   * @param direction seen from the traced program
   * @param reply whether they answer messages that were not recorded
   */
  public record Side(Bytes service, Direction direction, boolean reply)
      implements Comparable<Side> {
    private static final Comparator<Side> ORDER =
        Comparator.comparing(Side::service)
            .thenComparing(Side::direction)
            .thenComparing(Side::reply);

    /** The side that a group belongs to. */
    public static Side of(Group group) {
      return new Side(group.service(), group.direction(), group.role() == Role.REPLY);
    }

    @Override
    public int compareTo(Side other) {
      return ORDER.compare(this, other);
    }
  }

  private final SortedMap<Side, KeyEvidence> sides = new TreeMap<>();

  /**
   * One more message, which answers none that came before it. Those that go by the method that they
   * call need no discriminator.
   */
  public void add(Message message) {
    if (message.body() instanceof XpcDictionary body && Contents.selector(body).isEmpty()) {
      boolean reply = Role.of(message, false) == Role.REPLY;
      of(new Side(message.service(), message.direction(), reply)).add(body);
    }
  }

  /** All messages of one recording, in any order. */
  void add(List<Message> recording) {
    KindStream stream = new KindStream();
    recording.stream()
        .sorted(Comparator.comparingLong(Message::sequence))
        .filter(message -> !stream.look(message))
        .forEach(this::add);
  }

  private KeyEvidence of(Side side) {
    return sides.computeIfAbsent(side, s -> new KeyEvidence(KeyEvidence.Bounds.MESSAGES));
  }

  /** All that another one has seen. */
  public void merge(KindEvidence other) {
    other.sides.forEach((side, evidence) -> of(side).merge(evidence));
  }

  /** What was seen of each side. */
  public SortedMap<Side, KeyEvidence> sides() {
    return Collections.unmodifiableSortedMap(sides);
  }

  /** What a saved one held. */
  static KindEvidence restored(SortedMap<Side, KeyEvidence> sides) {
    KindEvidence evidence = new KindEvidence();
    evidence.sides.putAll(sides);
    return evidence;
  }
}
