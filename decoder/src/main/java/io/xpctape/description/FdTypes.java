package io.xpctape.description;

import io.xpctape.model.XpcFd;
import java.util.Locale;

/** What a descriptor refers to, in words. */
final class FdTypes {
  private static final String INVALID = "(invalid descriptor)";

  private FdTypes() {}

  static XpcFd.Type parse(String text) {
    for (XpcFd.Type type : XpcFd.Type.values()) {
      if (text(type).equals(text)) {
        return type;
      }
    }
    return XpcFd.Type.OTHER;
  }

  static String text(XpcFd.Type type) {
    return type == XpcFd.Type.INVALID
        ? INVALID
        : type.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
