package io.xpctape.content.plist;

import io.xpctape.model.Bytes;
import io.xpctape.model.XpcValue;
import java.util.Optional;
import java.util.Set;

/**
 * A property list.
 *
 * @param form how it was written, such as {@code bplist17}
 * @param value what it says; sets are arrays, and an NSXPC invocation is a dictionary of {@code
 *     selector}, {@code signature} and {@code arguments}
 * @param weight about how many bytes it takes when it is written out
 * @param height how many values lie inside one another
 */
public record Plist(String form, XpcValue value, long weight, int height) {
  private static final int MAGIC = 8;

  private static final int ARRAY = 0xa0;

  private static final Set<String> MAGICS =
      Set.of(Plist00.MAGIC, Plist15.MAGIC, Plist17.MAGIC16, Plist17.MAGIC17);

  /** Reads bytes of any kind; empty for those that are no property list, or a damaged one. */
  public static Optional<Plist> read(Bytes bytes) {
    if (bytes.size() <= MAGIC || bytes.size() > Budget.MAX_SIZE) {
      return Optional.empty();
    }
    try {
      return read(bytes, new Budget(bytes.size()));
    } catch (Damaged e) {
      return Optional.empty();
    }
  }

  /**
   * Why bytes that begin as a binary property list can't be read as one, in a line; empty for all
   * others.
   */
  public static Optional<String> damage(Bytes bytes) {
    if (bytes.size() < MAGIC || bytes.size() > Budget.MAX_SIZE || !MAGICS.contains(magic(bytes))) {
      return Optional.empty();
    }
    try {
      read(bytes, new Budget(bytes.size()));
      return Optional.empty();
    } catch (Damaged e) {
      return Optional.of("a damaged " + magic(bytes) + ", " + e.getMessage());
    }
  }

  /**
   * The selector of the method that an NSXPC invocation calls; empty for a reply and for all other
   * bytes. Of an invocation of today's form the beginning suffices.
   */
  public static Optional<Bytes> selector(Bytes bytes) {
    if (bytes.size() <= MAGIC) {
      return Optional.empty();
    }
    String magic = magic(bytes);
    if (!magic.equals(Plist17.MAGIC16) && !magic.equals(Plist17.MAGIC17)) {
      return Optional.empty();
    }
    if (bytes.at(MAGIC) == ARRAY) {
      try {
        return Plist17.firstString(bytes);
      } catch (Damaged e) {
        return Optional.empty();
      }
    }
    return read(bytes).flatMap(plist -> Invocation.selector(plist.value()));
  }

  private static String magic(Bytes bytes) {
    return bytes.slice(0, MAGIC).text();
  }

  private static Optional<Plist> read(Bytes bytes, Budget budget) {
    String magic = magic(bytes);
    return switch (magic) {
      case Plist00.MAGIC ->
          Optional.of(resolved(magic, Plist00.read(bytes.toArray(), budget), bytes));
      case Plist15.MAGIC ->
          Optional.of(resolved(magic, Plist15.read(bytes.toArray(), budget), bytes));
      case Plist17.MAGIC16, Plist17.MAGIC17 -> {
        boolean references = magic.equals(Plist17.MAGIC17);
        Node root = Invocation.named(Plist17.read(bytes.toArray(), references, budget));
        yield Optional.of(resolved(magic, root, bytes));
      }
      default ->
          XmlPlist.recognizes(bytes)
              ? Optional.of(resolved("XML", XmlPlist.read(bytes.toArray(), budget), bytes))
              : Optional.empty();
    };
  }

  private static Plist resolved(String form, Node root, Bytes bytes) {
    if (!KeyedArchive.isOne(root.value())) {
      return new Plist(form, root.value(), root.weight(), root.height());
    }
    Node graph = KeyedArchive.read(root.value(), new Budget(bytes.size()));
    return new Plist(form + ", NSKeyedArchiver", graph.value(), graph.weight(), graph.height());
  }
}
