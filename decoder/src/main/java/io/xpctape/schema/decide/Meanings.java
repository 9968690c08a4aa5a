package io.xpctape.schema.decide;

import io.xpctape.schema.infer.Kind;
import io.xpctape.schema.infer.Shape;
import io.xpctape.schema.infer.Summary;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What each place of a summary means. Places in one type are judged together, and a type once,
 * wherever it is met again.
 */
final class Meanings {
  private record Placed(Spot spot, Meaning meaning) {}

  private final Decisions decisions;
  private final IdentityHashMap<Shape, Meaning> byShape = new IdentityHashMap<>();
  private final Map<Kind, List<Placed>> byKind = new HashMap<>();

  /** By the text of their paths, once somebody asks. */
  private final Map<Kind, SortedMap<String, Meaning>> byPath = new ConcurrentHashMap<>();

  private final Set<RecordType> types = new LinkedHashSet<>();

  Meanings(Summary summary, Decisions decisions) {
    this.decisions = decisions;
    summary.kinds().forEach((kind, shape) -> decide(Node.of(Spot.body(kind), shape)));
  }

  private void decide(Node node) {
    Meaning meaning = decisions.of(node);
    byShape.put(node.merged(), meaning);
    for (Node.Part part : node.parts()) {
      byShape.put(part.shape(), meaning);
      byKind
          .computeIfAbsent(part.spot().kind(), kind -> new ArrayList<>())
          .add(new Placed(part.spot(), meaning));
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
    return byPath.computeIfAbsent(kind, this::named);
  }

  private SortedMap<String, Meaning> named(Kind kind) {
    SortedMap<String, Meaning> named = new TreeMap<>();
    byKind
        .getOrDefault(kind, List.of())
        .forEach(placed -> named.put(placed.spot.text(), placed.meaning));
    return Collections.unmodifiableSortedMap(named);
  }

  /** All places that were judged, one for each key of a map. */
  List<Spot> spots() {
    return byKind.values().stream().flatMap(List::stream).map(Placed::spot).toList();
  }

  /** The types of records, those of bodies too, each once. */
  Set<RecordType> types() {
    return Collections.unmodifiableSet(types);
  }
}
