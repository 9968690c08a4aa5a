package io.xpctape.content.plist;

import io.xpctape.model.Bytes;
import io.xpctape.model.XpcInt64;
import io.xpctape.model.XpcString;
import io.xpctape.model.XpcUint64;
import io.xpctape.model.XpcUuid;
import io.xpctape.model.XpcValue;

/** Keys, which need not be text in a binary property list, but are in the model. */
final class Keys {
  private Keys() {}

  static boolean isOne(XpcValue value) {
    return value instanceof XpcString
        || value instanceof XpcInt64
        || value instanceof XpcUint64
        || value instanceof XpcUuid;
  }

  static Bytes of(Node key) {
    return of(key.value());
  }

  static Bytes of(XpcValue key) {
    if (key instanceof XpcString string) {
      return string.bytes();
    } else if (key instanceof XpcInt64 number) {
      return Bytes.utf8(Long.toString(number.value()));
    } else if (key instanceof XpcUint64 number) {
      return Bytes.utf8(Long.toUnsignedString(number.value()));
    } else if (key instanceof XpcUuid uuid) {
      return Bytes.utf8(uuid.value().toString());
    }
    throw new Damaged("a key of type " + key.kind().label());
  }
}
