package io.xpctape.schema.decide;

import io.xpctape.model.Bytes;
import io.xpctape.schema.infer.Field;
import io.xpctape.schema.infer.Fields;
import io.xpctape.schema.infer.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Places that mean the same, since they are in the same place of one type.
 *
 * @param parts where, and what was seen in each; none if it is no place of a summary
 * @param merged what was seen in all of them
 */
record Node(List<Part> parts, Shape merged) {
  /** What was seen in one place. */
  record Part(Spot spot, Shape shape) {
    Optional<Part> elements() {
      return shape.elements().map(all -> new Part(spot.elements(), all));
    }

    /** All values, whatever their keys. */
    Optional<Part> values() {
      return shape.fields().map(fields -> new Part(spot.values(), fields.values()));
    }
  }

  static Node of(Spot spot, Shape shape) {
    return new Node(List.of(new Part(spot, shape)), shape);
  }

  /** The last key on the way to the first of them; empty if there is none. */
  String name() {
    return parts.isEmpty() ? "" : parts.get(0).spot().name();
  }

  List<Spot> spots() {
    return parts.stream().map(Part::spot).toList();
  }

  /** The dictionaries among them, place by place. */
  List<Fields> fields() {
    return parts.stream().flatMap(part -> part.shape().fields().stream()).toList();
  }

  /** What is in their arrays. */
  Node elements(Shape all) {
    return new Node(parts.stream().flatMap(part -> part.elements().stream()).toList(), all);
  }

  /** What is in one position of their arrays. */
  Node position(int index, Shape all) {
    List<Part> inside = new ArrayList<>();
    for (Part part : parts) {
      if (index < part.shape().positions().size()) {
        inside.add(new Part(part.spot().position(index), part.shape().positions().get(index)));
      }
    }
    return new Node(inside, all);
  }

  /** What is in their dictionaries, whatever the key. */
  Node values(Shape all) {
    return new Node(parts.stream().flatMap(part -> part.values().stream()).toList(), all);
  }

  /** What the keys of a type hold, each in turn. */
  static List<Node> members(RecordType type) {
    Map<Bytes, List<Part>> inside = new HashMap<>();
    for (Place place : type.places()) {
      for (Field field : place.fields().byKey().values()) {
        inside
            .computeIfAbsent(field.key(), key -> new ArrayList<>())
            .add(new Part(place.spot().key(field.key()), field.shape()));
      }
    }
    return type.fields().byKey().values().stream()
        .map(field -> new Node(inside.getOrDefault(field.key(), List.of()), field.shape()))
        .toList();
  }
}
