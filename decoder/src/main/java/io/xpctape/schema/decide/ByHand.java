package io.xpctape.schema.decide;

import io.xpctape.model.Bytes;
import io.xpctape.model.XpcValue;
import io.xpctape.schema.infer.Fields;
import io.xpctape.schema.infer.Shape;
import io.xpctape.schema.infer.TypeFacts;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What people say of places, in the place of what was seen there. */
final class ByHand {
  private final Overrides overrides;
  private final Function<Fields, RecordType> records;
  private final Set<String> notes = new LinkedHashSet<>();

  /**
   * Ready to judge.
   *
   * @param records which type dictionaries are of if they are records
   */
  ByHand(Overrides overrides, Function<Fields, RecordType> records) {
    this.overrides = overrides;
    this.records = records;
  }

  /** Whether people say nothing at all. */
  boolean isSilent() {
    return overrides.isEmpty();
  }

  /** What people say that can't be done, in words. */
  List<String> notes() {
    return List.copyOf(notes);
  }

  Names names(Node node) {
    return overrides.names(node.spots());
  }

  /** The same meanings, but for what people say otherwise. */
  List<TypeMeaning> types(List<TypeMeaning> seen, Node node) {
    Optional<Ruling> said = overrides.as(node.spots());
    if (said.isEmpty()) {
      return seen;
    }
    Ruling ruling = said.get();
    List<TypeMeaning> types = new ArrayList<>();
    boolean applies = false;
    for (TypeMeaning type : seen) {
      applies |= ruling.as().of(type.kind());
      types.add(ruling.as().of(type.kind()) ? type(type, node, ruling) : type);
    }
    if (!applies) {
      note(ruling, "nothing there can be " + article(ruling) + ", only " + kinds(seen));
    }
    return types;
  }

  private static String kinds(List<TypeMeaning> types) {
    return types.isEmpty()
        ? "nothing was seen"
        : String.join(", ", types.stream().map(type -> type.kind().label()).toList());
  }

  private static String article(Ruling ruling) {
    return (ruling.as() == Ruling.As.ENUM ? "an " : "a ") + ruling.as().label();
  }

  private void note(Ruling ruling, String why) {
    notes.add(overrides.name() + ": " + ruling.text() + ": " + why + "; it is passed over");
  }

  private TypeMeaning type(TypeMeaning seen, Node node, Ruling ruling) {
    Optional<Use> use = use(ruling, seen, node);
    if (use.isEmpty()) {
      note(ruling, "can't be " + article(ruling) + ", " + why(ruling));
      return seen;
    }
    return new TypeMeaning(seen.kind(), use.get(), 1, ruling.evidence(), true);
  }

  private static String why(Ruling ruling) {
    return switch (ruling.as()) {
      case TUPLE -> "for its arrays are long or differ in length";
      case ENUM -> "for it has too many values, or long ones";
      case TAGGED_UNION -> "for its tag was seen with too many values, or is none";
      default -> "for it has more keys than are kept";
    };
  }

  private Optional<Use> use(Ruling ruling, TypeMeaning seen, Node node) {
    Shape shape = node.merged();
    return switch (ruling.as()) {
      case UNSAID -> Optional.empty();
      case PLAIN -> Optional.of(new Use.Plain());
      case RECORD ->
          shape.fields().filter(ByHand::hasKeys).map(f -> new Use.RecordOf(type(node, f)));
      case MAP ->
          seen.use() instanceof Use.MapOf
              ? Optional.of(seen.use())
              : shape.fields().map(fields -> new Use.MapOf(fields.values()));
      case TAGGED_UNION ->
          shape
              .fields()
              .flatMap(
                  fields -> TaggedUnions.by(Bytes.utf8(ruling.tag()), fields, type(node, fields)));
      case LIST -> shape.elements().map(Use.ListOf::new);
      case TUPLE ->
          Optional.of(shape.positions())
              .filter(positions -> !positions.isEmpty())
              .map(Use.TupleOf::new);
      case ENUM -> shape.type(seen.kind()).flatMap(TypeFacts::values).map(Enums::sorted);
    };
  }

  private RecordType type(Node node, Fields merged) {
    List<Fields> parts = node.fields();
    return records.apply(parts.isEmpty() ? merged : parts.get(0));
  }

  private static boolean hasKeys(Fields fields) {
    return fields.anyValue().isEmpty();
  }

  /** The same traits, but for what people say otherwise. */
  List<Trait> traits(List<Trait> seen, Node node) {
    Optional<Ruling> said = overrides.values(node.spots());
    if (said.isEmpty()) {
      return seen;
    }
    Ruling ruling = said.get();
    String evidence = ruling.evidence();
    List<Trait> traits = new ArrayList<>(seen);
    traits.removeIf(trait -> !(trait instanceof Trait.Formatted));
    if (ruling.values() == Ruling.Values.VOLATILE) {
      traits.add(new Trait.Volatile(1, evidence, true));
    } else if (ruling.values() == Ruling.Values.CONSTANT) {
      Optional<XpcValue> only = Traits.only(node.merged());
      if (only.isEmpty()) {
        note(ruling, "is not constant, for it had other values");
        return seen;
      }
      traits.add(new Trait.Constant(only.get(), 1, evidence, true));
    }
    return traits;
  }
}
