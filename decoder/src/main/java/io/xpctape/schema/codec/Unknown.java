package io.xpctape.schema.codec;

import com.google.protobuf.Message;
import io.xpctape.model.BadInputException;

/** What protobuf would pass over in silence. */
final class Unknown {
  private Unknown() {}

  /**
   * Makes sure that nothing in the message itself would get lost.
   *
   * @throws BadInputException if it has a field that its descriptor does not
   */
  static void refuse(Message message) {
    for (int number : message.getUnknownFields().asMap().keySet()) {
      throw new BadInputException(
          "field "
              + number
              + " of "
              + message.getDescriptorForType().getFullName()
              + " is not in this schema: it was encoded with another or a newer one, or is"
              + " damaged");
    }
  }
}
