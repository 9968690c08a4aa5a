package io.xpctape.schema.decide;

import io.xpctape.model.Bytes;
import io.xpctape.schema.infer.Field;
import io.xpctape.schema.infer.Fields;
import io.xpctape.schema.infer.Group;
import io.xpctape.schema.infer.Kind;
import io.xpctape.schema.infer.KindRules;
import io.xpctape.schema.infer.Shape;
import io.xpctape.schema.infer.Summary;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a summary is taken to mean. It does not change; for many threads. */
public final class Schema {
  private final Summary summary;
  private final KindRules rules;
  private final TypeClasses classes;
  private final Map<Group, RecordType> bodies = new TreeMap<>();
  private final Expectation expectation;
  private final Overrides overrides;
  private final Meanings meanings;
  private final List<String> notes;

  private Schema(Summary summary, KindRules rules, Overrides overrides) {
    this.summary = summary;
    this.rules = rules;
    this.overrides = overrides;
    Places places = Places.of(summary, overrides);
    classes = new TypeClasses(places, new SharedTypes(places.all()).groups());
    for (Place place : places.all()) {
      if (place.isBody()) {
        bodies.computeIfAbsent(place.spot().kind().group(), group -> new RecordType()).add(place);
      }
    }
    expectation = new Expectation(places.all());
    ByHand byHand = new ByHand(overrides, classes::of);
    meanings = new Meanings(summary, new Decisions(classes::of, places::maps, byHand));
    notes = new ArrayList<>(byHand.notes());
    if (!overrides.isEmpty()) {
      notes.addAll(overrides.unmatched(meanings.spots()));
    }
  }

  /**
   * What a summary means.
   *
   * @param summary nobody may add to it any more
   * @param rules by which its kinds were told apart
   * @param overrides what people have decided otherwise
   */
  public static Schema of(Summary summary, KindRules rules, Overrides overrides) {
    return new Schema(summary, rules, overrides);
  }

  /** What it was made of. */
  public Summary summary() {
    return summary;
  }

  /** How messages are told apart. */
  public KindRules rules() {
    return rules;
  }

  /** What people have decided otherwise. */
  public Overrides overrides() {
    return overrides;
  }

  /** Which overrides are passed over, and why: a line each, safe to show. */
  public List<String> notes() {
    return Collections.unmodifiableList(notes);
  }

  /**
   * What the values of a place mean.
   *
   * @param shape of a place in the summary, or one that another meaning names; any other is judged
   *     by itself, each time anew
   */
  public Meaning meaning(Shape shape) {
    return meanings.of(shape);
  }

  /**
   * What the values of a place mean.
   *
   * @param path as {@link Spot#text} has it: {@code disks[*].path}, {@code limits.*}
   */
  public Optional<Meaning> meaning(Kind kind, String path) {
    return Optional.ofNullable(meanings.of(kind).get(path));
  }

  /** What the values of all places in a kind's messages mean, by the text of their paths. */
  public SortedMap<String, Meaning> meanings(Kind kind) {
    return meanings.of(kind);
  }

  /** What was seen of a kind's bodies. */
  public Optional<Shape> bodies(Kind kind) {
    return Optional.ofNullable(summary.kinds().get(kind));
  }

  /**
   * Whether dictionaries have a key.
   *
   * @param in where they are: a place of the summary, or all of a type
   */
  public Presence presence(Field field, Fields in) {
    boolean required = field.present() == in.dictionaries();
    return new Presence(
        required,
        required
            ? 1 - expectation.absent(field.key(), in, Optional.of(typeOf(in)), in.dictionaries())
            : 1,
        required
            ? "in all " + in.dictionaries()
            : "in " + field.present() + " of " + in.dictionaries());
  }

  /** The types of all records, those of bodies too, each once; it may lie inside itself. */
  public Collection<RecordType> types() {
    return meanings.types();
  }

  /** The type that the dictionaries of a place are of. */
  public RecordType typeOf(Fields fields) {
    return classes.of(fields);
  }

  /**
   * How the keys of a type depend on the value of one of them, whether that is what its
   * dictionaries are taken for or not; empty if no longer known.
   */
  public Optional<Use.TaggedUnion> union(Bytes tag, RecordType type) {
    return TaggedUnions.by(tag, type.fields(), type);
  }

  /** All bodies of a group as if they were one type: what its kinds have in common. */
  public Optional<RecordType> bodiesOf(Group group) {
    return Optional.ofNullable(bodies.get(group));
  }

  /** How likely it is that the next message has something new. */
  public Expectation expectation() {
    return expectation;
  }
}
