package io.xpctape.schema;

import io.xpctape.model.Bytes;
import io.xpctape.model.Message;
import io.xpctape.model.Recording;
import io.xpctape.proto.v1.KindEntry;
import io.xpctape.proto.v1.Ledger;
import io.xpctape.proto.v1.MessageEntry;
import io.xpctape.schema.decide.Overrides;
import io.xpctape.schema.decide.Schema;
import io.xpctape.schema.emit.SchemaFiles;
import io.xpctape.schema.infer.KindRules;
import io.xpctape.schema.infer.Shape;
import io.xpctape.schema.infer.Summarizer;
import io.xpctape.schema.infer.Summary;
import io.xpctape.schema.ledger.Growth;
import io.xpctape.schema.ledger.Rules;
import io.xpctape.schema.ledger.Settled;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** A schema out of recordings, and what was seen on the way. */
public final class Inference {
  private final Ledger ledger;
  private final Summary summary;
  private final Schema meaning;
  private final List<String> notes;

  private Inference(Ledger ledger, Schema meaning, List<String> notes) {
    this.ledger = ledger;
    this.summary = meaning.summary();
    this.meaning = meaning;
    this.notes = List.copyOf(notes);
  }

  /**
   * Infers a schema.
   *
   * @param known one that is to be continued: none of its names and numbers change, and what its
   *     recordings have shown still counts
   */
  public static Inference of(List<Recording> recordings, Optional<InferredSchema> known) {
    return of(
        recordings.stream().map(r -> List.of(r.messages())).toList(),
        List.of(),
        known,
        Overrides.NONE,
        null);
  }

  /**
   * Infers a schema from recordings that are never in memory as a whole.
   *
   * @param recordings the messages of each in their order, some at a time; each is read twice
   * @param digests what tells each from others, to be known again; or none
   * @param known one that is to be continued
   * @param overrides what people have decided otherwise
   * @param helpers threads that take a part of the work, or null; the schema is the same
   */
  public static Inference of(
      List<? extends Iterable<List<Message>>> recordings,
      List<Bytes> digests,
      Optional<InferredSchema> known,
      Overrides overrides,
      @Nullable Executor helpers) {
    Ledger before = known.map(InferredSchema::ledger).orElseGet(Ledger::getDefaultInstance);
    Summarizer summarizer = new Summarizer(recordings, helpers);
    KindRules rules = Rules.fromProto(before.getRuleList()).learn(summarizer.evidence());
    Summary summary = summarizer.summary(rules);
    digests.forEach(summary::add);
    known.flatMap(InferredSchema::summary).ifPresent(summary::merge);
    Overrides named = overrides.forKinds(Growth.names(before, rules, summary.kinds().keySet()));
    Schema schema = Schema.of(summary, rules, named);
    List<String> notes = new ArrayList<>(schema.notes());
    notes.addAll(Settled.notes(before, schema));
    return new Inference(Growth.grow(before, schema), schema, notes);
  }

  /** What people said that was passed over, and why: a line each, safe to show. */
  public List<String> notes() {
    return notes;
  }

  /** The schema. */
  public InferredSchema schema() {
    return InferredSchema.of(ledger);
  }

  /** The files of its folder by their names from there, {@code /} between steps. */
  public SortedMap<String, byte[]> files() {
    return SchemaFiles.of(ledger, meaning);
  }

  /**
   * A kind of the schema.
   *
   * @param name of its message
   * @param messages how many there were in the recordings, those of a continued schema too
   * @param fields how many fields its message has, those of messages inside it not counted
   */
  public record KindLine(String name, long messages, int fields) {}

  /** The kinds, those of earlier recordings too. */
  public List<KindLine> kinds() {
    return ledger.getKindList().stream()
        .map(kind -> new KindLine(kind.getMessage(), messages(kind), fields(kind)))
        .toList();
  }

  private long messages(KindEntry kind) {
    return Optional.ofNullable(summary.kinds().get(Rules.kind(kind))).map(Shape::count).orElse(0L);
  }

  private int fields(KindEntry kind) {
    return ledger.getMessageList().stream()
        .filter(message -> message.getName().equals(kind.getMessage()))
        .mapToInt(MessageEntry::getFieldCount)
        .sum();
  }

  /** How many messages were of no kind: errors, and what nothing sets apart. */
  public long withoutKind() {
    return summary.messages() - kinds().stream().mapToLong(KindLine::messages).sum();
  }

  /** How many messages there were. */
  public long messages() {
    return summary.messages();
  }
}
