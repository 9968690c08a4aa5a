package io.xpctape.schema.decide;

import io.xpctape.schema.infer.Field;
import io.xpctape.schema.infer.Fields;
import io.xpctape.schema.infer.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What was seen of one key in all places of a type. */
public final class Member {
  /** A place with a single dictionary says less than others of what is always there. */
  private static final double ONE = 0.3;

  private double always;
  private double sometimes;
  private long present;
  private int places;
  private final List<Shape> shapes = new ArrayList<>();

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
    shapes.add(field.shape());
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

  /** What was seen of it where it was seen most. */
  public Optional<Shape> largest() {
    Shape largest = null;
    for (Shape shape : shapes) {
      if (largest == null || largest.count() < shape.count()) {
        largest = shape;
      }
    }
    return Optional.ofNullable(largest);
  }

  /** What was seen of it, place by place. */
  public List<Shape> shapes() {
    return Collections.unmodifiableList(shapes);
  }
}
