package io.xpctape.schema.infer;

import io.xpctape.model.Bytes;
import java.util.List;

/** One key of many dictionaries. */
public final class Field {
  private final Bytes key;
  private final Shape shape;
  private long present;
  private long positions;

  Field(Bytes key, int depth) {
    this(key, new Shape(depth));
  }

  private Field(Bytes key, Shape shape) {
    this.key = key;
    this.shape = shape;
  }

  /** One key of all the dictionaries that several have seen; see {@link Shape#of}. */
  static Field of(List<Field> parts) {
    if (parts.size() == 1) {
      return parts.get(0);
    }
    Field sum = new Field(parts.get(0).key, Shape.of(parts.stream().map(Field::shape).toList()));
    for (Field part : parts) {
      sum.present += part.present;
      sum.positions += part.positions;
    }
    return sum;
  }

  /** What a saved one held. */
  static Field restored(Bytes key, long present, long positions, Shape shape) {
    Field field = new Field(key, shape);
    field.present = present;
    field.positions = positions;
    return field;
  }

  /** The key. */
  public Bytes key() {
    return key;
  }

  /** That a dictionary has the key; the value is added to the shape. */
  void present(int position) {
    present++;
    positions += position;
  }

  void merge(Field other) {
    present += other.present;
    positions += other.positions;
    shape.merge(other.shape);
  }

  /** How many of the dictionaries have it. */
  public long present() {
    return present;
  }

  /** The sum of all positions. */
  long positions() {
    return positions;
  }

  /** Where among a dictionary's entries it stands, from 0, on average. */
  public double position() {
    return present == 0 ? 0 : (double) positions / present;
  }

  /** Its values. */
  public Shape shape() {
    return shape;
  }
}
