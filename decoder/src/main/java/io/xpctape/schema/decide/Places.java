package io.xpctape.schema.decide;

import io.xpctape.schema.infer.Field;
import io.xpctape.schema.infer.Fields;
import io.xpctape.schema.infer.Shape;
import io.xpctape.schema.infer.Summary;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/** All places of a summary where dictionaries stood. The values of a map are in one place. */
final class Places {
  private final List<Place> all = new ArrayList<>();
  private final IdentityHashMap<Fields, Place> known = new IdentityHashMap<>();
  private final IdentityHashMap<Fields, Maps> maps = new IdentityHashMap<>();
  private final Overrides overrides;

  private Places(Overrides overrides) {
    this.overrides = overrides;
  }

  static Places of(Summary summary, Overrides overrides) {
    Places places = new Places(overrides);
    summary.kinds().forEach((kind, shape) -> places.add(Spot.body(kind), shape));
    return places;
  }

  /** Those in a shape; they may be known already. Tells whether some are new. */
  boolean add(Spot spot, Shape shape) {
    Optional<Fields> fields = shape.fields();
    boolean isNew = fields.isPresent() && !known.containsKey(fields.get());
    if (isNew) {
      Optional<Boolean> said = overrides.isMap(spot);
      Maps judged = Maps.of(fields.get());
      maps.put(fields.get(), judged);
      boolean map = said.orElse(judged.isMap());
      Place place = new Place(spot, fields.get(), map, said.isPresent());
      all.add(place);
      known.put(fields.get(), place);
      if (map || fields.get().anyValue().isPresent()) {
        add(spot.values(), fields.get().values());
      } else {
        for (Field field : fields.get().byKey().values()) {
          if (field.shape().hasContainers()) {
            add(spot.key(field.key()), field.shape());
          }
        }
      }
    }
    Optional<Shape> elements = shape.elements();
    return (elements.isPresent() && add(spot.elements(), elements.get())) || isNew;
  }

  List<Place> all() {
    return Collections.unmodifiableList(all);
  }

  /** Whether dictionaries are maps, in one place or in places that mean the same. */
  Maps maps(Fields fields) {
    Maps known = maps.get(fields);
    return known == null ? Maps.of(fields) : known;
  }

  /** The place where dictionaries stood that were added. */
  Optional<Place> find(Fields fields) {
    return Optional.ofNullable(known.get(fields));
  }
}
