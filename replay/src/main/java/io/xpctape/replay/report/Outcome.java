package io.xpctape.replay.report;

import io.xpctape.model.Direction;
import io.xpctape.model.Message;
import io.xpctape.model.XpcError;
import java.util.List;
import java.util.Optional;

/**
 * How a conversation went.
 *
 * @param sent how many messages the program sent
 * @param received how many it received
 * @param errors those of them that were libxpc's errors
 * @param last the last one that was none
 */
public record Outcome(long sent, long received, List<Message> errors, Optional<Message> last) {
  public Outcome {
    errors = List.copyOf(errors);
  }

  /** The outcome of a recording's messages. */
  public static Outcome of(List<Message> messages) {
    List<Message> received =
        messages.stream().filter(message -> message.direction() == Direction.INCOMING).toList();
    List<Message> errors =
        received.stream().filter(message -> message.body() instanceof XpcError).toList();
    return new Outcome(
        messages.size() - received.size(),
        received.size(),
        errors,
        received.stream()
            .filter(message -> !(message.body() instanceof XpcError))
            .reduce((earlier, later) -> later));
  }
}
