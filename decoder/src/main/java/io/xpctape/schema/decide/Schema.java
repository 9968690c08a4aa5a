package io.xpctape.schema.decide;

import io.xpctape.schema.infer.Fields;
import io.xpctape.schema.infer.Group;
import io.xpctape.schema.infer.Kind;
import io.xpctape.schema.infer.KindRules;
import io.xpctape.schema.infer.Shape;
import io.xpctape.schema.infer.Summary;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a summary is taken to mean. It does not change; for many threads. */
public final class Schema {
  private final Summary summary;
  private final KindRules rules;
  private final SharedTypes shared;
  private final Map<Group, RecordType> bodies = new TreeMap<>();
  private final Expectation expectation;

  private Schema(Summary summary, KindRules rules) {
    this.summary = summary;
    this.rules = rules;
    List<Place> places = Places.of(summary);
    shared = new SharedTypes(places);
    for (Place place : places) {
      if (place.isBody()) {
        bodies.computeIfAbsent(place.kind().group(), group -> new RecordType()).add(place);
      }
    }
    expectation = new Expectation(places);
  }

  /**
   * What a summary means.
   *
   * @param rules by which its kinds were told apart
   */
  public static Schema of(Summary summary, KindRules rules) {
    return new Schema(summary, rules);
  }

  /** What it was made of; nobody may add to it any more. */
  public Summary summary() {
    return summary;
  }

  /** How messages are told apart. */
  public KindRules rules() {
    return rules;
  }

  /** What was seen of a kind's bodies. */
  public Optional<Shape> bodies(Kind kind) {
    return Optional.ofNullable(summary.kinds().get(kind));
  }

  /** The types of the dictionaries inside messages. */
  public List<RecordType> types() {
    return shared.types();
  }

  /** The type that the dictionaries of a place are of. */
  public Optional<RecordType> typeOf(Fields fields) {
    return shared.of(fields);
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
