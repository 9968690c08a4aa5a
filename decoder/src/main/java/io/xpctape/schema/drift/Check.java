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
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Holds messages against a schema. What a schema has not seen is a misfit if it was not to be
 * expected: a key that was always there and is not, a type or a key that nothing hinted at. What
 * the same type does elsewhere, and how much was seen at all, counts; the bounds below say how
 * unlikely something has to be. It does not change; for many threads.
 */
public final class Check {
  private static final double ABSENT = 0.01;
  private static final double OTHER_TYPE = 0.005;
  private static final double NEW_KEY = 0.05;
  private static final double KNOWN_KEY = 0.0005;
  private static final double NEW_KIND = 0.01;

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
    unions = new UnionCheck(expectation, strict ? 1 : ABSENT);
  }

  /**
   * What does not fit; empty if all does.
   *
   * @param kind which kind the schema's rules take the message for
   * @param body what it says; no dictionary fits nothing and is not judged
   */
  public List<Misfit> check(Kind kind, XpcValue body) {
    Walk walk = new Walk();
    if (body instanceof XpcDictionary dictionary) {
      Optional<Fields> known = schema.bodies(kind).flatMap(Shape::fields);
      Optional<RecordType> group = schema.bodiesOf(kind.group());
      if (known.isPresent()) {
        walk.dictionary(Path.BODY, dictionary, known.get(), group);
      } else {
        walk.newKind(dictionary, group);
      }
    }
    return walk.misfits;
  }

  /** One message's way through the schema. */
  private final class Walk {
    private final List<Misfit> misfits = new ArrayList<>();

    void tell(Path path, Misfit.Reason reason, String text) {
      misfits.add(new Misfit(path, reason, text));
    }

    void newKind(XpcDictionary body, Optional<RecordType> group) {
      if (strict || group.isEmpty() || expectation.newKind(group.get()) < NEW_KIND) {
        tell(Path.BODY, Misfit.Reason.NEW_KIND, "no message was of such a kind");
        return;
      }
      boolean closed = expectation.newKeyOfNewKind(group.get()) < NEW_KEY;
      Set<Bytes> keys = new HashSet<>();
      for (XpcDictionary.Entry entry : body.entries()) {
        keys.add(entry.key());
        Path at = Path.BODY.key(entry.key());
        Optional<Member> member = group.get().member(entry.key());
        if (member.isPresent()) {
          member
              .flatMap(Member::largest)
              .ifPresent(shape -> value(at, entry.value(), shape, member.get()::shapes));
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

    void dictionary(Path path, XpcDictionary dictionary, Fields fields, Optional<RecordType> type) {
      Set<Bytes> keys = new HashSet<>();
      for (XpcDictionary.Entry entry : dictionary.entries()) {
        keys.add(entry.key());
        Path at = path.key(entry.key());
        Optional<Member> member = type.flatMap(t -> t.member(entry.key()));
        Optional<Shape> shape = fields.field(entry.key()).map(Field::shape).or(fields::anyValue);
        if (shape.isEmpty() && isNew(fields, type, entry.key(), path.steps().isEmpty())) {
          tell(at, Misfit.Reason.NEW_KEY, "none of " + fields.dictionaries() + " had it");
        } else {
          shape
              .or(() -> member.flatMap(Member::largest))
              .ifPresent(
                  seen ->
                      value(
                          at,
                          entry.value(),
                          seen,
                          () -> member.map(Member::shapes).orElse(List.of())));
        }
      }
      for (Field field : fields.byKey().values()) {
        if (!keys.contains(field.key()) && isRequired(field, fields, type)) {
          tell(
              path.key(field.key()),
              Misfit.Reason.MISSING_KEY,
              field.present() + " of " + fields.dictionaries() + " had it");
        }
      }
    }

    private boolean isRequired(Field field, Fields fields, Optional<RecordType> type) {
      return field.present() == fields.dictionaries()
          && (strict || expectation.absent(field, fields, type) < ABSENT);
    }

    private boolean isNew(Fields fields, Optional<RecordType> type, Bytes key, boolean body) {
      if (strict) {
        return true;
      }
      Optional<Member> member = type.flatMap(t -> t.member(key));
      if (member.isEmpty()) {
        return expectation.newKey(fields, type.filter(t -> !body)) < NEW_KEY;
      }
      return body && expectation.known(fields, type.get(), key) < KNOWN_KEY;
    }

    /**
     * A value of a place.
     *
     * @param alike what was seen where the same type has other places
     */
    void value(Path path, XpcValue value, Shape shape, Supplier<List<Shape>> alike) {
      XpcKind kind = value.kind();
      if (shape.type(kind).isEmpty()) {
        Optional<Shape> elsewhere =
            (strict ? Stream.<Shape>empty() : alike.get().stream())
                .filter(other -> other.type(kind).isPresent())
                .max(Comparator.comparingLong(Shape::count));
        if (elsewhere.isPresent()) {
          below(path, value, elsewhere.get(), alike);
        } else if (strict || expectation.otherType(kind, shape) < OTHER_TYPE) {
          tell(path, Misfit.Reason.OTHER_TYPE, kind.label() + ", where there was " + types(shape));
        }
        return;
      }
      values.check(path, value, shape).ifPresent(misfits::add);
      below(path, value, shape, alike);
    }

    private void below(Path path, XpcValue value, Shape shape, Supplier<List<Shape>> alike) {
      if (value instanceof XpcDictionary dictionary && shape.fields().isPresent()) {
        Fields fields = shape.fields().get();
        Optional<Shape> values = mapValues(shape);
        if (values.isPresent()) {
          for (XpcDictionary.Entry entry : dictionary.entries()) {
            value(
                path.key(entry.key()),
                entry.value(),
                values.get(),
                () -> below(alike, other -> other.fields().map(Fields::values)));
          }
          return;
        }
        dictionary(path, dictionary, fields, Optional.of(schema.typeOf(fields)));
        use(shape, XpcKind.DICTIONARY, Use.TaggedUnion.class)
            .ifPresent(union -> misfits.addAll(unions.check(path, dictionary, union)));
      } else if (value instanceof XpcArray array && shape.elements().isPresent()) {
        List<Shape> positions = positions(shape);
        Shape elements = shape.elements().get();
        boolean tuple = positions.size() == array.values().size();
        for (int i = 0; i < array.values().size(); i++) {
          int at = i;
          value(
              path.index(i),
              array.values().get(i),
              tuple ? positions.get(i) : elements,
              () -> below(alike, tuple ? other -> position(other, at) : Shape::elements));
        }
      }
    }

    private Optional<Shape> position(Shape shape, int index) {
      return shape.positions().stream().skip(index).findFirst();
    }

    private List<Shape> below(Supplier<List<Shape>> alike, Function<Shape, Optional<Shape>> step) {
      return alike.get().stream().flatMap(other -> step.apply(other).stream()).toList();
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
