package io.xpctape.schema.diff;

import io.xpctape.schema.infer.Group;
import io.xpctape.schema.infer.KeyPath;
import io.xpctape.schema.infer.Kind;
import io.xpctape.schema.infer.Role;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which kinds of two schemas are the same: those that are called so and, of the others, those that
 * share most keys, rare keys counting more (Jaccard weighted by inverse document frequency).
 */
final class KindMatcher {
  /** What two kinds of one name but another part in the conversation have in common, at least. */
  private static final double ALIKE_BY_NAME = 0.3;

  /** What two kinds of different names have in common, at least. */
  private static final double ALIKE = 0.6;

  /** With fewer keys nothing can be told by them. */
  private static final int FEW_KEYS = 3;

  /** A kind on both sides, or on one. */
  record Pair(Optional<KindOutline> before, Optional<KindOutline> after) {}

  private record Candidate(KindOutline before, KindOutline after, double likeness) {
    private static final Comparator<Kind> KINDS = Comparator.naturalOrder();

    /** The same whichever schema comes first. */
    private static final Comparator<Candidate> BEST_FIRST =
        Comparator.comparingDouble(Candidate::likeness)
            .reversed()
            .thenComparing(Candidate::lesser)
            .thenComparing(Candidate::greater);

    Kind lesser() {
      return KINDS.compare(before.kind(), after.kind()) < 0 ? before.kind() : after.kind();
    }

    Kind greater() {
      return KINDS.compare(before.kind(), after.kind()) < 0 ? after.kind() : before.kind();
    }
  }

  private final Map<Kind, KindOutline> before = new TreeMap<>();
  private final Map<Kind, KindOutline> after = new TreeMap<>();
  private final List<Pair> pairs = new ArrayList<>();
  private final Map<KeyPath, Double> weights = new HashMap<>();

  private KindMatcher(SchemaOutline before, SchemaOutline after) {
    before.kinds().forEach(kind -> this.before.put(kind.kind(), kind));
    after.kinds().forEach(kind -> this.after.put(kind.kind(), kind));
    weigh();
  }

  /** All kinds of both. */
  static List<Pair> match(SchemaOutline before, SchemaOutline after) {
    KindMatcher matcher = new KindMatcher(before, after);
    matcher.byName();
    matcher.byKeys();
    matcher
        .before
        .values()
        .forEach(k -> matcher.pairs.add(new Pair(Optional.of(k), Optional.empty())));
    matcher
        .after
        .values()
        .forEach(k -> matcher.pairs.add(new Pair(Optional.empty(), Optional.of(k))));
    return matcher.pairs;
  }

  private void weigh() {
    Map<KeyPath, Integer> in = new HashMap<>();
    for (Collection<KindOutline> side : List.of(before.values(), after.values())) {
      side.forEach(kind -> kind.keys().forEach(key -> in.merge(key, 1, Integer::sum)));
    }
    int all = before.size() + after.size();
    in.forEach((key, n) -> weights.put(key, Math.log1p((double) all / n)));
  }

  private void byName() {
    for (KindOutline kind : List.copyOf(before.values())) {
      KindOutline same = after.get(kind.kind());
      if (same != null) {
        pair(kind, same);
      }
    }
  }

  private void pair(KindOutline one, KindOutline other) {
    before.remove(one.kind());
    after.remove(other.kind());
    pairs.add(new Pair(Optional.of(one), Optional.of(other)));
  }

  private void byKeys() {
    List<Candidate> candidates = new ArrayList<>();
    for (KindOutline one : before.values()) {
      for (KindOutline other : after.values()) {
        candidate(one, other).ifPresent(candidates::add);
      }
    }
    candidates.sort(Candidate.BEST_FIRST);
    for (Candidate candidate : candidates) {
      if (before.containsKey(candidate.before().kind())
          && after.containsKey(candidate.after().kind())) {
        pair(candidate.before(), candidate.after());
      }
    }
  }

  private Optional<Candidate> candidate(KindOutline one, KindOutline other) {
    Group a = one.kind().group();
    Group b = other.kind().group();
    boolean named =
        !one.kind().label().isEmpty() && one.kind().label().equals(other.kind().label());
    boolean sameWay =
        a.direction() == b.direction() && (a.role() == Role.REPLY) == (b.role() == Role.REPLY);
    if (!sameWay || (!named && !a.equals(b))) {
      return Optional.empty();
    }
    Set<KeyPath> ours = one.keys();
    Set<KeyPath> theirs = other.keys();
    double likeness = likeness(ours, theirs);
    boolean alike =
        named
            ? likeness >= ALIKE_BY_NAME
            : likeness >= ALIKE && Math.min(ours.size(), theirs.size()) >= FEW_KEYS;
    return alike ? Optional.of(new Candidate(one, other, likeness)) : Optional.empty();
  }

  private double likeness(Set<KeyPath> ours, Set<KeyPath> theirs) {
    Set<KeyPath> all = new TreeSet<>(ours);
    all.addAll(theirs);
    double shared = 0;
    double sum = 0;
    for (KeyPath key : all) {
      double weight = weights.getOrDefault(key, 1.0);
      sum += weight;
      shared += ours.contains(key) && theirs.contains(key) ? weight : 0;
    }
    return sum == 0 ? 1 : shared / sum;
  }
}
