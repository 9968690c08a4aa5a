package io.xpctape.schema.decide;

import io.xpctape.schema.infer.Fields;

/**
 * Where dictionaries stood in the messages of a kind.
 *
 * @param spot where
 * @param fields what was seen there
 * @param isMap whether they are maps as far as can be seen here, or people say so
 * @param byHand whether people say so
 */
public record Place(Spot spot, Fields fields, boolean isMap, boolean byHand) {
  /** Whether it is the body of its messages. */
  public boolean isBody() {
    return spot.isBody();
  }

  /** The last key on the way, empty for the body. */
  String name() {
    return spot.name();
  }
}
