package io.xpctape.schema.imaginary;

import io.xpctape.model.XpcValue;
import java.util.Random;

/** Where a value stands. What is there may be of another form in the program's next version. */
final class Place implements Form {
  private Form form;

  Place(Form form) {
    this.form = form;
  }

  @Override
  public XpcValue make(Random random, int depth) {
    return form.make(random, depth);
  }

  /** From now on some values are of that form too. */
  void also(Form other) {
    Form before = form;
    form = (random, depth) -> (random.nextBoolean() ? before : other).make(random, depth);
  }

  /** From now on all values are. */
  void instead(Form other) {
    form = other;
  }
}
