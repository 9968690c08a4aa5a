package io.xpctape.schema.emit;

import io.xpctape.model.Bytes;
import io.xpctape.model.Count;
import io.xpctape.model.XpcKind;
import io.xpctape.proto.Values;
import io.xpctape.proto.v1.FieldEntry;
import io.xpctape.proto.v1.KindEntry;
import io.xpctape.proto.v1.Ledger;
import io.xpctape.proto.v1.MessageEntry;
import io.xpctape.schema.decide.Meaning;
import io.xpctape.schema.decide.Spot;
import io.xpctape.schema.decide.Use;
import io.xpctape.schema.infer.Field;
import io.xpctape.schema.infer.Fields;
import io.xpctape.schema.infer.Shape;
import io.xpctape.schema.infer.Summary;
import io.xpctape.schema.infer.TypeFacts;
import io.xpctape.schema.ledger.FieldType;
import io.xpctape.schema.ledger.Rules;
import io.xpctape.text.SafeText;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A schema as one page for people: the kinds, who sends them, how often, and what is in them. */
final class SchemaPage {
  private static final String UNSEEN = "not in the latest recordings";

  private final StringBuilder text = new StringBuilder();
  private final Ledger ledger;
  private final Evidence evidence;
  private final Map<String, MessageEntry> messages = new HashMap<>();

  private SchemaPage(Ledger ledger, Evidence evidence) {
    this.ledger = ledger;
    this.evidence = evidence;
    ledger.getMessageList().forEach(entry -> messages.put(entry.getName(), entry));
  }

  static String of(Ledger ledger, Evidence evidence) {
    return new SchemaPage(ledger, evidence).print();
  }

  private String print() {
    Summary summary = evidence.summary();
    text.append("# ").append(ledger.getPackage()).append("\n\nInferred by xpctape from ");
    text.append(Count.of(summary.messages(), "message")).append(" of ");
    text.append(Count.of(summary.recordings(), "recording")).append(".");
    text.append(" Values come from those recordings.\n\nMessages are told apart so:\n\n");
    Rules.fromProto(ledger.getRuleList())
        .describe()
        .forEach(rule -> text.append("- ").append(escape(SafeText.of(rule))).append('\n'));
    text.append("\n| kind | what it is | seen |\n|---|---|---|\n");
    for (KindEntry kind : ledger.getKindList()) {
      row(
          "[" + kind.getMessage() + "](#" + anchor(kind.getMessage()) + ")",
          escape(Comments.subject(kind)),
          evidence.bodies(kind).map(shape -> Long.toString(shape.count())).orElse(UNSEEN));
    }
    for (KindEntry kind : ledger.getKindList()) {
      section(kind);
    }
    return text.toString();
  }

  private static String anchor(String heading) {
    return heading.toLowerCase(java.util.Locale.ROOT);
  }

  private void row(String... cells) {
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  private void section(KindEntry kind) {
    text.append("\n## ").append(kind.getMessage()).append("\n\n");
    text.append(escape(Comments.subject(kind))).append(".");
    evidence.bodies(kind).ifPresent(this::otherBodies);
    text.append("\n\n| path | type | present | what was seen | field |\n|---|---|---|---|---|\n");
    Spot body = Spot.body(Rules.kind(kind));
    fields(kind.getMessage(), body, evidence.bodies(kind).orElseGet(Shape::new), Set.of());
    judgements(kind);
  }

  /** What places are taken for; their paths are those that overrides are written with. */
  private void judgements(KindEntry kind) {
    Map<String, Meaning> places = new TreeMap<>(evidence.meanings(kind));
    // That a body is a record goes without saying.
    places.values().removeIf(meaning -> Judgement.of(meaning).isEmpty());
    places.computeIfPresent(".", (path, body) -> isRecord(body) ? null : body);
    if (places.isEmpty()) {
      return;
    }
    text.append("\n| path | taken for | how sure | since |\n|---|---|---|---|\n");
    places.forEach(
        (path, meaning) -> {
          for (Judgement judgement : Judgement.of(meaning)) {
            row(code(path), judgement.what(), judgement.sure(), escape(judgement.why()));
          }
        });
  }

  private static boolean isRecord(Meaning body) {
    return body.types().size() == 1 && body.types().get(0).use() instanceof Use.RecordOf;
  }

  private void otherBodies(Shape bodies) {
    for (Map.Entry<XpcKind, TypeFacts> type : bodies.types().entrySet()) {
      if (type.getKey() != XpcKind.DICTIONARY) {
        text.append(' ').append(type.getValue().count()).append(" of ").append(bodies.count());
        text.append(" had no dictionary but: ").append(type.getKey().label()).append('.');
      }
    }
  }

  /**
   * The fields of a message and of those inside it, one that holds itself only once. What was seen
   * in other places of the message alone is left out.
   *
   * @param here what was seen in this place of it; a message may have several
   */
  private void fields(String message, Spot spot, Shape here, Set<String> around) {
    MessageEntry entry = messages.get(message);
    if (entry == null || around.contains(message)) {
      return;
    }
    Set<String> inside = new HashSet<>(around);
    inside.add(message);
    for (FieldEntry field : entry.getFieldList()) {
      Optional<FieldType> type = FieldType.of(field);
      boolean elsewhere = evidence.isSeen(entry, field) && seen(entry, field, here).count() == 0;
      if (type.isPresent() && !elsewhere) {
        Spot at = entry.getTuple() ? spot.position(field.getPosition()) : spot.key(key(field));
        Shape seen = seen(entry, field, here);
        row(
            code(at.text()),
            typeName(type.get()),
            entry.getTuple() ? share(seen, type.get()) : presence(here, field, message),
            escape(whatWasSeen(seen, type.get())),
            Integer.toString(field.getNumber()));
        fields(field.getTypeName(), within(at, type.get()), type.get().inside(seen), inside);
      }
    }
  }

  private static Bytes key(FieldEntry field) {
    return Values.fromProto(field.getKey());
  }

  private static Spot within(Spot spot, FieldType type) {
    return switch (type.form()) {
      case SINGLE -> spot;
      case REPEATED -> spot.elements();
      case MAP -> spot.values();
    };
  }

  private static Shape seen(MessageEntry entry, FieldEntry field, Shape here) {
    Optional<Shape> seen =
        entry.getTuple()
            ? here.positions().stream().skip(field.getPosition()).findFirst()
            : here.fields().flatMap(fields -> fields.field(key(field))).map(Field::shape);
    return seen.orElseGet(Shape::new);
  }

  private static String share(Shape seen, FieldType type) {
    long count = seen.type(type.whole()).map(TypeFacts::count).orElse(0L);
    return count == 0 ? UNSEEN : count + " of " + seen.count();
  }

  private String presence(Shape here, FieldEntry field, String message) {
    Optional<Field> seen = here.fields().flatMap(fields -> fields.field(key(field)));
    return evidence
        .variant(message, field)
        .map(
            variant ->
                variant.keys().getOrDefault(key(field), 0L)
                    + " of "
                    + variant.count()
                    + " "
                    + with(field, message))
        .or(
            () ->
                seen.map(
                    f -> f.present() + " of " + here.fields().map(Fields::dictionaries).orElse(0L)))
        .orElse(UNSEEN);
  }

  /** Which value of the tag a field goes with. */
  private String with(FieldEntry field, String message) {
    return Optional.ofNullable(messages.get(message)).stream()
        .flatMap(entry -> entry.getUnion().getVariantList().stream())
        .filter(variant -> variant.getNumber() == field.getVariant())
        .map(variant -> escape(Wording.quoted(Bytes.utf8(variant.getWhen()))))
        .collect(Collectors.joining());
  }

  private String whatWasSeen(Shape seen, FieldType type) {
    boolean varies = Judgement.varies(Optional.of(evidence.meaning(seen)));
    return (Wording.values(seen, type, !varies) + " " + Wording.exceptions(seen)).trim();
  }

  private static String typeName(FieldType type) {
    String name =
        type.isEnum()
            ? "enum of " + (type.kind() == XpcKind.STRING ? "strings" : type.kind().label())
            : type.isTuple() ? "tuple" : type.kind().label();
    return switch (type.form()) {
      case SINGLE -> name;
      case REPEATED -> "array of " + name;
      case MAP -> "map to " + name;
    };
  }

  /**
   * In a code span nothing is markup but as many backticks as it begins with, and a table's bar.
   */
  private static String code(String path) {
    String text = path.replace("|", "\\|");
    return text.contains("`") ? "``` " + text.replace("```", "`` `") + " ```" : "`" + text + "`";
  }

  /** No text of a recording makes markup; an underscore within a word makes none anyway. */
  private static String escape(String words) {
    return words.replaceAll("[\\\\`*\\[\\]<>|#]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])", "\\\\$0");
  }
}
