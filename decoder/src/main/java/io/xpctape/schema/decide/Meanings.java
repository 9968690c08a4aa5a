package io.xpctape.schema.decide;

import io.xpctape.schema.infer.Kind;
import io.xpctape.schema.infer.Shape;
import io.xpctape.schema.infer.Summary;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What each place of a summary means. Places in one type are judged together, and a type once,
 * wherever it is met again.
 */
final class Meanings {
  private final Decisions decisions;
  private final IdentityHashMap<Shape, Meaning> byShape = new IdentityHashMap<>();
  private final SortedMap<Kind, SortedMap<String, Meaning>> byPath = new TreeMap<>();
  private final Set<RecordType> types = new LinkedHashSet<>();
  private final List<Spot> spots = new ArrayList<>();

  Meanings(Summary summary, Decisions decisions) {
    this.decisions = decisions;
    summary.kinds().forEach((kind, shape) -> decide(Node.of(Spot.body(kind), shape)));
  }

  private void decide(Node node) {
    Meaning meaning = decisions.of(node);
    byShape.put(node.merged(), meaning);
    for (Node.Part part : node.parts()) {
      byShape.put(part.shape(), meaning);
      spots.add(part.spot());
      byPath
          .computeIfAbsent(part.spot().kind(), kind -> new TreeMap<>())
          .put(part.spot().text(), meaning);
    }
    for (TypeMeaning type : meaning.types()) {
      inside(node, type.use());
    }
  }

  private void inside(Node node, Use use) {
    if (use instanceof Use.MapOf map) {
      decide(node.values(map.values()));
    } else if (use instanceof Use.ListOf list) {
      decide(node.elements(list.elements()));
    } else if (use instanceof Use.TupleOf tuple) {
      for (int i = 0; i < tuple.positions().size(); i++) {
        decide(node.position(i, tuple.positions().get(i)));
      }
    } else if (use instanceof Use.RecordOf record) {
      members(record.type());
    } else if (use instanceof Use.TaggedUnion union) {
      members(union.type());
    }
  }

  private void members(RecordType type) {
    if (types.add(type)) {
      Node.members(type).forEach(this::decide);
    }
  }

  /** Of a shape in the summary or in a type; of any other as it stands. */
  Meaning of(Shape shape) {
    Meaning known = byShape.get(shape);
    return known == null ? decisions.of(new Node(List.of(), shape)) : known;
  }

  /** Of all places of a kind's messages, by the text of their paths. */
  SortedMap<String, Meaning> of(Kind kind) {
    return Collections.unmodifiableSortedMap(byPath.getOrDefault(kind, new TreeMap<>()));
  }

  /** All places that were judged, one for each key of a map. */
  List<Spot> spots() {
    return Collections.unmodifiableList(spots);
  }

  /** The types of records, those of bodies too, each once. */
  Set<RecordType> types() {
    return Collections.unmodifiableSet(types);
  }
}
