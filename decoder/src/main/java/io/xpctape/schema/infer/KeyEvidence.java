package io.xpctape.schema.infer;

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
  private final Map<KeySet, Long> sets = new HashMap<>();
  private final Map<KeyPath, TagEvidence> tags = new HashMap<>();
  private final Map<KeyPath, Integer> tagsIn = new HashMap<>();
  private final Set<KeyPath> wide = new HashSet<>();
  private int levels;
  private long count;

  KeyEvidence(Bounds bounds) {
    this.bounds = bounds;
    levels = bounds.levels();
  }

  /** What is known of dictionaries whose keys come in one order: nothing has to be looked up. */
  private static final class Known {
    private final KeySet keys;
    private final @Nullable TagEvidence[] tags;

    Known(KeySet keys, int entries) {
      this.keys = keys;
      tags = new TagEvidence[entries];
    }
  }

  void add(XpcDictionary dictionary) {
    count++;
    KeyList list = KeyList.of(dictionary, bounds.levels());
    Known known = cache.get(list);
    if (known == null) {
      known = new Known(list.toSet().within(levels), list.size());
      if (cache.size() < MAX_CACHED) {
        cache.put(list, known);
      }
    }
    int before = levels;
    count(known.keys, 1);
    KeySet keys = levels < before ? known.keys.within(levels) : known.keys;
    int at = 0;
    for (XpcDictionary.Entry entry : dictionary.entries()) {
      addTag(KeyPath.ROOT, entry, keys, known.tags, at++);
      if (bounds.levels() > 1 && entry.value() instanceof XpcDictionary inner) {
        for (XpcDictionary.Entry below : inner.entries()) {
          addTag(KeyPath.of(entry.key()), below, keys, known.tags, at++);
        }
      }
    }
  }

  private void addTag(
      KeyPath in, XpcDictionary.Entry entry, KeySet keys, @Nullable TagEvidence[] slots, int at) {
    if (!Tag.isPossible(entry.value())) {
      return;
    }
    TagEvidence tag = slots[at];
    if (tag == null) {
      KeyPath path = in.then(entry.key());
      tag = tags.get(path);
      if (tag == null) {
        tag = newTag(path);
      }
      slots[at] = tag;
    }
    if (tag != null) {
      tag.add(entry.value(), keys);
    }
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
    cache.clear();
    tagsIn.remove(in);
    tags.keySet().removeIf(path -> path.parent().equals(in));
  }

  private void count(KeySet keys, long times) {
    sets.merge(keys, times, Long::sum);
    while (sets.size() > bounds.sets() && levels > 0) {
      lookAt(levels - 1);
    }
  }

  private void lookAt(int fewer) {
    levels = fewer;
    cache.clear();
    Map<KeySet, Long> all = new HashMap<>(sets);
    sets.clear();
    all.forEach((keys, n) -> sets.merge(keys.within(fewer), n, Long::sum));
    tags.values().forEach(tag -> tag.project(keys -> keys.within(fewer)));
  }

  void merge(KeyEvidence other) {
    count += other.count;
    if (other.levels < levels) {
      lookAt(other.levels);
    }
    other.sets.forEach((keys, n) -> count(keys.within(levels), n));
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
              ours.project(keys -> keys.within(levels));
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
    return Collections.unmodifiableMap(sets);
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
    evidence.sets.putAll(sets);
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
