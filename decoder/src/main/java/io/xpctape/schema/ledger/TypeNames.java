package io.xpctape.schema.ledger;

import io.xpctape.proto.v1.FieldEntry;
import io.xpctape.proto.v1.MessageEntry;
import io.xpctape.proto.v1.VariantEntry;
import io.xpctape.schema.decide.RecordType;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which message stands for which type of dictionaries. One for a type of several places is on its
 * own; one for a single place is inside the message of that place, and stays there when more places
 * come.
 */
final class TypeNames {
  private final IdentityHashMap<RecordType, String> byType = new IdentityHashMap<>();
  private final Map<String, MessageEntry.Builder> messages;

  /** With all messages, those too that come later. */
  TypeNames(Map<String, MessageEntry.Builder> messages) {
    this.messages = messages;
  }

  /** The message of a type, if it has one. */
  Optional<String> of(RecordType type) {
    return Optional.ofNullable(byType.get(type));
  }

  /** True if the type had none. */
  boolean give(RecordType type, String message) {
    return byType.putIfAbsent(type, message) == null;
  }

  static boolean isShared(RecordType type) {
    return type.places().size() > 1;
  }

  /** A name for a message of its own that means nothing else anywhere. */
  String alone(String wanted) {
    NameSpace names = new NameSpace(Growth.OWN_MESSAGES);
    byType.values().forEach(name -> takeSteps(name, names));
    for (MessageEntry.Builder message : messages.values()) {
      takeSteps(message.getName(), names);
      for (FieldEntry field : message.getFieldList()) {
        takeSteps(field.getTypeName(), names);
      }
      for (VariantEntry variant : message.getUnion().getVariantList()) {
        takeSteps(variant.getTypeName(), names);
      }
    }
    return names.take(wanted);
  }

  private static void takeSteps(String name, NameSpace to) {
    for (String step : name.split("\\.", -1)) {
      to.takeIfFree(step);
    }
  }
}
