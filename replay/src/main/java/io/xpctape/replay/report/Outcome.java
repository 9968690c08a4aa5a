package io.xpctape.replay.report;

import io.xpctape.model.Bytes;
import io.xpctape.model.Direction;
import io.xpctape.model.Message;
import io.xpctape.model.Path;
import io.xpctape.model.XpcBool;
import io.xpctape.model.XpcData;
import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcError;
import io.xpctape.model.XpcInt64;
import io.xpctape.model.XpcNull;
import io.xpctape.model.XpcResource;
import io.xpctape.model.XpcString;
import io.xpctape.model.XpcUint64;
import io.xpctape.model.XpcValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How a conversation went.
 *
 * @param sent how many messages the program sent
 * @param received how many it received
 * @param errors those that it received
 * @param last the last message that it received
 */
public record Outcome(long sent, long received, List<Told> errors, Optional<Message> last) {
  /** Some messages say that all is well in a key of such a name. */
  private static final String ERROR = "error";

  /** What a session gives where a connection gives an error: xpc_type_get_name of XPC/session.h. */
  private static final Bytes RICH_ERROR = Bytes.utf8("rich_error");

  /**
   * An error that a message told of: it is one of libxpc's own, or it has a key that is called so
   * and holds more than zero, false or nothing.
   *
   * @param path where in the message
   */
  public record Told(Message message, Path path, XpcValue value) {}

  public Outcome {
    errors = List.copyOf(errors);
  }

  /** The outcome of a recording's messages. */
  public static Outcome of(List<Message> messages) {
    List<Message> received =
        messages.stream().filter(message -> message.direction() == Direction.INCOMING).toList();
    List<Told> errors = new ArrayList<>();
    received.forEach(message -> find(message, errors));
    return new Outcome(
        messages.size() - received.size(),
        received.size(),
        errors,
        received.stream().reduce((earlier, later) -> later));
  }

  private static void find(Message message, List<Told> errors) {
    if (message.body() instanceof XpcError || isRichError(message.body())) {
      errors.add(new Told(message, Path.BODY, message.body()));
    } else if (message.body() instanceof XpcDictionary dictionary) {
      for (XpcDictionary.Entry entry : dictionary.entries()) {
        if (isNamedSo(entry.key()) && !saysNothing(entry.value())) {
          errors.add(new Told(message, Path.BODY.key(entry.key()), entry.value()));
        }
      }
    }
  }

  private static boolean isRichError(XpcValue body) {
    return body instanceof XpcResource resource && resource.typeName().equals(RICH_ERROR);
  }

  private static boolean isNamedSo(Bytes key) {
    return key.text().toLowerCase(Locale.ROOT).contains(ERROR);
  }

  private static boolean saysNothing(XpcValue value) {
    return value instanceof XpcNull
        || (value instanceof XpcBool bool && !bool.value())
        || (value instanceof XpcInt64 number && number.value() == 0)
        || (value instanceof XpcUint64 number && number.value() == 0)
        || (value instanceof XpcString string && string.bytes().size() == 0)
        || (value instanceof XpcData data && data.bytes().size() == 0)
        || (value instanceof XpcDictionary dictionary && dictionary.entries().isEmpty());
  }
}
