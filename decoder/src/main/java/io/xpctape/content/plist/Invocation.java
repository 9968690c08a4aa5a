package io.xpctape.content.plist;

import io.xpctape.model.Bytes;
import io.xpctape.model.Path;
import io.xpctape.model.XpcArray;
import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcNull;
import io.xpctape.model.XpcString;
import io.xpctape.model.XpcValue;
import java.util.List;
import java.util.Optional;

/**
 * What NSXPC calls: an array of the selector, or null in a reply, the types of the method and the
 * arguments (darling's NSXPCEncoder.m and captures agree). An older writer of {@code bplist16} put
 * it into a dictionary instead, with the selector under {@code inv}, {@code se}: so a dump in an
 * exploit of Project Zero's, the only one that shows it.
 */
final class Invocation {
  private static final List<Bytes> PARTS =
      List.of(Bytes.utf8("selector"), Bytes.utf8("signature"), Bytes.utf8("arguments"));

  private static final Path SELECTOR = Path.BODY.key("inv").key("se");

  private Invocation() {}

  /** The root as a dictionary, if it is one; else as it is. */
  static Node named(Node root) {
    if (!(root.value() instanceof XpcArray array) || !isOne(array.values())) {
      return root;
    }
    XpcDictionary.Entry[] entries = new XpcDictionary.Entry[PARTS.size()];
    for (int i = 0; i < entries.length; i++) {
      entries[i] = new XpcDictionary.Entry(PARTS.get(i), array.values().get(i));
    }
    return new Node(XpcDictionary.of(entries), root.weight(), root.height());
  }

  private static boolean isOne(List<XpcValue> parts) {
    return parts.size() == PARTS.size()
        && (parts.get(0) instanceof XpcString || parts.get(0) instanceof XpcNull)
        && parts.get(1) instanceof XpcString
        && parts.get(2) instanceof XpcArray;
  }

  /** The selector of an older invocation. */
  static Optional<Bytes> selector(XpcValue root) {
    return SELECTOR
        .get(root)
        .filter(XpcString.class::isInstance)
        .map(string -> ((XpcString) string).bytes());
  }
}
