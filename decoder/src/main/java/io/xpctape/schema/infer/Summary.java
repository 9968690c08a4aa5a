package io.xpctape.schema.infer;

import io.xpctape.model.Bytes;
import io.xpctape.model.Message;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What recordings have shown: what kinds are told apart by, and the shape of each kind's bodies.
 * Summaries merge in any order and grouping to the same result, and a new one changes nothing. For
 * one thread.
 */
public final class Summary {
  private final KindEvidence evidence;
  private final SortedMap<Kind, Shape> kinds = new TreeMap<>();
  private final SortedSet<Bytes> digests = new TreeSet<>();
  private long recordings;
  private long messages;

  /** Nothing seen yet. */
  public Summary() {
    this(new KindEvidence());
  }

  private Summary(KindEvidence evidence) {
    this.evidence = evidence;
  }

  /** Recordings in memory, told apart by rules that were learnt from them too. */
  public static Summary of(List<List<Message>> recordings, KindRules rules) {
    return new Summarizer(recordings.stream().map(List::of).toList(), null).summary(rules);
  }

  /** One more message, and its kind if it has one. */
  public void add(Message message, Optional<Kind> kind) {
    messages++;
    if (kind.isPresent()) {
      kinds.computeIfAbsent(kind.get(), k -> new Shape()).add(message.body());
    }
  }

  /** A recording's last message was added. */
  public void endRecording() {
    recordings++;
  }

  /** What tells a recording's bytes from any others. */
  public void add(Bytes digest) {
    digests.add(digest);
  }

  /** All that another one has seen. */
  public void merge(Summary other) {
    evidence.merge(other.evidence);
    digests.addAll(other.digests);
    recordings += other.recordings;
    messages += other.messages;
    other.kinds.forEach(
        (kind, shape) -> kinds.computeIfAbsent(kind, k -> new Shape()).merge(shape));
  }

  /** What kinds are told apart by. */
  public KindEvidence evidence() {
    return evidence;
  }

  /** What tells the recordings from others, of those that it was said of. */
  public SortedSet<Bytes> digests() {
    return Collections.unmodifiableSortedSet(digests);
  }

  /** How many recordings. */
  public long recordings() {
    return recordings;
  }

  /** How many messages, those without a kind too. */
  public long messages() {
    return messages;
  }

  /** The shape of each kind's bodies. */
  public SortedMap<Kind, Shape> kinds() {
    return Collections.unmodifiableSortedMap(kinds);
  }

  /** What was counted apart; it takes over the evidence. */
  static Summary of(
      long recordings, long messages, KindEvidence evidence, SortedMap<Kind, Shape> kinds) {
    Summary summary = new Summary(evidence);
    summary.recordings = recordings;
    summary.messages = messages;
    summary.kinds.putAll(kinds);
    return summary;
  }
}
