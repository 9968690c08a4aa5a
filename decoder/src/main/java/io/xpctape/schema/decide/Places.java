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

  static List<Place> of(Summary summary) {
    Places places = new Places();
    summary.kinds().forEach((kind, shape) -> places.collect(Spot.body(kind), shape));
    return List.copyOf(places.all);
  }

  private void collect(Spot spot, Shape shape) {
    Optional<Fields> fields = shape.fields();
    if (fields.isPresent()) {
      boolean map = Maps.of(fields.get()).isMap();
      all.add(new Place(spot, fields.get(), map));
      for (Field field : fields.get().byKey().values()) {
        collect(map ? spot.values() : spot.key(field.key()), field.shape());
      }
      fields.get().anyValue().ifPresent(any -> collect(spot.values(), any));
    }
    shape.elements().ifPresent(all -> collect(spot.elements(), all));
  }
}
