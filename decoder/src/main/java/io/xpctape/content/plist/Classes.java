package io.xpctape.content.plist;

import io.xpctape.model.Bytes;
import io.xpctape.model.XpcArray;
import io.xpctape.model.XpcData;
import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcDouble;
import io.xpctape.model.XpcNull;
import io.xpctape.model.XpcString;
import io.xpctape.model.XpcUuid;
import io.xpctape.model.XpcValue;
import java.util.List;
import java.util.Optional;

/**
 * Foundation's own classes as the values that they stand for: an encoded dictionary is a
 * dictionary. The names of what they encode are those that files and captures show, as
 * NSKeyedUnarchiver's many readers (bytewitch, nska_deserialize) list them.
 */
final class Classes {
  /** Under this key an object says what it is. */
  static final String CLASS = "$class";

  private Classes() {}

  /**
   * The value that an object stands for, if its class is one of Foundation's.
   *
   * @param fields all that it encoded, resolved
   */
  static Optional<Node> plain(String name, List<Bytes> keys, List<Node> fields, Budget budget) {
    return switch (name) {
      case "NSArray",
          "NSMutableArray",
          "NSSet",
          "NSMutableSet",
          "NSOrderedSet",
          "NSMutableOrderedSet" ->
          field("NS.objects", keys, fields).filter(node -> node.value() instanceof XpcArray);
      case "NSDictionary", "NSMutableDictionary" -> dictionary(keys, fields, budget);
      case "NSString", "NSMutableString" ->
          field("NS.string", keys, fields).filter(node -> node.value() instanceof XpcString);
      case "NSData", "NSMutableData" ->
          field("NS.data", keys, fields)
              .or(() -> field("NS.bytes", keys, fields))
              .filter(node -> node.value() instanceof XpcData);
      case "NSDate" ->
          field("NS.time", keys, fields)
              .map(Node::value)
              .filter(XpcDouble.class::isInstance)
              .map(time -> Node.leaf(Scalars.date(((XpcDouble) time).value()), budget));
      case "NSUUID" ->
          field("NS.uuidbytes", keys, fields)
              .map(Node::value)
              .filter(bytes -> bytes instanceof XpcData data && data.bytes().size() == XpcUuid.SIZE)
              .map(bytes -> Node.leaf(XpcUuid.of(((XpcData) bytes).bytes()), budget));
      case "NSURL" ->
          field("NS.base", keys, fields)
                  .filter(node -> !(node.value() instanceof XpcNull))
                  .isPresent()
              ? Optional.empty()
              : field("NS.relative", keys, fields)
                  .filter(node -> node.value() instanceof XpcString);
      case "NSNull" -> Optional.of(Node.leaf(new XpcNull(), budget));
      default -> Optional.empty();
    };
  }

  private static Optional<Node> dictionary(List<Bytes> keys, List<Node> fields, Budget budget) {
    Optional<Node> names = field("NS.keys", keys, fields);
    Optional<Node> values = field("NS.objects", keys, fields);
    if (names.isPresent()
        && values.isPresent()
        && names.get().value() instanceof XpcArray of
        && values.get().value() instanceof XpcArray to
        && of.values().size() == to.values().size()
        && of.values().stream().allMatch(Keys::isOne)) {
      budget.spend(values.get().weight());
      return Optional.of(
          new Node(
              entries(of.values(), to.values()),
              names.get().weight() + values.get().weight(),
              values.get().height()));
    }
    return Optional.empty();
  }

  private static XpcDictionary entries(List<XpcValue> keys, List<XpcValue> values) {
    XpcDictionary.Entry[] entries = new XpcDictionary.Entry[keys.size()];
    for (int i = 0; i < entries.length; i++) {
      entries[i] = new XpcDictionary.Entry(Keys.of(keys.get(i)), values.get(i));
    }
    return XpcDictionary.of(entries);
  }

  private static Optional<Node> field(String name, List<Bytes> keys, List<Node> fields) {
    int at = keys.indexOf(Bytes.utf8(name));
    return at < 0 ? Optional.empty() : Optional.of(fields.get(at));
  }
}
