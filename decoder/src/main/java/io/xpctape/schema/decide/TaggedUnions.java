package io.xpctape.schema.decide;

import io.xpctape.model.Bytes;
import io.xpctape.model.Count;
import io.xpctape.model.XpcValue;
import io.xpctape.schema.infer.Field;
import io.xpctape.schema.infer.Fields;
import io.xpctape.schema.infer.KeyPath;
import io.xpctape.schema.infer.KeySet;
import io.xpctape.schema.infer.TagEvidence;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.DoubleStream;

/**
 * Whether the keys of records depend on the value of one of them: how much of the entropy of their
 * key sets is gone once that value is known, corrected for what a few samples of each value would
 * explain by chance (Miller and Madow). That share is the confidence, a little less for few
 * records.
 */
final class TaggedUnions {
  private static final int ENOUGH = 10;

  /** Records for each value of a tag, on average. */
  private static final int PER_VALUE = 3;

  private static final double EXPLAINED = 0.7;

  /** Nats; with less, the records are nearly all alike. */
  private static final double DIFFERENT = 0.3;

  private static final double NAMED_LIKE_ONE = 0.15;

  /**
   * A key whose value may tell.
   *
   * @param explained the share of the entropy that is gone once the value is known
   */
  private record Candidate(Bytes key, TagEvidence tag, double explained) {}

  private TaggedUnions() {}

  /** The union, if the records are one. */
  static Optional<Verdict> of(Fields fields, RecordType type) {
    if (fields.dictionaries() < ENOUGH || fields.keys().isSample()) {
      return Optional.empty();
    }
    Collection<Long> sets = fields.keys().sets().values();
    double entropy = entropy(sets);
    if (sets.size() < 2 || entropy < DIFFERENT) {
      return Optional.empty();
    }
    Comparator<Candidate> best =
        Comparator.comparingDouble(
            candidate ->
                candidate.explained
                    + (Enums.selects(candidate.key.toString()) ? NAMED_LIKE_ONE : 0));
    return fields.byKey().values().stream()
        .flatMap(field -> candidate(field, fields, sets.size(), entropy).stream())
        .max(best.thenComparing(Candidate::key, Comparator.reverseOrder()))
        .flatMap(candidate -> verdict(candidate, type, sum(sets)));
  }

  private static Optional<Candidate> candidate(
      Field field, Fields fields, int sets, double entropy) {
    if (field.present() < fields.dictionaries()
        || field.shape().types().size() != 1
        || !Enums.kinds().contains(field.shape().types().keySet().iterator().next())) {
      return Optional.empty();
    }
    Optional<TagEvidence> tag =
        fields
            .keys()
            .tag(KeyPath.of(field.key()))
            .filter(seen -> seen.present() == fields.dictionaries())
            .filter(seen -> mayTell(seen.values().orElse(0), field, fields, sets));
    if (tag.isEmpty()) {
      return Optional.empty();
    }
    Collection<Map<KeySet, Long>> counts = tag.get().counts().orElse(Map.of()).values();
    double explained = 1 - entropyLeft(counts, fields.dictionaries()) / entropy;
    return explained >= EXPLAINED && setsApart(counts)
        ? Optional.of(new Candidate(field.key(), tag.get(), explained))
        : Optional.empty();
  }

  private static boolean mayTell(int values, Field field, Fields fields, int sets) {
    return values > 1
        && fields.dictionaries() >= (long) PER_VALUE * values
        && (values <= 2 * sets || Enums.selects(field.key().toString()));
  }

  /** Whether some key is always there with one value, and never with another. */
  private static boolean setsApart(Collection<Map<KeySet, Long>> counts) {
    Map<Bytes, Integer> having = new HashMap<>();
    Set<Bytes> always = new HashSet<>();
    for (Map<KeySet, Long> sets : counts) {
      long all = sum(sets.values());
      keys(sets)
          .forEach(
              (key, n) -> {
                having.merge(key, 1, Integer::sum);
                if (all > 1 && n == all) {
                  always.add(key);
                }
              });
    }
    return always.stream().anyMatch(key -> having.getOrDefault(key, 0) < counts.size());
  }

  /** How many dictionaries have each key. */
  private static Map<Bytes, Long> keys(Map<KeySet, Long> sets) {
    Map<Bytes, Long> keys = new HashMap<>();
    sets.forEach((set, n) -> set.paths().forEach(path -> keys.merge(path.key(), n, Long::sum)));
    return keys;
  }

  private static Optional<Verdict> verdict(Candidate candidate, RecordType type, long all) {
    return candidate
        .tag
        .sorted()
        .map(TaggedUnions::variants)
        .map(
            variants ->
                new Verdict(
                    new Use.TaggedUnion(type, candidate.key, variants),
                    candidate.explained * Odds.next((double) all, 0),
                    "the value of "
                        + Phrases.quoted(candidate.key)
                        + " tells the keys: "
                        + variants.size()
                        + " values explain "
                        + Phrases.percent(candidate.explained)
                        + " of how "
                        + Count.of(all, "dictionary")
                        + " differ"));
  }

  private static Map<XpcValue, Use.Variant> variants(
      SortedMap<XpcValue, SortedMap<KeySet, Long>> counts) {
    Map<XpcValue, Use.Variant> variants = new LinkedHashMap<>();
    Comparator<Map.Entry<XpcValue, SortedMap<KeySet, Long>>> byCount =
        Comparator.comparingLong(entry -> -sum(entry.getValue().values()));
    counts.entrySet().stream()
        .sorted(byCount)
        .forEach(
            entry -> {
              Map<KeySet, Long> sets = entry.getValue();
              variants.put(
                  entry.getKey(), new Use.Variant(sum(sets.values()), new TreeMap<>(keys(sets))));
            });
    return variants;
  }

  /** What people say without evidence; empty if the key never was a possible tag. */
  static Optional<Use.TaggedUnion> by(Bytes key, Fields fields, RecordType type) {
    return fields
        .keys()
        .tag(KeyPath.of(key))
        .flatMap(TagEvidence::sorted)
        .map(counts -> new Use.TaggedUnion(type, key, variants(counts)));
  }

  private static long sum(Collection<Long> counts) {
    long sum = 0;
    for (long n : counts) {
      sum += n;
    }
    return sum;
  }

  /** Miller and Madow's estimate of the entropy that is left once the value is known, nats. */
  private static double entropyLeft(Collection<Map<KeySet, Long>> counts, long all) {
    return inOrder(
        counts.stream()
            .mapToDouble(
                sets -> {
                  double n = (double) sum(sets.values());
                  return n / all * entropy(sets.values()) + (sets.size() - 1) / (2.0 * all);
                }));
  }

  private static double entropy(Collection<Long> counts) {
    double all = (double) sum(counts);
    return inOrder(counts.stream().mapToDouble(n -> -n / all * Math.log(n / all)));
  }

  /** The sum, to the last bit the same in whichever order they come. */
  private static double inOrder(DoubleStream terms) {
    double sum = 0;
    for (double term : terms.sorted().toArray()) {
      sum += term;
    }
    return sum;
  }
}
