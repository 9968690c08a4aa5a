package io.xpctape.schema;

import com.google.protobuf.Descriptors.FileDescriptor;
import io.xpctape.model.BadInputException;
import io.xpctape.model.Bytes;
import io.xpctape.model.Message;
import io.xpctape.proto.v1.KindEntry;
import io.xpctape.proto.v1.Ledger;
import io.xpctape.schema.codec.Decoder;
import io.xpctape.schema.codec.Encoder;
import io.xpctape.schema.decide.Overrides;
import io.xpctape.schema.decide.OverridesFile;
import io.xpctape.schema.decide.Schema;
import io.xpctape.schema.diff.LedgerOutline;
import io.xpctape.schema.diff.SchemaComparison;
import io.xpctape.schema.diff.SchemaOutline;
import io.xpctape.schema.diff.SummaryOutline;
import io.xpctape.schema.emit.SchemaFiles;
import io.xpctape.schema.emit.SchemaProto;
import io.xpctape.schema.infer.Kind;
import io.xpctape.schema.infer.KindRules;
import io.xpctape.schema.infer.Kinds;
import io.xpctape.schema.infer.Labels;
import io.xpctape.schema.infer.Summary;
import io.xpctape.schema.infer.SummaryFile;
import io.xpctape.schema.ledger.Growth;
import io.xpctape.schema.ledger.LedgerFile;
import io.xpctape.schema.ledger.Rules;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A schema as its ledger says it, ready to encode, decode and name kinds. */
public final class InferredSchema {
  /** The file in a schema's folder that it can be read from. */
  public static final String LEDGER = SchemaFiles.LEDGER;

  /** The file beside it that holds what the recordings have shown; older schemas lack it. */
  public static final String SUMMARY = SchemaFiles.SUMMARY;

  /** The file beside them in which people say what they know better. */
  public static final String OVERRIDES = OverridesFile.NAME;

  private final Ledger ledger;
  private final Optional<Summary> summary;
  private final Overrides overrides;
  private final FileDescriptor file;

  /** Null until somebody asks. */
  private @Nullable Schema meaning;

  private InferredSchema(Ledger ledger, Optional<Summary> summary, Overrides overrides) {
    this.ledger = ledger;
    this.summary = summary;
    this.overrides = overrides;
    this.file = SchemaProto.descriptor(ledger);
  }

  static InferredSchema of(Ledger ledger) {
    return new InferredSchema(ledger, Optional.empty(), Overrides.NONE);
  }

  /**
   * The schema of a ledger's text.
   *
   * @param name what to call the text in complaints
   * @throws BadInputException if it is no ledger, or makes no sense
   */
  public static InferredSchema parse(String text, String name) {
    Ledger ledger = LedgerFile.parse(text, name);
    try {
      return of(ledger);
    } catch (BadInputException e) {
      throw new BadInputException(name + ": " + e.getMessage(), e);
    }
  }

  /**
   * The same schema with the bytes of its summary.
   *
   * @param name what to call them in complaints
   * @throws BadInputException if they are none, or of another schema
   */
  public InferredSchema with(byte[] bytes, String name) {
    Summary read = SummaryFile.parse(bytes, name);
    boolean strange =
        read.kinds().entrySet().stream()
            .filter(kind -> kind.getValue().fields().isPresent())
            .anyMatch(kind -> !names().containsKey(kind.getKey()));
    if (strange && !Growth.mayKnowNoMore(ledger)) {
      throw new BadInputException(
          name
              + ": is of another schema: it has kinds that the "
              + LEDGER
              + " beside it does not know; put the right one there, or remove it");
    }
    return new InferredSchema(ledger, Optional.of(read), overrides);
  }

  /** The same schema with what people have decided otherwise. */
  public InferredSchema with(Overrides other) {
    return new InferredSchema(ledger, summary, other);
  }

  /** What its recordings mean, if it came with its summary. */
  private Optional<Schema> meaning() {
    return summary.map(this::meaning);
  }

  private synchronized Schema meaning(Summary all) {
    if (meaning == null) {
      KindRules rules = Rules.fromProto(ledger.getRuleList());
      Overrides named = overrides.forKinds(Growth.names(ledger, rules, all.kinds().keySet()));
      meaning = Schema.of(all, rules, named);
    }
    return meaning;
  }

  /** Whether a recording that this digest tells from others counts in it already. */
  public boolean counts(Bytes digest) {
    return summary.map(s -> s.digests().contains(digest)).orElse(false);
  }

  Optional<Summary> summary() {
    return summary;
  }

  /** To hold messages of one recording against it; empty if it came without its summary. */
  public Optional<Drift> drift(List<Message> messages) {
    KindRules rules = Rules.fromProto(ledger.getRuleList());
    return meaning().map(schema -> new Drift(schema, rules.on(messages), names()));
  }

  /**
   * Which overrides are passed over, and why: a line each, safe to show. None are known where it
   * came without what its recordings have shown.
   */
  public List<String> notes() {
    return overrides.isEmpty() || !hasEvidence()
        ? List.of()
        : meaning().map(Schema::notes).orElse(List.of());
  }

  /** Whether it came with what its recordings have shown of each of its kinds. */
  public boolean hasEvidence() {
    return summary.map(s -> s.kinds().keySet().containsAll(names().keySet())).orElse(false);
  }

  /**
   * What a newer schema says otherwise: by what their recordings have shown or, if that was not
   * kept for one of them, by their ledgers.
   */
  public SchemaComparison compare(InferredSchema newer) {
    return hasEvidence() && newer.hasEvidence()
        ? SchemaComparison.of(outline(), newer.outline())
        : SchemaComparison.of(LedgerOutline.of(ledger), LedgerOutline.of(newer.ledger));
  }

  private SchemaOutline outline() {
    return SummaryOutline.of(meaning().orElseThrow(), names());
  }

  Ledger ledger() {
    return ledger;
  }

  /** The package that its messages are in. */
  public String packageName() {
    return ledger.getPackage();
  }

  /** For recordings to be written as its Conversation. */
  public Encoder encoder() {
    return new Encoder(file, ledger);
  }

  /** For those to be read again. */
  public Decoder decoder() {
    return new Decoder(file);
  }

  /** What this schema calls each of a recording's messages; empty for what it does not know. */
  public Function<Message, String> kindsOf(List<Message> messages) {
    Kinds kinds = Rules.fromProto(ledger.getRuleList()).on(messages);
    Map<Kind, String> names = names();
    return message -> kinds.find(message).map(kind -> names.getOrDefault(kind, "")).orElse("");
  }

  /** The same for recordings whose messages are not all at hand. */
  public KindNamer namer() {
    return new KindNamer(new Labels(Rules.fromProto(ledger.getRuleList())), names());
  }

  private Map<Kind, String> names() {
    Map<Kind, String> names = new HashMap<>();
    for (KindEntry kind : ledger.getKindList()) {
      names.put(Rules.kind(kind), kind.getMessage());
    }
    return names;
  }
}
