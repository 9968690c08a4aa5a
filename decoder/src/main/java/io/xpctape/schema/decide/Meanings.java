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
import org.jspecify.annotations.Nullable;

/**
 * What each place of a summary means. Places in one type are judged together, and a type once,
 * wherever it is met again.
 */
final class Meanings {
  private record Judged(Node node, Meaning meaning) {}

  private record Placed(Spot spot, Meaning meaning) {}

  private final Decisions decisions;
  private final IdentityHashMap<Shape, Meaning> byShape = new IdentityHashMap<>();
  private final List<Judged> judged = new ArrayList<>();

  /** What is in {@link #judged} kind by kind, once somebody asks. */
  private @Nullable Map<Kind, List<Placed>> byKind;

  /** By the text of their paths, once somebody asks. */
  private final Map<Kind, SortedMap<String, Meaning>> byPath = new ConcurrentHashMap<>();

  private final Set<RecordType> types = new LinkedHashSet<>();

  Meanings(Summary summary, Decisions decisions) {
    this.decisions = decisions;
    summary.kinds().forEach((kind, shape) -> decide(Node.of(Spot.body(kind), shape)));
  }

  private void decide(Node node) {
    Meaning meaning = decisions.of(node);
    judged.add(new Judged(node, meaning));
    byShape.put(node.merged(), meaning);
    for (Node.Part part : node.parts()) {
      byShape.put(part.shape(), meaning);
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
    byKind()
        .getOrDefault(kind, List.of())
        .forEach(placed -> named.put(placed.spot.text(), placed.meaning));
    return Collections.unmodifiableSortedMap(named);
  }

  private synchronized Map<Kind, List<Placed>> byKind() {
    Map<Kind, List<Placed>> sorted = byKind;
    if (sorted == null) {
      sorted = new HashMap<>();
      for (Judged one : judged) {
        for (Spot spot : one.node.spots()) {
          sorted
              .computeIfAbsent(spot.kind(), kind -> new ArrayList<>())
              .add(new Placed(spot, one.meaning));
        }
      }
      byKind = sorted;
    }
    return sorted;
  }

  /** All places that were judged, one for each key of a map. */
  List<Spot> spots() {
    return judged.stream().flatMap(one -> one.node.spots().stream()).toList();
  }

  /** The types of records, those of bodies too, each once. */
  Set<RecordType> types() {
    return Collections.unmodifiableSet(types);
  }
}
