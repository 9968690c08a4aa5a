package io.xpctape.schema.decide;

import io.xpctape.model.Bytes;
import io.xpctape.schema.infer.Field;
import io.xpctape.schema.infer.Fields;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Types that agree with one another all the way down: if two dictionaries are of one type, so are
 * the dictionaries at the same key in them (congruence, as in unification). What lies inside itself
 * becomes a type that refers to itself.
 */
final class TypeClasses {
  private final Places places;

  /** Each leads to another of its class, in the end to the one that stands for it. */
  private final IdentityHashMap<Fields, Fields> parents = new IdentityHashMap<>();

  private final IdentityHashMap<Fields, RecordType> types = new IdentityHashMap<>();

  /**
   * Made of what looks alike.
   *
   * @param alike groups of dictionaries that are of one type by themselves
   */
  TypeClasses(Places places, List<List<Place>> alike) {
    this.places = places;
    for (List<Place> group : alike) {
      group.forEach(place -> union(group.get(0).fields(), place.fields()));
    }
    unifyAll();
    for (List<Place> group : classes()) {
      RecordType type = new RecordType();
      group.forEach(type::add);
      types.put(root(group.get(0).fields()), type);
    }
  }

  /** Until nothing changes. A class that is as large as it was has no more to say. */
  private void unifyAll() {
    IdentityHashMap<Fields, Integer> sizes = new IdentityHashMap<>();
    boolean changed = true;
    while (changed) {
      changed = false;
      for (List<Place> type : classes()) {
        Integer before = sizes.put(root(type.get(0).fields()), type.size());
        if (type.size() > 1 && !Objects.equals(before, type.size())) {
          changed |= unifyMembers(type);
        }
      }
    }
  }

  private List<List<Place>> classes() {
    IdentityHashMap<Fields, List<Place>> byRoot = new IdentityHashMap<>();
    List<List<Place>> inOrder = new ArrayList<>();
    for (Place place : places.all()) {
      Fields root = root(place.fields());
      List<Place> members = byRoot.get(root);
      if (members == null) {
        members = new ArrayList<>();
        byRoot.put(root, members);
        inOrder.add(members);
      }
      members.add(place);
    }
    return inOrder;
  }

  private Fields root(Fields of) {
    Fields at = of;
    while (true) {
      Fields up = parents.getOrDefault(at, at);
      if (up == at) {
        return at;
      }
      parents.put(at, parents.getOrDefault(up, up));
      at = up;
    }
  }

  private boolean union(Fields a, Fields b) {
    Fields rootA = root(a);
    Fields rootB = root(b);
    if (rootA == rootB) {
      return false;
    }
    parents.put(rootB, rootA);
    return true;
  }

  private boolean unifyMembers(List<Place> type) {
    Map<Bytes, List<Node.Part>> members = new TreeMap<>();
    for (Place place : type) {
      for (Field field : place.fields().byKey().values()) {
        if (field.shape().hasContainers()) {
          members
              .computeIfAbsent(field.key(), key -> new ArrayList<>())
              .add(new Node.Part(place.spot().key(field.key()), field.shape()));
        }
      }
    }
    boolean changed = false;
    for (List<Node.Part> parts : members.values()) {
      changed |= unify(parts);
    }
    return changed;
  }

  /** Makes all dictionaries of these shapes one type, and so inside their arrays and maps. */
  private boolean unify(List<Node.Part> parts) {
    boolean changed = false;
    for (Node.Part part : parts) {
      changed |= places.add(part.spot(), part.shape());
    }
    if (parts.size() < 2) {
      return changed;
    }
    List<Fields> fields = parts.stream().flatMap(part -> part.shape().fields().stream()).toList();
    if (fields.size() > 1) {
      if (isMap(fields)) {
        changed |= unify(parts.stream().flatMap(part -> part.values().stream()).toList());
      } else {
        for (Fields other : fields) {
          changed |= union(fields.get(0), other);
        }
      }
    }
    return unify(parts.stream().flatMap(part -> part.elements().stream()).toList()) || changed;
  }

  private boolean isMap(List<Fields> fields) {
    return fields.stream()
        .flatMap(one -> places.find(one).stream())
        .filter(Place::byHand)
        .findFirst()
        .map(Place::isMap)
        .orElseGet(() -> places.maps(Fields.of(fields)).isMap());
  }

  /** The type of a place's dictionaries, or one of them alone if they are of no place. */
  RecordType of(Fields fields) {
    RecordType known = types.get(root(fields));
    if (known != null) {
      return known;
    }
    RecordType alone = new RecordType();
    alone.add(fields);
    return alone;
  }
}
