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
 * When the sets are too many it goes by a sample of them; when a dictionary has too many scalars,
 * none of them is a tag. For one thread.
 */
public final class KeyEvidence {
  /**
   * How much it looks at.
   *
   * @param levels dictionaries inside one another
   * @param sets different key sets
   * @param spare so many more for a while, for it takes time to choose
   * @param values of a tag
   * @param paths scalars of one dictionary
   */
  record Bounds(int levels, int sets, int spare, int values, int paths) {
    /** For the messages of a group. */
    static final Bounds MESSAGES = new Bounds(KeyPath.MAX_STEPS, 1024, 1024, 512, 512);

    /** For the dictionaries in one place of a kind's messages; many threads may read it. */
    static final Bounds PLACE = new Bounds(1, 32, 0, 32, 32);
  }

  /** A cache of the key sets by the keys as they came; it only saves time. */
  private static final int MAX_CACHED = 4096;

  private final Bounds bounds;
  private final Map<KeyList, Known> cache = new HashMap<>();
  private final Map<KeyPath, TagEvidence> tags = new HashMap<>();
  private final Map<KeyPath, Integer> tagsIn = new HashMap<>();
  private final Set<KeyPath> wide = new HashSet<>();
  private final KeySample sets = new KeySample();
  private long count;

  /** Of the dictionary before: the next one mostly has the same keys. */
  private @Nullable Known last;

  KeyEvidence(Bounds bounds) {
    this.bounds = bounds;
  }

  /** What is known of dictionaries whose keys come in one order: nothing has to be looked up. */
  private static final class Known {
    private final KeyList list;

    /** Null if they are not in the sample. */
    private final KeySample.@Nullable Member keys;

    /** The tags, entry by entry. */
    private final @Nullable TagEvidence[] tags;

    Known(KeyList list, KeySample.@Nullable Member keys) {
      this.list = list;
      this.keys = keys;
      tags = new TagEvidence[list.size()];
    }
  }

  void add(XpcDictionary dictionary) {
    count++;
    Known known = known(dictionary);
    if (known.keys != null) {
      known.keys.add(1);
    }
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
    TagEvidence tag = known.tags[at];
    if (tag == null) {
      KeyPath path = (above == null ? KeyPath.ROOT : KeyPath.of(above)).then(entry.key());
      tag = tags.get(path);
      if (tag == null) {
        tag = newTag(path);
      }
      known.tags[at] = tag;
    }
    if (tag != null) {
      tag.add(entry.value(), known.keys == null ? null : known.keys.keys());
    }
  }

  private Known known(XpcDictionary dictionary) {
    Known before = last;
    if (before != null && before.list.isOf(dictionary, bounds.levels())) {
      return before;
    }
    KeyList list = KeyList.of(dictionary, bounds.levels());
    Known known = cache.get(list);
    if (known == null) {
      KeySet keys = list.toSet();
      KeySample.Member member = sets.get(keys);
      if (sets.size() > bounds.sets() + bounds.spare()) {
        choose();
        member = sets.get(keys);
      }
      known = new Known(list, member);
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

  /** Leaves no more sets than the bounds allow. */
  private void choose() {
    if (sets.size() > bounds.sets()) {
      sets.cut(bounds.sets());
      forget();
      tags.values().forEach(tag -> tag.keep(sets::contains));
    }
  }

  private void forget() {
    cache.clear();
    last = null;
  }

  void merge(KeyEvidence other) {
    count += other.count;
    forget();
    sets.merge(other.sets);
    sets.cut(bounds.sets());
    other.wide.forEach(this::widen);
    other.tags.forEach(
        (path, theirs) -> {
          TagEvidence ours = tags.get(path);
          if (ours == null) {
            ours = newTag(path);
          }
          if (ours != null) {
            ours.merge(theirs);
          }
        });
    if (isSample()) {
      tags.values().forEach(tag -> tag.keep(sets::contains));
    }
  }

  /** How many dictionaries. */
  public long count() {
    return count;
  }

  /** How often each key set was there; of the sample alone if there were too many. */
  public Map<KeySet, Long> sets() {
    choose();
    return sets.toMap();
  }

  /** Whether there were more key sets. */
  public boolean isSample() {
    choose();
    return sets.total() < count;
  }

  /** How many dictionaries, at most, had no key. */
  public long empty() {
    return isSample() && !sets.contains(KeySet.EMPTY) ? count : sets.of(KeySet.EMPTY);
  }

  /** The scalars that may be tags. */
  Map<KeyPath, TagEvidence> tags() {
    choose();
    return Collections.unmodifiableMap(tags);
  }

  /** What is known of one of them. */
  public Optional<TagEvidence> tag(KeyPath path) {
    choose();
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
      Map<KeySet, Long> sets,
      Map<KeyPath, TagEvidence> tags,
      Set<KeyPath> wide) {
    KeyEvidence evidence = new KeyEvidence(bounds);
    evidence.count = count;
    sets.forEach(
        (keys, times) -> {
          KeySample.Member member = evidence.sets.get(keys);
          if (member != null) {
            member.add(times);
          }
        });
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
