package io.xpctape.schema.infer;

/** One key of many dictionaries. */
public final class Field {
  private final Shape shape;
  private long present;
  private long positions;

  Field(int depth) {
    shape = new Shape(depth);
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

  /** Where among a dictionary's entries it stands, from 0, on average. */
  public double position() {
    return present == 0 ? 0 : (double) positions / present;
  }

  /** Its values. */
  public Shape shape() {
    return shape;
  }
}
