package io.xpctape.schema.infer;

import io.xpctape.model.XpcValue;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the key whose value says what a message is. The best one makes the key sets cheapest to
 * describe: bits for each message's key set given the tag; and for each pair of tag and key set the
 * bits to name one of the sets, and half of log2(n), as for any parameter learnt from n messages.
 */
final class TagFinder {
  private static final double PRESENT = 0.99;

  /** Below this many values of a tag its share of the messages says nothing. */
  private static final int FEW = 8;

  private final KeyEvidence evidence;
  private final double halfLog;
  private final double naming;

  private TagFinder(KeyEvidence evidence) {
    this.evidence = evidence;
    halfLog = log2((double) evidence.count()) / 2;
    naming = log2((double) Math.max(1, evidence.sets().size()));
  }

  /** The discriminator of these messages, if they have one. */
  static Optional<KeyPath> find(KeyEvidence evidence) {
    return evidence.count() == 0 ? Optional.empty() : new TagFinder(evidence).best();
  }

  private Optional<KeyPath> best() {
    double untagged = bits(evidence.sets());
    return evidence.tags().entrySet().stream()
        .filter(tag -> tag.getValue().present() >= PRESENT * evidence.count())
        .flatMap(tag -> measure(tag.getKey(), tag.getValue()).stream())
        .filter(candidate -> isOne(candidate, untagged))
        .min(
            Comparator.comparingInt(this::rank)
                .thenComparingLong(candidate -> Math.round(candidate.cost))
                .thenComparing(candidate -> !candidate.named)
                .thenComparing(candidate -> !candidate.text)
                .thenComparing(candidate -> candidate.path))
        .map(candidate -> candidate.path);
  }

  private record Candidate(KeyPath path, int values, boolean text, boolean named, double cost) {}

  /** Evidence first: a tag that never repeats or never changes has shown nothing. */
  private int rank(Candidate candidate) {
    if (candidate.values == 1) {
      return 2;
    }
    return candidate.values < evidence.count() || candidate.named ? 0 : 1;
  }

  private boolean isOne(Candidate candidate, double untagged) {
    double root = Math.sqrt((double) evidence.count());
    int keySets = evidence.sets().size();
    if (candidate.named) {
      return candidate.values <= Math.max(Math.max(root, FEW), 2.0 * keySets);
    }
    return candidate.cost < untagged
        && rank(candidate) == 0
        && candidate.values <= Math.max(root, Math.min(FEW, evidence.count() / 2.0));
  }

  private Optional<Candidate> measure(KeyPath path, TagEvidence tag) {
    return tag.counts()
        .map(
            counts ->
                new Candidate(
                    path, counts.size(), tag.isText(), Tag.isNamedLikeOne(path), cost(counts)));
  }

  /** Bits to describe all key sets, given each message's tag; the few without one are no tag's. */
  private double cost(Map<XpcValue, Map<KeySet, Long>> counts) {
    double bits = 0;
    for (Map<KeySet, Long> sets : counts.values()) {
      bits += naming * sets.size() + bits(sets);
    }
    return bits;
  }

  private double bits(Map<KeySet, Long> sets) {
    double all = sets.values().stream().mapToDouble(n -> n).sum();
    double bits = halfLog * sets.size();
    for (long n : sets.values()) {
      bits -= n * log2(n / all);
    }
    return bits;
  }

  private static double log2(double x) {
    return Math.log(x) / Math.log(2);
  }
}
