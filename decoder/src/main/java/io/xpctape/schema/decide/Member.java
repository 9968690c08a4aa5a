package io.xpctape.schema.decide;

import io.xpctape.model.XpcKind;
import io.xpctape.schema.infer.Field;
import io.xpctape.schema.infer.Fields;
import io.xpctape.schema.infer.Shape;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was seen of one key in all places of a type. */
public final class Member {
  /** A place with a single dictionary says less than others of what is always there. */
  private static final double ONE = 0.3;

  private double always;
  private double sometimes;
  private long present;
  private int places;
  private final Map<XpcKind, Long> types = new EnumMap<>(XpcKind.class);
  private @Nullable Shape largest;

  /** What one place says of it. */
  void add(Field field, Fields in) {
    boolean inAll = field.present() == in.dictionaries();
    if (inAll) {
      always += in.dictionaries() == 1 ? ONE : 1;
    } else {
      sometimes++;
    }
    present += field.present();
    places++;
    field.shape().types().forEach((kind, facts) -> types.merge(kind, facts.count(), Long::sum));
    if (largest == null || largest.count() < field.shape().count()) {
      largest = field.shape();
    }
  }

  /** In how many places all dictionaries have it. */
  double always() {
    return always;
  }

  /** In how many places some have it and some do not. */
  double sometimes() {
    return sometimes;
  }

  /** How many places have it. */
  int places() {
    return places;
  }

  /** How many dictionaries have it. */
  public long present() {
    return present;
  }

  /** The types of its values, and how many were of each. */
  public Map<XpcKind, Long> types() {
    return Collections.unmodifiableMap(types);
  }

  /** What was seen of it where it was seen most. */
  public Optional<Shape> largest() {
    return Optional.ofNullable(largest);
  }
}
