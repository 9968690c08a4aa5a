package io.xpctape.model;

import java.util.List;
import java.util.Optional;

/**
 * Keys with values. The order of entries is part of equality, for encoders must keep it; those who
 * compare meanings ignore it themselves. A key may occur more than once in a message that libxpc
 * did not make.
 *
 * @param entries what is known of them
 * @param incomplete present when there were more
 */
public record XpcDictionary(List<Entry> entries, Optional<Incomplete> incomplete)
    implements XpcValue {
  /** One key with its value. */
  public record Entry(Bytes key, XpcValue value) {
    /** A key given as text. */
    public static Entry of(String key, XpcValue value) {
      return new Entry(Bytes.utf8(key), value);
    }
  }

  /** No entries. */
  public static final XpcDictionary EMPTY = new XpcDictionary(List.of());

  public XpcDictionary {
    entries = List.copyOf(entries);
  }

  /** All entries known. */
  public XpcDictionary(List<Entry> entries) {
    this(entries, Optional.empty());
  }

  /** All entries known. */
  public static XpcDictionary of(Entry... entries) {
    return new XpcDictionary(List.of(entries));
  }

  /** The value of the first entry with this key; looks at each in turn. */
  public Optional<XpcValue> get(Bytes key) {
    for (Entry entry : entries) {
      if (entry.key().equals(key)) {
        return Optional.of(entry.value());
      }
    }
    return Optional.empty();
  }

  /** The value of the first entry with this key; looks at each in turn. */
  public Optional<XpcValue> get(String key) {
    return get(Bytes.utf8(key));
  }

  @Override
  public XpcKind kind() {
    return XpcKind.DICTIONARY;
  }
}
