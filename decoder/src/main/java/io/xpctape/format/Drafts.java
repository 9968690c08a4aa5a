package io.xpctape.format;

import io.xpctape.model.Bytes;
import io.xpctape.model.Call;
import io.xpctape.model.Direction;
import io.xpctape.model.Message;
import io.xpctape.model.WireForm;
import io.xpctape.model.XpcValue;
import java.util.List;
import java.util.Optional;

/** Messages of which their source says little more than the body. */
public final class Drafts {
  private Drafts() {}

  /** A message that its source tells nothing else of. */
  public static Message of(XpcValue body, Direction direction, Optional<WireForm> wire) {
    return new Message(
        0,
        0,
        0,
        0,
        0,
        0,
        direction,
        Call.UNKNOWN,
        0,
        Bytes.EMPTY,
        body,
        Optional.empty(),
        wire,
        List.of());
  }
}
