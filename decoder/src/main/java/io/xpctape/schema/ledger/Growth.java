package io.xpctape.schema.ledger;

import io.xpctape.model.Bytes;
import io.xpctape.proto.Values;
import io.xpctape.proto.v1.EnumEntry;
import io.xpctape.proto.v1.FieldEntry;
import io.xpctape.proto.v1.KindEntry;
import io.xpctape.proto.v1.Ledger;
import io.xpctape.proto.v1.MessageEntry;
import io.xpctape.schema.decide.RecordType;
import io.xpctape.schema.decide.Schema;
import io.xpctape.schema.decide.Use;
import io.xpctape.schema.infer.Fields;
import io.xpctape.schema.infer.Kind;
import io.xpctape.schema.infer.KindRules;
import io.xpctape.schema.infer.Shape;
import io.xpctape.schema.infer.Summary;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Adds to a ledger what recordings show and it does not know. What it knows stays as it is. */
public final class Growth {
  /** The first field of a kind in {@code Message}; those before it are the envelope's. */
  public static final int FIRST_KIND = 16;

  /** The field of an inferred message that takes what no other field holds. */
  public static final String REST = "rest";

  /** Its number. */
  public static final int REST_NUMBER = 1;

  /** More kinds than this are data taken for names; their messages go without. */
  private static final int MAX_KINDS = 2000;

  /** Names that every schema gives to what surrounds the kinds. */
  static final List<String> OWN_MESSAGES = List.of("Conversation", "Message");

  /** Those of the fields beside the kinds, and of the oneof around them. */
  private static final List<String> OWN_FIELDS =
      List.of("n", "sequence", "envelope", "value", "body");

  private static final Comparator<Kind> READING_ORDER =
      Comparator.<Kind, Bytes>comparing(kind -> kind.group().service())
          .thenComparing(Kind::label)
          .thenComparing(kind -> kind.group().role())
          .thenComparing(kind -> kind.group().direction());

  private final Ledger.Builder ledger;
  private final Schema schema;
  private final Map<String, MessageEntry.Builder> messages = new LinkedHashMap<>();
  private final Map<String, EnumEntry.Builder> enums = new LinkedHashMap<>();
  private final Draft draft;
  private final KindNames kindNames;
  private final Map<String, Set<RecordType>> grown = new HashMap<>();

  private Growth(Ledger known, Schema schema) {
    this.schema = schema;
    ledger = known.toBuilder().clearMessage().clearEnum();
    known.getMessageList().forEach(entry -> messages.put(entry.getName(), entry.toBuilder()));
    known.getEnumList().forEach(entry -> enums.put(entry.getName(), entry.toBuilder()));
    kindNames = new KindNames(schema.rules(), schema.summary().kinds().keySet());
    draft = new Draft(new TypeChoice(schema), new TypeNames(messages), messages, enums);
  }

  /**
   * The ledger after a look at more recordings.
   *
   * @param known the one before, or an empty one
   * @param schema what they mean; its rules are those of the known ledger, and more
   */
  public static Ledger grow(Ledger known, Schema schema) {
    return new Growth(known, schema).grow(schema.summary());
  }

  /** Whether a ledger has so many kinds that others got no name. */
  public static boolean mayKnowNoMore(Ledger ledger) {
    return ledger.getKindCount() >= MAX_KINDS;
  }

  /**
   * What people may call each kind when they write of it: its message's name, the one it would get
   * in a new schema, and its label.
   */
  public static Map<Kind, Collection<String>> names(
      Ledger known, KindRules rules, Collection<Kind> kinds) {
    Map<Kind, Collection<String>> names = new HashMap<>();
    KindNames called = new KindNames(rules, kinds);
    for (Kind kind : kinds) {
      names.put(kind, new TreeSet<>(called.withLabel(kind)));
    }
    for (KindEntry entry : known.getKindList()) {
      Collection<String> all = names.get(Rules.kind(entry));
      if (all != null) {
        all.add(entry.getMessage());
      }
    }
    return names;
  }

  /** The name of an enum's zero. */
  public static String zeroOf(String enumName) {
    return EnumGrowth.prefix(enumName) + "UNSPECIFIED";
  }

  private Ledger grow(Summary summary) {
    ledger.setFormatVersion(LedgerFile.FORMAT_VERSION);
    if (ledger.getPackage().isEmpty()) {
      ledger.setPackage(PackageName.of(summary));
    }
    ledger.clearRule().addAllRule(Rules.toProto(schema.rules()));
    recall();
    List<Kind> kinds = new ArrayList<>(summary.kinds().keySet());
    kinds.sort(READING_ORDER);
    for (Kind kind : kinds) {
      Optional<Shape> bodies = schema.bodies(kind);
      if (bodies.flatMap(Shape::fields).isPresent()) {
        messageOf(kind).ifPresent(message -> growBodies(message, bodies.get()));
      }
    }
    messages.values().forEach(ledger::addMessage);
    enums.values().forEach(ledger::addEnum);
    return ledger.build();
  }

  private Optional<String> messageOf(Kind kind) {
    return ledger.getKindList().stream()
        .filter(entry -> Rules.kind(entry).equals(kind))
        .findFirst()
        .or(() -> ledger.getKindCount() < MAX_KINDS ? Optional.of(addKind(kind)) : Optional.empty())
        .map(KindEntry::getMessage);
  }

  private KindEntry addKind(Kind kind) {
    NameSpace names = new NameSpace(OWN_MESSAGES);
    messages.keySet().forEach(names::takeIfFree);
    String message = names.take(namesOf(kind));
    NameSpace fields = new NameSpace(OWN_FIELDS);
    ledger.getKindList().forEach(entry -> fields.takeIfFree(entry.getField()));
    int last = ledger.getKindList().stream().mapToInt(KindEntry::getNumber).max().orElse(0);
    KindEntry entry =
        KindEntry.newBuilder()
            .setGroup(Rules.toProto(kind.group()))
            .setLabel(kind.label())
            .setNumber(Numbers.after(Math.max(last, FIRST_KIND - 1)))
            .setField(fields.take(Names.snake(message, "")))
            .setMessage(message)
            .build();
    ledger.addKind(entry);
    return entry;
  }

  /** What people want it to be called comes first. */
  private List<String> namesOf(Kind kind) {
    List<String> names = new ArrayList<>();
    schema
        .bodies(kind)
        .flatMap(bodies -> schema.meaning(bodies).names().field())
        .ifPresent(names::add);
    names.addAll(kindNames.of(kind));
    return names;
  }

  private void growBodies(String message, Shape bodies) {
    Optional<Choice> record =
        draft.choice().of(bodies).stream().filter(c -> c.record().isPresent()).findFirst();
    if (record.isPresent()) {
      growInner(message, record.get());
    } else {
      bodies
          .fields()
          .ifPresent(
              fields ->
                  growth(message(message), UnionGrowth.Evidence.NONE)
                      .grow(fields)
                      .forEach(this::growInner));
    }
  }

  private void growRecord(String name, RecordType type, Optional<Choice.Tag> tag) {
    Set<RecordType> done =
        grown.computeIfAbsent(name, n -> Collections.newSetFromMap(new IdentityHashMap<>()));
    if (done.add(type)) {
      MessageEntry.Builder message = message(name);
      Optional<Use.TaggedUnion> seen = tagOf(message, tag).flatMap(key -> schema.union(key, type));
      boolean said = tag.filter(Choice.Tag::said).isPresent();
      growth(message, UnionGrowth.Evidence.of(seen, said))
          .grow(type.fields())
          .forEach(this::growInner);
    }
  }

  /** Whether a message is a tagged union is settled as it gets its first field. */
  private static Optional<Bytes> tagOf(MessageEntry.Builder message, Optional<Choice.Tag> wanted) {
    return message.hasUnion()
        ? Optional.of(Values.fromProto(message.getUnion().getTag()))
        : wanted.filter(tag -> message.getFieldCount() == 0).map(Choice.Tag::key);
  }

  private MessageEntry.Builder message(String name) {
    return messages.computeIfAbsent(name, n -> MessageEntry.newBuilder().setName(n));
  }

  private MessageGrowth growth(MessageEntry.Builder message, UnionGrowth.Evidence tag) {
    return new MessageGrowth(draft, message, tag);
  }

  /** A message inside another one, or beside it. */
  private void growInner(String message, Choice inside) {
    inside.record().ifPresent(type -> growRecord(message, type, inside.tag()));
    if (!inside.positions().isEmpty()) {
      growth(message(message).setTuple(true), UnionGrowth.Evidence.NONE)
          .growTuple(inside.positions())
          .forEach(this::growInner);
    }
  }

  /** Which messages of the known ledger stand for which types now. */
  private void recall() {
    for (KindEntry kind : ledger.getKindList()) {
      schema
          .bodies(Rules.kind(kind))
          .flatMap(Shape::fields)
          .ifPresent(fields -> recall(kind.getMessage(), fields));
    }
  }

  private void recall(String message, Fields fields) {
    for (FieldEntry field : message(message).getFieldList()) {
      fields
          .field(Values.fromProto(field.getKey()))
          .ifPresent(seen -> recall(field, draft.choice().of(seen.shape())));
    }
  }

  private void recall(FieldEntry field, List<Choice> choices) {
    for (Choice one : choices) {
      if (FieldType.of(field).equals(Optional.of(one.type()))) {
        one.record()
            .filter(type -> draft.types().give(type, field.getTypeName()))
            .ifPresent(type -> recall(field.getTypeName(), type.fields()));
      }
    }
  }
}
