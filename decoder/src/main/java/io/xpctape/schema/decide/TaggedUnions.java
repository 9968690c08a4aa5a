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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

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

  private record Candidate(Bytes key, SortedMap<XpcValue, SortedMap<KeySet, Long>> counts) {
    /** Miller and Madow's estimate of the entropy that is left, nats. */
    double entropyLeft(double all) {
      double left = 0;
      for (Map<KeySet, Long> sets : counts.values()) {
        double n = sum(sets.values());
        left += n / all * entropy(sets.values()) + (sets.size() - 1) / (2 * all);
      }
      return left;
    }
  }

  private TaggedUnions() {}

  /** The union, if the records are one. */
  static Optional<Verdict> of(Fields fields, RecordType type) {
    if (fields.dictionaries() < ENOUGH || fields.keys().isSample()) {
      return Optional.empty();
    }
    Map<KeySet, Long> sets = new TreeMap<>(fields.keys().sets());
    double all = sum(sets.values());
    double entropy = entropy(sets.values());
    if (sets.size() < 2 || entropy < DIFFERENT) {
      return Optional.empty();
    }
    Comparator<Candidate> best =
        Comparator.comparingDouble(
            candidate ->
                (Enums.selects(candidate.key().toString()) ? NAMED_LIKE_ONE : 0)
                    - candidate.entropyLeft(all) / entropy);
    return fields.byKey().values().stream()
        .flatMap(field -> candidate(field, fields, sets.size()).stream())
        .filter(candidate -> 1 - candidate.entropyLeft(all) / entropy >= EXPLAINED)
        .max(best.thenComparing(Candidate::key, Comparator.reverseOrder()))
        .map(
            candidate ->
                verdict(candidate, type, 1 - candidate.entropyLeft(all) / entropy, (long) all));
  }

  private static Optional<Candidate> candidate(Field field, Fields fields, int sets) {
    if (field.present() < fields.dictionaries()
        || field.shape().types().size() != 1
        || !Enums.kinds().contains(field.shape().types().keySet().iterator().next())) {
      return Optional.empty();
    }
    return fields
        .keys()
        .tag(KeyPath.of(field.key()))
        .filter(tag -> tag.present() == fields.dictionaries())
        .filter(tag -> mayTell(tag.values().orElse(0), field, fields, sets))
        .flatMap(TagEvidence::sorted)
        .map(counts -> new Candidate(field.key(), counts))
        .filter(TaggedUnions::setsApart);
  }

  private static boolean mayTell(int values, Field field, Fields fields, int sets) {
    return values > 1
        && fields.dictionaries() >= (long) PER_VALUE * values
        && (values <= 2 * sets || Enums.selects(field.key().toString()));
  }

  /** Whether some key is always there with one value, and never with another. */
  private static boolean setsApart(Candidate candidate) {
    Collection<Use.Variant> variants = variants(candidate).values();
    Map<Bytes, Integer> having = new HashMap<>();
    variants.forEach(
        variant -> variant.keys().keySet().forEach(key -> having.merge(key, 1, Integer::sum)));
    return variants.stream()
        .filter(variant -> variant.count() > 1)
        .anyMatch(
            variant ->
                variant.keys().entrySet().stream()
                    .filter(key -> key.getValue() == variant.count())
                    .anyMatch(key -> having.getOrDefault(key.getKey(), 0) < variants.size()));
  }

  private static Verdict verdict(Candidate tag, RecordType type, double explained, long all) {
    Map<XpcValue, Use.Variant> variants = variants(tag);
    return new Verdict(
        new Use.TaggedUnion(type, tag.key(), variants),
        Math.min(1, explained) * Odds.next((double) all, 0),
        "the value of "
            + Phrases.quoted(tag.key())
            + " tells the keys: "
            + variants.size()
            + " values explain "
            + Phrases.percent(Math.min(1, explained))
            + " of how "
            + Count.of(all, "dictionary")
            + " differ");
  }

  private static Map<XpcValue, Use.Variant> variants(Candidate tag) {
    Map<XpcValue, Use.Variant> variants = new LinkedHashMap<>();
    Comparator<Map.Entry<XpcValue, SortedMap<KeySet, Long>>> byCount =
        Comparator.comparingDouble(entry -> -sum(entry.getValue().values()));
    tag.counts().entrySet().stream()
        .sorted(byCount)
        .forEach(entry -> variants.put(entry.getKey(), variant(entry.getValue())));
    return variants;
  }

  private static Use.Variant variant(Map<KeySet, Long> sets) {
    SortedMap<Bytes, Long> keys = new TreeMap<>();
    sets.forEach((set, n) -> set.paths().forEach(path -> keys.merge(path.key(), n, Long::sum)));
    return new Use.Variant((long) sum(sets.values()), keys);
  }

  /** What people say without evidence; empty if the key never was a possible tag. */
  static Optional<Use.TaggedUnion> by(Bytes key, Fields fields, RecordType type) {
    return fields
        .keys()
        .tag(KeyPath.of(key))
        .flatMap(TagEvidence::sorted)
        .map(counts -> new Use.TaggedUnion(type, key, variants(new Candidate(key, counts))));
  }

  private static double sum(Collection<Long> counts) {
    return counts.stream().mapToLong(n -> n).sum();
  }

  private static double entropy(Collection<Long> counts) {
    double all = sum(counts);
    double entropy = 0;
    for (long n : counts) {
      entropy -= n / all * Math.log(n / all);
    }
    return entropy;
  }
}
