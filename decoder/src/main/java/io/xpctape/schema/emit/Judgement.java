package io.xpctape.schema.emit;

import io.xpctape.schema.decide.Meaning;
import io.xpctape.schema.decide.RecordType;
import io.xpctape.schema.decide.Trait;
import io.xpctape.schema.decide.TypeMeaning;
import io.xpctape.schema.decide.Use;
import io.xpctape.schema.ledger.FieldType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the values of a place are taken for, in words.
 *
 * @param what {@code map}, {@code enum}, {@code constant}
 * @param sure how sure that is, {@code 97 %}, or that people said so
 * @param why the evidence
 */
record Judgement(String what, String sure, String why) {
  /** All that says more than that a value is of its type. */
  static List<Judgement> of(Meaning meaning) {
    List<Judgement> all = new ArrayList<>();
    boolean union = meaning.types().size() > 1;
    for (TypeMeaning type : meaning.types()) {
      Use use = type.use();
      if (union || type.byHand() || !(use instanceof Use.Plain)) {
        all.add(of(type, union ? type.kind().label() + ", " : ""));
      }
    }
    for (Trait trait : meaning.traits()) {
      all.add(of(trait));
    }
    return all;
  }

  /** A sentence for each that a field's own type does not say; empty if there is none. */
  static String sentences(Optional<Meaning> meaning, FieldType field) {
    List<String> sentences = new ArrayList<>();
    meaning
        .flatMap(all -> all.type(field.whole()))
        .filter(type -> !(type.use() instanceof Use.Plain || type.use() instanceof Use.RecordOf))
        .filter(type -> !(type.use() instanceof Use.ListOf))
        .ifPresent(type -> sentences.add(of(type, "").sentence()));
    for (Trait trait : meaning.map(Meaning::traits).orElse(List.of())) {
      // That it is always the same is told with the value.
      if (!(trait instanceof Trait.Constant)) {
        sentences.add(of(trait).sentence());
      }
    }
    return String.join(" ", sentences);
  }

  /** Whether the values differ nearly every time, so that no example says anything. */
  static boolean varies(Optional<Meaning> meaning) {
    return meaning.flatMap(Meaning::variable).isPresent();
  }

  private String sentence() {
    return "Taken for: " + what + " (" + sure + "; " + why + ").";
  }

  private static Judgement of(TypeMeaning type, String before) {
    return new Judgement(
        before + word(type.use()),
        sure(type.confidence(), type.byHand()),
        type.evidence() + shared(type.use()));
  }

  private static Judgement of(Trait trait) {
    return new Judgement(word(trait), sure(trait.confidence(), trait.byHand()), trait.evidence());
  }

  private static String sure(double confidence, boolean byHand) {
    // What was not seen for ever is never quite sure.
    return byHand ? "said" : Math.min(99, Math.round(100 * confidence)) + " %";
  }

  private static String word(Use use) {
    if (use instanceof Use.TaggedUnion union) {
      return "union of " + union.variants().size() + " records";
    } else if (use instanceof Use.RecordOf) {
      return "record";
    } else if (use instanceof Use.MapOf) {
      return "map";
    } else if (use instanceof Use.ListOf) {
      return "list";
    } else if (use instanceof Use.TupleOf tuple) {
      return "tuple of " + tuple.positions().size();
    }
    return use instanceof Use.EnumOf ? "enum" : "plain value";
  }

  private static String shared(Use use) {
    if (use instanceof Use.RecordOf record) {
      return shared(record.type());
    }
    return use instanceof Use.TaggedUnion union ? shared(union.type()) : "";
  }

  private static String shared(RecordType type) {
    return type.isShared() ? "; one type " + type.evidence() : "";
  }

  private static String word(Trait trait) {
    if (trait instanceof Trait.Constant) {
      return "constant";
    } else if (trait instanceof Trait.Formatted formatted) {
      return formatted.format().label();
    }
    return "volatile";
  }
}
