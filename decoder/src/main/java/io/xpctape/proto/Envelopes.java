package io.xpctape.proto;

import io.xpctape.model.BadInputException;
import io.xpctape.model.Call;
import io.xpctape.model.Change;
import io.xpctape.model.Direction;
import io.xpctape.model.Limits;
import io.xpctape.model.Message;
import io.xpctape.model.WireForm;
import io.xpctape.model.XpcValue;
import io.xpctape.proto.v1.WireForm.Framing;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Envelopes without their bodies, between the model and protobuf. */
public final class Envelopes {
  private static final Map<Integer, Call> CALLS =
      Arrays.stream(Call.values())
          .collect(Collectors.toMap(Envelopes::number, Function.identity()));

  private Envelopes() {}

  /** All that the tape says about a message but its numbers and its body. */
  public static io.xpctape.proto.v1.Message.Builder toProto(Message message) {
    var to =
        io.xpctape.proto.v1.Message.newBuilder()
            .setConnectionId(message.connection())
            .setDirectionValue(number(message.direction()))
            .setCallValue(number(message.call()))
            .setReplyTo(message.replyTo())
            .setThread(message.thread())
            .setMonotonicNs(message.monotonicNs())
            .setWallNs(message.wallNs())
            .setService(Values.toProto(message.service()))
            .addAllStack(message.stack());
    message.change().ifPresent(change -> to.setChange(toProto(change)));
    message.wire().ifPresent(wire -> to.setWire(toProto(wire)));
    return to;
  }

  /**
   * A message with numbers and a body that are kept elsewhere.
   *
   * @param n its number among the recording's messages
   * @param sequence its packet's number
   * @throws BadInputException if its direction is unknown
   */
  public static Message fromProto(
      io.xpctape.proto.v1.Message from, long n, long sequence, XpcValue body) {
    return new Message(
        n,
        sequence,
        from.getMonotonicNs(),
        from.getWallNs(),
        from.getThread(),
        from.getConnectionId(),
        direction(from.getDirectionValue()),
        call(from.getCallValue()),
        from.getReplyTo(),
        Values.fromProto(from.getService()),
        body,
        from.hasChange() ? Optional.of(fromProto(from.getChange())) : Optional.empty(),
        from.hasWire() ? fromProto(from.getWire()) : Optional.empty(),
        stack(from));
  }

  private static List<Long> stack(io.xpctape.proto.v1.Message from) {
    checkStack(from.getStackCount());
    return from.getStackList();
  }

  /**
   * That a message has no more return addresses than fit a model's.
   *
   * @throws BadInputException if it has
   */
  public static void checkStack(long addresses) {
    if (addresses > Limits.MAX_STACK) {
      throw new BadInputException(
          "its call stack has more than " + Limits.MAX_STACK + " addresses");
    }
  }

  private static io.xpctape.proto.v1.Change toProto(Change change) {
    return io.xpctape.proto.v1.Change.newBuilder()
        .addAllRule(change.rules())
        .setInPlace(change.inPlace())
        .addAllRefused(change.refused())
        .build();
  }

  /** What a plan did to a message. */
  public static Change fromProto(io.xpctape.proto.v1.Change change) {
    return new Change(change.getRuleList(), change.getInPlace(), change.getRefusedList());
  }

  private static io.xpctape.proto.v1.WireForm toProto(WireForm wire) {
    return io.xpctape.proto.v1.WireForm.newBuilder()
        .setFraming(
            switch (wire.framing()) {
              case LOCAL -> Framing.FRAMING_LOCAL;
              case REMOTE -> Framing.FRAMING_REMOTE;
              case BARE -> Framing.FRAMING_BARE;
            })
        .setFlags(wire.flags())
        .setMessageId(wire.id())
        .setEmpty(wire.empty())
        .setExact(Values.toProto(wire.exact()))
        .setZeros(wire.zeros())
        .build();
  }

  /** What a message's bytes knew; nothing if their framing is one of a later version. */
  public static Optional<WireForm> fromProto(io.xpctape.proto.v1.WireForm wire) {
    Optional<WireForm.Framing> framing =
        switch (wire.getFraming()) {
          case FRAMING_LOCAL -> Optional.of(WireForm.Framing.LOCAL);
          case FRAMING_REMOTE -> Optional.of(WireForm.Framing.REMOTE);
          case FRAMING_BARE -> Optional.of(WireForm.Framing.BARE);
          case FRAMING_UNSPECIFIED, UNRECOGNIZED -> Optional.empty();
        };
    return framing.map(
        known ->
            new WireForm(
                known,
                wire.getFlags(),
                wire.getMessageId(),
                wire.getEmpty(),
                Values.fromProto(wire.getExact()),
                wire.getZeros()));
  }

  /**
   * The direction with a number in trace.proto.
   *
   * @throws BadInputException if there is none
   */
  public static Direction direction(int number) {
    for (Direction direction : Direction.values()) {
      if (number(direction) == number) {
        return direction;
      }
    }
    throw new BadInputException("its direction is unknown: " + number);
  }

  /** The call with a number in trace.proto, one of a later version being unknown. */
  public static Call call(int number) {
    return CALLS.getOrDefault(number, Call.UNKNOWN);
  }

  private static int number(Direction direction) {
    return switch (direction) {
      case OUTGOING -> io.xpctape.proto.v1.Direction.DIRECTION_OUTGOING_VALUE;
      case INCOMING -> io.xpctape.proto.v1.Direction.DIRECTION_INCOMING_VALUE;
    };
  }

  private static int number(Call call) {
    return call == Call.UNKNOWN
        ? io.xpctape.proto.v1.Call.CALL_UNSPECIFIED_VALUE
        : io.xpctape.proto.v1.Call.valueOf("CALL_" + call.name()).getNumber();
  }
}
