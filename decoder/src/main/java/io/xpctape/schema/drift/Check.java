package io.xpctape.schema.drift;

import io.xpctape.model.Bytes;
import io.xpctape.model.Path;
import io.xpctape.model.XpcArray;
import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcKind;
import io.xpctape.model.XpcValue;
import io.xpctape.schema.decide.Expectation;
import io.xpctape.schema.decide.Member;
import io.xpctape.schema.decide.RecordType;
import io.xpctape.schema.decide.Schema;
import io.xpctape.schema.decide.TypeMeaning;
import io.xpctape.schema.decide.Use;
import io.xpctape.schema.infer.Field;
import io.xpctape.schema.infer.Fields;
import io.xpctape.schema.infer.Kind;
import io.xpctape.schema.infer.Shape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Holds messages against a schema. What a schema has not seen is a misfit if it was not to be
 * expected: a key that was always there and is not, a type or a key that nothing hinted at. What
 * the same type does elsewhere, and how much was seen at all, counts; {@link Bounds} say how
 * unlikely something has to be. It does not change; for many threads.
 */
public final class Check {
  private final Schema schema;
  private final Expectation expectation;
  private final boolean strict;
  private final ValueCheck values;
  private final UnionCheck unions;

  /** Against this schema: tells what was not to be expected. */
  public Check(Schema schema) {
    this(schema, false);
  }

  /**
   * Against this schema.
   *
   * @param strict whether all is told that was never seen, however little was
   */
  public Check(Schema schema, boolean strict) {
    this.schema = schema;
    this.strict = strict;
    expectation = schema.expectation();
    values = new ValueCheck(schema, strict);
    unions = new UnionCheck(expectation);
  }

  /**
   * What does not fit; empty if all does.
   *
   * @param kind which kind the schema's rules take the message for
   * @param body what it says; no dictionary fits nothing and is not judged
   */
  public List<Misfit> check(Kind kind, XpcValue body) {
    Walk walk = new Walk(Bounds.of(body, strict));
    if (body instanceof XpcDictionary dictionary) {
      Optional<Fields> known = schema.bodies(kind).flatMap(Shape::fields);
      Optional<RecordType> group = schema.bodiesOf(kind.group());
      if (known.isPresent()) {
        walk.dictionary(Path.BODY, dictionary, known.get(), group, known.get().dictionaries());
      } else {
        walk.newKind(dictionary, group);
      }
    }
    return walk.misfits;
  }

  /** One message's way through the schema. */
  private final class Walk {
    private final Bounds bounds;
    private final List<Misfit> misfits = new ArrayList<>();

    Walk(Bounds bounds) {
      this.bounds = bounds;
    }

    void tell(Path path, Misfit.Reason reason, String text) {
      misfits.add(new Misfit(path, reason, text));
    }

    void newKind(XpcDictionary body, Optional<RecordType> group) {
      if (group.isEmpty() || bounds.tell(expectation.newKind(group.get()), Bounds.NEW_KIND)) {
        tell(Path.BODY, Misfit.Reason.NEW_KIND, "no message was of such a kind");
        return;
      }
      boolean closed = expectation.newKeyOfNewKind(group.get()) < Bounds.NEW_KEY;
      Set<Bytes> keys = new HashSet<>();
      for (XpcDictionary.Entry entry : body.entries()) {
        keys.add(entry.key());
        Path at = Path.BODY.key(entry.key());
        Optional<Member> member = group.get().member(entry.key());
        if (member.isPresent()) {
          known(member).ifPresent(seen -> value(at, entry.value(), seen));
        } else if (closed) {
          tell(at, Misfit.Reason.NEW_KEY, "no message had such a key");
        }
      }
      group
          .get()
          .members()
          .forEach(
              (key, member) -> {
                if (!keys.contains(key) && member.present() == group.get().dictionaries()) {
                  tell(Path.BODY.key(key), Misfit.Reason.MISSING_KEY, "every message had it");
                }
              });
    }

    /**
     * What is in a dictionary.
     *
     * @param witnesses how many messages, at most, had such dictionaries
     */
    void dictionary(
        Path path,
        XpcDictionary dictionary,
        Fields fields,
        Optional<RecordType> type,
        long witnesses) {
      Set<Bytes> keys = new HashSet<>();
      for (XpcDictionary.Entry entry : dictionary.entries()) {
        keys.add(entry.key());
        Path at = path.key(entry.key());
        Optional<Member> member = type.flatMap(t -> t.member(entry.key()));
        Optional<Known> known = known(fields, entry.key(), member, witnesses);
        if (known.isEmpty()
            && isNew(fields, type, entry.key(), path.steps().isEmpty(), witnesses)) {
          tell(at, Misfit.Reason.NEW_KEY, "none of " + fields.dictionaries() + " had it");
        } else {
          known.or(() -> known(member)).ifPresent(seen -> value(at, entry.value(), seen));
        }
      }
      if (keys.isEmpty() && isNeverEmpty(fields, witnesses)) {
        tell(path, Misfit.Reason.MISSING_KEY, "each of " + fields.dictionaries() + " had some key");
        return;
      }
      for (Field field : fields.byKey().values()) {
        if (!keys.contains(field.key()) && isRequired(field, fields, type, witnesses)) {
          tell(
              path.key(field.key()),
              Misfit.Reason.MISSING_KEY,
              field.present() + " of " + fields.dictionaries() + " had it");
        }
      }
    }

    private Optional<Known> known(Optional<Member> member) {
      return member
          .flatMap(Member::largest)
          .map(shape -> new Known(shape, member.get()::shapes, shape.count()));
    }

    private Optional<Known> known(
        Fields fields, Bytes key, Optional<Member> member, long witnesses) {
      Supplier<List<Shape>> alike = () -> member.map(Member::shapes).orElse(List.of());
      return fields
          .field(key)
          .map(seen -> new Known(seen.shape(), alike, Math.min(witnesses, seen.present())))
          .or(() -> fields.anyValue().map(any -> new Known(any, alike, witnesses)));
    }

    private boolean isNeverEmpty(Fields fields, long witnesses) {
      double chance = expectation.empty(fields, witnesses);
      return chance < 1 && bounds.tell(chance, Bounds.EMPTY);
    }

    private boolean isRequired(
        Field field, Fields fields, Optional<RecordType> type, long witnesses) {
      return field.present() == fields.dictionaries()
          && bounds.tell(expectation.absent(field.key(), fields, type, witnesses), Bounds.ABSENT);
    }

    private boolean isNew(
        Fields fields, Optional<RecordType> type, Bytes key, boolean body, long witnesses) {
      if (strict) {
        return true;
      }
      Optional<RecordType> alike = type.filter(t -> !body);
      if (expectation.isKnown(key)) {
        boolean ofType = alike.flatMap(t -> t.member(key)).isPresent();
        return !ofType && bounds.tell(expectation.knownKey(fields, witnesses), Bounds.KNOWN_KEY);
      }
      return bounds.tell(expectation.newKey(fields, alike, witnesses), Bounds.NEW_KEY);
    }

    void value(Path path, XpcValue value, Known known) {
      XpcKind kind = value.kind();
      if (known.shape().type(kind).isPresent()) {
        values.check(path, value, known.shape()).ifPresent(misfits::add);
        below(path, value, known);
        return;
      }
      Optional<Known> elsewhere = strict ? Optional.empty() : known.elsewhere(kind);
      if (elsewhere.isPresent()) {
        below(path, value, elsewhere.get());
      } else if (bounds.tell(
          expectation.otherType(value, known.shape(), lastKey(path), known.witnesses()),
          Bounds.OTHER_TYPE)) {
        String was = types(known.shape());
        tell(path, Misfit.Reason.OTHER_TYPE, kind.label() + ", where there was " + was);
      }
    }

    private Optional<Bytes> lastKey(Path path) {
      return path.steps().isEmpty()
              || !(path.steps().get(path.steps().size() - 1) instanceof Path.Key last)
          ? Optional.empty()
          : Optional.of(last.key());
    }

    private void below(Path path, XpcValue value, Known known) {
      Shape shape = known.shape();
      if (value instanceof XpcDictionary dictionary && shape.fields().isPresent()) {
        Fields fields = shape.fields().get();
        Optional<Shape> values = mapValues(shape);
        if (values.isPresent()) {
          Known each = known.inside(values.get(), other -> other.fields().map(Fields::values));
          for (XpcDictionary.Entry entry : dictionary.entries()) {
            value(path.key(entry.key()), entry.value(), each);
          }
          return;
        }
        RecordType type = schema.typeOf(fields);
        dictionary(path, dictionary, fields, Optional.of(type), known.witnesses());
        use(shape, XpcKind.DICTIONARY, Use.TaggedUnion.class)
            .ifPresent(union -> misfits.addAll(unions.check(path, dictionary, union, bounds)));
      } else if (value instanceof XpcArray array && shape.elements().isPresent()) {
        List<Shape> positions = positions(shape);
        boolean tuple = positions.size() == array.values().size();
        Known each = known.inside(shape.elements().get(), Shape::elements);
        for (int i = 0; i < array.values().size(); i++) {
          int at = i;
          Known here = tuple ? known.inside(positions.get(i), other -> position(other, at)) : each;
          value(path.index(i), array.values().get(i), here);
        }
      }
    }

    private Optional<Shape> position(Shape shape, int index) {
      return shape.positions().stream().skip(index).findFirst();
    }

    /** What the values are like where dictionaries are maps. */
    private Optional<Shape> mapValues(Shape shape) {
      return use(shape, XpcKind.DICTIONARY, Use.MapOf.class).map(Use.MapOf::values);
    }

    /** What stands where in arrays that are tuples; empty for others. */
    private List<Shape> positions(Shape shape) {
      return use(shape, XpcKind.ARRAY, Use.TupleOf.class)
          .map(Use.TupleOf::positions)
          .orElse(List.of());
    }

    private <T extends Use> Optional<T> use(Shape shape, XpcKind kind, Class<T> sort) {
      return schema
          .meaning(shape)
          .type(kind)
          .map(TypeMeaning::use)
          .filter(sort::isInstance)
          .map(sort::cast);
    }

    private String types(Shape shape) {
      List<String> types = new ArrayList<>();
      shape.types().forEach((kind, facts) -> types.add(facts.count() + " times " + kind.label()));
      return types.isEmpty() ? "nothing" : String.join(", ", types);
    }
  }
}
