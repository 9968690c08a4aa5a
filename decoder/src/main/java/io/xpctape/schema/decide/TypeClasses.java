package io.xpctape.schema.decide;

import io.xpctape.model.Bytes;
import io.xpctape.schema.infer.Field;
import io.xpctape.schema.infer.Fields;
import io.xpctape.schema.infer.Shape;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
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
  private final List<Place> places;

  /** Each leads to another of its class, in the end to the one that stands for it. */
  private final IdentityHashMap<Fields, Fields> parents = new IdentityHashMap<>();

  private final IdentityHashMap<Fields, Place> byHand = new IdentityHashMap<>();

  private final IdentityHashMap<Fields, RecordType> types = new IdentityHashMap<>();

  /**
   * Made of what looks alike.
   *
   * @param alike groups of dictionaries that are of one type by themselves
   */
  TypeClasses(List<Place> places, List<List<Place>> alike) {
    this.places = places;
    for (Place place : places) {
      parents.put(place.fields(), place.fields());
      if (place.byHand()) {
        byHand.put(place.fields(), place);
      }
    }
    for (List<Place> group : alike) {
      group.forEach(place -> union(group.get(0).fields(), place.fields()));
    }
    places.stream().filter(Place::isMap).forEach(place -> unify(values(place.fields())));
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
    for (Place place : places) {
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
    Map<Bytes, List<Shape>> members = new TreeMap<>();
    for (Place place : type) {
      for (Field field : place.fields().byKey().values()) {
        members.computeIfAbsent(field.key(), key -> new ArrayList<>()).add(field.shape());
      }
    }
    boolean changed = false;
    for (List<Shape> shapes : members.values()) {
      changed |= unify(shapes);
    }
    return changed;
  }

  /** Makes all dictionaries of these shapes one type, and so inside their arrays and maps. */
  private boolean unify(List<Shape> shapes) {
    if (shapes.size() < 2) {
      return false;
    }
    List<Fields> fields = shapes.stream().flatMap(shape -> shape.fields().stream()).toList();
    boolean changed = false;
    if (fields.size() > 1) {
      if (isMap(fields)) {
        changed = unify(fields.stream().flatMap(f -> values(f).stream()).toList());
      } else {
        for (Fields other : fields) {
          changed |= union(fields.get(0), other);
        }
      }
    }
    return unify(shapes.stream().flatMap(shape -> shape.elements().stream()).toList()) || changed;
  }

  private static List<Shape> values(Fields fields) {
    List<Shape> values = new ArrayList<>(fields.anyValue().stream().toList());
    fields.byKey().values().forEach(field -> values.add(field.shape()));
    return values;
  }

  private boolean isMap(List<Fields> fields) {
    for (Fields one : fields) {
      Place place = byHand.get(one);
      if (place != null) {
        return place.isMap();
      }
    }
    return Maps.of(fields).isMap();
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

  /** In the order of their first places. */
  List<RecordType> all() {
    Map<RecordType, Boolean> inOrder = new LinkedHashMap<>();
    places.forEach(place -> inOrder.put(of(place.fields()), true));
    return List.copyOf(inOrder.keySet());
  }
}
