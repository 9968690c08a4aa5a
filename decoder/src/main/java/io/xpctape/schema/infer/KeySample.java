package io.xpctape.schema.infer;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Some of the different key sets that there were, and how often each of them was there: all while
 * they are few, else those of the lowest hashes (a bottom-k sample), which is as good as any choice
 * by chance, the same whatever came first, and the same for parts that are merged. What is in the
 * sample at the end was in it from the first time on, so that its counts are whole.
 */
final class KeySample {
  private static final Comparator<KeySet> ORDER =
      Comparator.<KeySet>comparingLong(keys -> keys.hash() ^ Long.MIN_VALUE)
          .thenComparing(Comparator.naturalOrder());

  /** A key set of the sample, and its count. */
  static final class Member {
    private final KeySet keys;
    private long times;

    private Member(KeySet keys) {
      this.keys = keys;
    }

    /** The one that stands for its equals: comparing it with itself is quick. */
    KeySet keys() {
      return keys;
    }

    void add(long more) {
      times += more;
    }
  }

  private final Map<KeySet, Member> members = new HashMap<>();

  /** Unsigned; what has a greater hash would not be kept. */
  private long limit = -1;

  /** The member of these keys, new or not; null if they are not in the sample. */
  @Nullable Member get(KeySet keys) {
    Member member = members.get(keys);
    if (member == null && (limit == -1 || Long.compareUnsigned(keys.hash(), limit) <= 0)) {
      member = new Member(keys);
      members.put(keys, member);
    }
    return member;
  }

  /** How often these keys were there; 0 if they are not in the sample. */
  long of(KeySet keys) {
    Member member = members.get(keys);
    return member == null ? 0 : member.times;
  }

  boolean contains(KeySet keys) {
    return members.containsKey(keys);
  }

  int size() {
    return members.size();
  }

  /** Keeps at most so many. */
  void cut(int most) {
    if (members.size() > most) {
      List<KeySet> first = members.keySet().stream().sorted(ORDER).limit(most).toList();
      limit = first.get(most - 1).hash();
      members.keySet().retainAll(Set.copyOf(first));
    }
  }

  /** All that another one has seen; more than are kept may be left. */
  void merge(KeySample other) {
    for (Member theirs : other.members.values()) {
      Member ours = get(theirs.keys);
      if (ours != null) {
        ours.add(theirs.times);
      }
    }
  }

  /** How often all of the sample were there. */
  long total() {
    long total = 0;
    for (Member member : members.values()) {
      total += member.times;
    }
    return total;
  }

  /** A copy of the counts. */
  Map<KeySet, Long> toMap() {
    Map<KeySet, Long> map = new HashMap<>();
    members.forEach((keys, member) -> map.put(keys, member.times));
    return map;
  }
}
