package io.xpctape.content.plist;

import io.xpctape.model.Bytes;
import io.xpctape.model.XpcArray;
import io.xpctape.model.XpcData;
import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcInt64;
import io.xpctape.model.XpcNull;
import io.xpctape.model.XpcString;
import io.xpctape.model.XpcUint64;
import io.xpctape.model.XpcValue;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Makes a graph that can be read of what NSKeyedArchiver wrote: a property list with {@code
 * $archiver}, a table {@code $objects} whose places refer to each other by number, and {@code $top}
 * where to begin. Each reference becomes what it refers to; one back to an object that it lies in
 * stays, as {@code CF$UID} with the object's place in the table.
 *
 * <p>The names are those of every such file; bytewitch and nska_deserialize read them alike.
 */
final class KeyedArchive {
  private static final String ARCHIVER = "NSKeyedArchiver";
  private static final String NULL = "$null";
  private static final Bytes CLASS = Bytes.utf8(Classes.CLASS);

  private final List<XpcValue> objects;
  private final Budget budget;
  private final @Nullable Node[] known;
  private final BitSet open = new BitSet();

  private KeyedArchive(List<XpcValue> objects, Budget budget) {
    this.objects = objects;
    this.budget = budget;
    this.known = new Node[objects.size()];
  }

  /** Whether a property list is one. */
  static boolean isOne(XpcValue plist) {
    return plist instanceof XpcDictionary dictionary
        && dictionary.get("$archiver").equals(Optional.of(XpcString.of(ARCHIVER)))
        && dictionary.get("$objects").orElse(plist) instanceof XpcArray
        && dictionary.get("$top").orElse(new XpcNull()) instanceof XpcDictionary;
  }

  /** What a property list that is one says; a single object by itself. */
  static Node read(XpcValue plist, Budget budget) {
    if (plist instanceof XpcDictionary dictionary
        && dictionary.get("$objects").orElse(plist) instanceof XpcArray objects
        && dictionary.get("$top").orElse(new XpcNull()) instanceof XpcDictionary top) {
      KeyedArchive archive = new KeyedArchive(objects.values(), budget);
      boolean single = top.entries().size() == 1 && top.get("root").isPresent();
      return archive.resolve(single ? top.entries().get(0).value() : top, 1);
    }
    throw new Damaged("no archive");
  }

  private Node resolve(XpcValue value, int depth) {
    Budget.depth(depth);
    OptionalInt uid = uid(value);
    if (uid.isPresent()) {
      return object(value, uid.getAsInt(), depth);
    } else if (value instanceof XpcArray array) {
      List<Node> nodes = new ArrayList<>();
      for (XpcValue each : array.values()) {
        nodes.add(resolve(each, depth + 1));
      }
      return Node.array(nodes, budget);
    } else if (value instanceof XpcDictionary dictionary) {
      return dictionary(dictionary, depth);
    } else if (value instanceof XpcString string) {
      return Node.string(string.bytes(), budget);
    } else if (value instanceof XpcData data) {
      return Node.data(data.bytes(), budget);
    }
    return Node.leaf(value, budget);
  }

  private Node object(XpcValue reference, int number, int depth) {
    if (number >= objects.size()) {
      throw new Damaged("there is no object " + number);
    }
    @Nullable Node before = known[number];
    if (before != null) {
      Budget.depth(depth - 1 + before.height());
      return before.again(budget);
    }
    if (open.get(number)) {
      return Node.uid(reference, budget);
    }
    XpcValue object = objects.get(number);
    if (object instanceof XpcString string && string.bytes().equals(Bytes.utf8(NULL))) {
      return Node.leaf(new XpcNull(), budget);
    }
    open.set(number);
    Node node = resolve(object, depth);
    open.clear(number);
    known[number] = node;
    return node;
  }

  private Node dictionary(XpcDictionary dictionary, int depth) {
    List<Bytes> keys = new ArrayList<>();
    List<Node> nodes = new ArrayList<>();
    String name = "";
    for (XpcDictionary.Entry entry : dictionary.entries()) {
      keys.add(entry.key());
      if (entry.key().equals(CLASS)) {
        name = className(entry.value());
        nodes.add(Node.string(Bytes.utf8(name), budget));
      } else {
        nodes.add(resolve(entry.value(), depth + 1));
      }
    }
    return Classes.plain(name, keys, nodes, budget)
        .orElseGet(() -> Node.dictionary(keys, nodes, budget));
  }

  /** The class's name, which the object in the table has beside its ancestors'. */
  private String className(XpcValue reference) {
    OptionalInt uid = uid(reference);
    if (uid.isPresent()
        && uid.getAsInt() < objects.size()
        && objects.get(uid.getAsInt()) instanceof XpcDictionary description
        && description.get("$classname").orElse(description) instanceof XpcString string) {
      return string.bytes().text();
    }
    throw new Damaged("an object without a class");
  }

  private static OptionalInt uid(XpcValue value) {
    if (!(value instanceof XpcDictionary dictionary) || dictionary.entries().size() != 1) {
      return OptionalInt.empty();
    }
    XpcValue number = dictionary.get(Scalars.UID).orElse(dictionary);
    long uid =
        number instanceof XpcUint64 unsigned
            ? unsigned.value()
            : number instanceof XpcInt64 signed ? signed.value() : -1;
    return uid < 0 || uid > Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of((int) uid);
  }
}
