package io.xpctape.schema.infer;

import io.xpctape.model.Bytes;
import io.xpctape.model.Direction;
import java.util.Comparator;

/**
 * What the envelope tells about a message's kind before its body is read.
 *
 * @param service the connection's service, empty for an anonymous one
 * @param direction seen from the traced program
 * @param role its part in the conversation
 */
public record Group(Bytes service, Direction direction, Role role) implements Comparable<Group> {
  private static final Comparator<Group> ORDER =
      Comparator.comparing(Group::service)
          .thenComparing(Group::direction)
          .thenComparing(Group::role);

  @Override
  public int compareTo(Group other) {
    return ORDER.compare(this, other);
  }
}
