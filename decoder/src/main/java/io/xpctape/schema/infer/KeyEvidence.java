package io.xpctape.schema.infer;

import io.xpctape.model.Bytes;
import io.xpctape.model.XpcDictionary;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which keys stood together in many dictionaries, and with which values of the scalars that may be
 * tags: all that telling kinds apart needs. It merges in any order and grouping to the same result.
 * When the sets are too many it looks less deep, in the end at no keys at all; when a dictionary
 * has too many scalars, none of them is a tag. For one thread.
 */
public final class KeyEvidence {
  /**
   * How much it looks at.
   *
   * @param levels dictionaries inside one another
   * @param sets different key sets
   * @param values of a tag
   * @param paths scalars of one dictionary
   */
  record Bounds(int levels, int sets, int values, int paths) {
    /** For the messages of a group. */
    static final Bounds MESSAGES = new Bounds(KeyPath.MAX_STEPS, 2048, 512, 512);

    /** For the dictionaries in one place of a kind's messages. */
    static final Bounds PLACE = new Bounds(1, 32, 32, 32);
  }

  /** A cache of the key sets by the keys as they came; it only saves time. */
  private static final int MAX_CACHED = 4096;

  private final Bounds bounds;
  private final Map<KeyList, Known> cache = new HashMap<>();
  private final Map<KeyPath, TagEvidence> tags = new HashMap<>();
  private final Map<KeyPath, Integer> tagsIn = new HashMap<>();
  private final Set<KeyPath> wide = new HashSet<>();
  private Counts<KeySet> sets = new Counts<>();

  /** The one that stands for its equals: comparing it with itself is quick. */
  private Map<KeySet, KeySet> representatives = new HashMap<>();

  private int levels;
  private long count;

  /** Of the dictionary before: the next one mostly has the same keys. */
  private @Nullable Known last;

  KeyEvidence(Bounds bounds) {
    this.bounds = bounds;
    levels = bounds.levels();
  }

  /** What is known of dictionaries whose keys come in one order: nothing has to be looked up. */
  private static final class Known {
    private final KeyList list;
    private final KeySet keys;
    private final Counts.Count count;

    /** The tags, entry by entry; none of them where it doesn't look at all keys any more. */
    private final @Nullable TagEvidence[] tags;

    Known(KeyList list, KeySet keys, Counts.Count count, int entries) {
      this.list = list;
      this.keys = keys;
      this.count = count;
      tags = new TagEvidence[entries];
    }
  }

  void add(XpcDictionary dictionary) {
    count++;
    Known known = known(dictionary);
    known.count.add(1);
    boolean flat = bounds.levels() == 1;
    if (flat && wide.contains(KeyPath.ROOT)) {
      return;
    }
    int at = 0;
    for (XpcDictionary.Entry entry : dictionary.entries()) {
      if (Tag.isPossible(entry.value())) {
        addTag(null, entry, known, at);
      }
      at++;
      if (!flat && entry.value() instanceof XpcDictionary inner) {
        if (wide.isEmpty() || !wide.contains(KeyPath.of(entry.key()))) {
          addTags(entry.key(), inner, known, at);
        }
        at += inner.entries().size();
      }
    }
  }

  private void addTags(Bytes key, XpcDictionary inner, Known known, int from) {
    int at = from;
    for (XpcDictionary.Entry entry : inner.entries()) {
      if (Tag.isPossible(entry.value())) {
        addTag(key, entry, known, at);
      }
      at++;
    }
  }

  private void addTag(@Nullable Bytes above, XpcDictionary.Entry entry, Known known, int at) {
    boolean remembers = at < known.tags.length;
    TagEvidence tag = remembers ? known.tags[at] : null;
    if (tag == null) {
      KeyPath path = (above == null ? KeyPath.ROOT : KeyPath.of(above)).then(entry.key());
      tag = tags.get(path);
      if (tag == null) {
        tag = newTag(path);
      }
      if (remembers) {
        known.tags[at] = tag;
      }
    }
    if (tag != null) {
      tag.add(entry.value(), known.keys);
    }
  }

  private Known known(XpcDictionary dictionary) {
    Known before = last;
    if (before != null && before.list.isOf(dictionary, levels)) {
      return before;
    }
    KeyList list = KeyList.of(dictionary, levels);
    Known known = cache.get(list);
    if (known == null) {
      KeySet keys = representative(list.toSet());
      sets.get(keys);
      if (shrink()) {
        list = KeyList.of(dictionary, levels);
        keys = representative(list.toSet());
      }
      int entries = levels == bounds.levels() ? list.size() : 0;
      known = new Known(list, keys, sets.get(keys), entries);
      if (cache.size() < MAX_CACHED) {
        cache.put(list, known);
      }
    }
    last = known;
    return known;
  }

  private @Nullable TagEvidence newTag(KeyPath path) {
    KeyPath in = path.parent();
    if (wide.contains(in)) {
      return null;
    }
    if (tagsIn.merge(in, 1, Integer::sum) > bounds.paths()) {
      widen(in);
      return null;
    }
    TagEvidence tag = new TagEvidence(bounds.values());
    tags.put(path, tag);
    return tag;
  }

  private void widen(KeyPath in) {
    wide.add(in);
    forget();
    tagsIn.remove(in);
    tags.keySet().removeIf(path -> path.parent().equals(in));
  }

  /** Looks less deep until the sets are few; tells whether it does. */
  private boolean shrink() {
    boolean many = false;
    while (sets.size() > bounds.sets() && levels > 0) {
      lookAt(levels - 1);
      many = true;
    }
    return many;
  }

  private void lookAt(int fewer) {
    levels = fewer;
    forget();
    representatives = new HashMap<>();
    Counts<KeySet> projected = new Counts<>();
    sets.toMap().forEach((keys, n) -> projected.add(within(keys), n));
    sets = projected;
    tags.values().forEach(tag -> tag.project(this::within));
  }

  /** What is still looked at of a key set. */
  private KeySet within(KeySet keys) {
    return representative(keys.within(levels));
  }

  private KeySet representative(KeySet keys) {
    KeySet first = representatives.putIfAbsent(keys, keys);
    return first == null ? keys : first;
  }

  private void forget() {
    cache.clear();
    last = null;
  }

  void merge(KeyEvidence other) {
    count += other.count;
    if (other.levels < levels) {
      lookAt(other.levels);
    }
    other
        .sets
        .toMap()
        .forEach(
            (keys, n) -> {
              sets.add(within(keys), n);
              shrink();
            });
    other.wide.forEach(this::widen);
    other.tags.forEach(
        (path, theirs) -> {
          TagEvidence ours = tags.get(path);
          if (ours == null) {
            ours = newTag(path);
          }
          if (ours != null) {
            ours.merge(theirs);
            if (other.levels > levels) {
              ours.project(this::within);
            }
          }
        });
  }

  /** How many dictionaries. */
  public long count() {
    return count;
  }

  /** How many levels of keys are still told apart. */
  int levels() {
    return levels;
  }

  /** How often each key set was there. */
  public Map<KeySet, Long> sets() {
    return sets.toMap();
  }

  /** The scalars that may be tags. */
  Map<KeyPath, TagEvidence> tags() {
    return Collections.unmodifiableMap(tags);
  }

  /** What is known of one of them. */
  public Optional<TagEvidence> tag(KeyPath path) {
    return Optional.ofNullable(tags.get(path));
  }

  /** The dictionaries with too many scalars. */
  Set<KeyPath> wide() {
    return Collections.unmodifiableSet(wide);
  }

  /** What a saved one held. */
  static KeyEvidence restored(
      Bounds bounds,
      long count,
      int levels,
      Map<KeySet, Long> sets,
      Map<KeyPath, TagEvidence> tags,
      Set<KeyPath> wide) {
    KeyEvidence evidence = new KeyEvidence(bounds);
    evidence.count = count;
    evidence.levels = Math.max(0, Math.min(levels, bounds.levels()));
    evidence.sets = Counts.of(sets);
    evidence.wide.addAll(wide);
    new TreeMap<>(tags)
        .forEach(
            (path, tag) -> {
              evidence.tags.put(path, tag);
              evidence.tagsIn.merge(path.parent(), 1, Integer::sum);
            });
    return evidence;
  }
}
