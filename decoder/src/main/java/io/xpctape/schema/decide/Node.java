package io.xpctape.schema.decide;

import io.xpctape.schema.infer.Field;
import io.xpctape.schema.infer.Fields;
import io.xpctape.schema.infer.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * Places that mean the same, since they are in the same place of one type.
 *
 * @param parts where, and what was seen in each; none if it is no place of a summary
 * @param merged what was seen in all of them
 */
record Node(List<Part> parts, Shape merged) {
  /** What was seen in one place. */
  record Part(Spot spot, Shape shape) {}

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
    List<Part> inside = new ArrayList<>();
    for (Part part : parts) {
      part.shape()
          .elements()
          .ifPresent(shape -> inside.add(new Part(part.spot().elements(), shape)));
    }
    return new Node(inside, all);
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
    List<Part> inside = new ArrayList<>();
    for (Part part : parts) {
      Spot spot = part.spot().values();
      part.shape()
          .fields()
          .ifPresent(
              fields -> {
                fields.anyValue().ifPresent(any -> inside.add(new Part(spot, any)));
                for (Field field : fields.byKey().values()) {
                  inside.add(new Part(spot, field.shape()));
                }
              });
    }
    return new Node(inside, all);
  }

  /** What a key of a type holds. */
  static Node member(RecordType type, Field merged) {
    List<Part> inside = new ArrayList<>();
    for (Place place : type.places()) {
      place
          .fields()
          .field(merged.key())
          .ifPresent(field -> inside.add(new Part(place.spot().key(merged.key()), field.shape())));
    }
    return new Node(inside, merged.shape());
  }
}
