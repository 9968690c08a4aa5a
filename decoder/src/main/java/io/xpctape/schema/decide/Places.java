package io.xpctape.schema.decide;

import io.xpctape.schema.infer.Field;
import io.xpctape.schema.infer.Fields;
import io.xpctape.schema.infer.Shape;
import io.xpctape.schema.infer.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All places of a summary where dictionaries stood. */
final class Places {
  private final List<Place> all = new ArrayList<>();
  private final Overrides overrides;

  private Places(Overrides overrides) {
    this.overrides = overrides;
  }

  static List<Place> of(Summary summary, Overrides overrides) {
    Places places = new Places(overrides);
    summary.kinds().forEach((kind, shape) -> places.collect(Spot.body(kind), shape));
    return List.copyOf(places.all);
  }

  private void collect(Spot spot, Shape shape) {
    Optional<Fields> fields = shape.fields();
    if (fields.isPresent()) {
      Optional<Boolean> said = overrides.isMap(spot);
      boolean map = said.orElseGet(() -> Maps.of(List.of(fields.get())).isMap());
      all.add(new Place(spot, fields.get(), map, said.isPresent()));
      for (Field field : fields.get().byKey().values()) {
        collect(map ? spot.values() : spot.key(field.key()), field.shape());
      }
      fields.get().anyValue().ifPresent(any -> collect(spot.values(), any));
    }
    shape.elements().ifPresent(all -> collect(spot.elements(), all));
  }
}
