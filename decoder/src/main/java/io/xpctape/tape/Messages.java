package io.xpctape.tape;

import io.xpctape.model.BadInputException;
import io.xpctape.model.Call;
import io.xpctape.model.Change;
import io.xpctape.model.Direction;
import io.xpctape.model.Message;
import io.xpctape.proto.Values;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Messages between the model and protobuf. */
final class Messages {
  private static final Map<Integer, Call> CALLS =
      Arrays.stream(Call.values()).collect(Collectors.toMap(Messages::number, Function.identity()));

  private Messages() {}

  /** Its packet. */
  static io.xpctape.proto.v1.Packet toProto(Message message) {
    var to = io.xpctape.proto.v1.Packet.newBuilder().setSequence(message.sequence());
    to.getMessageBuilder()
        .setConnectionId(message.connection())
        .setDirectionValue(number(message.direction()))
        .setCallValue(number(message.call()))
        .setReplyTo(message.replyTo())
        .setThread(message.thread())
        .setMonotonicNs(message.monotonicNs())
        .setWallNs(message.wallNs())
        .setService(Values.toProto(message.service()))
        .setBody(Values.toProto(message.body()));
    message.change().ifPresent(change -> to.getMessageBuilder().setChange(toProto(change)));
    return to.build();
  }

  private static io.xpctape.proto.v1.Change toProto(Change change) {
    return io.xpctape.proto.v1.Change.newBuilder()
        .addAllRule(change.rules())
        .setInPlace(change.inPlace())
        .addAllRefused(change.refused())
        .build();
  }

  static Change fromProto(io.xpctape.proto.v1.Change change) {
    return new Change(change.getRuleList(), change.getInPlace(), change.getRefusedList());
  }

  /**
   * The direction with a number in trace.proto.
   *
   * @throws BadInputException if there is none
   */
  static Direction direction(int number) {
    for (Direction direction : Direction.values()) {
      if (number(direction) == number) {
        return direction;
      }
    }
    throw new BadInputException("its direction is unknown: " + number);
  }

  /** The call with a number in trace.proto, one of a later version being unknown. */
  static Call call(int number) {
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
