package io.xpctape.tui.state;

import io.xpctape.diff.Comparison;
import io.xpctape.diff.Criteria;
import io.xpctape.diff.Difference;
import io.xpctape.diff.Sides;
import io.xpctape.model.Count;
import java.util.OptionalInt;
import java.util.function.Function;

/** What two tapes differ in. */
public final class DifferenceListing implements Listing {
  private final String names;
  private final Function<String, Sides> filters;
  private final String filter;
  private final Sides sides;
  private final Comparison comparison;

  private DifferenceListing(String names, Function<String, Sides> filters, String filter) {
    this.names = names;
    this.filters = filters;
    this.filter = filter;
    this.sides = filters.apply(filter);
    this.comparison = sides.compare(Criteria.usual());
  }

  /**
   * The differences of two tapes.
   *
   * @param names what to call the two
   * @param filters both sides without the messages that don't fit an expression; all of them if it
   *     is empty
   */
  public static DifferenceListing of(String names, Function<String, Sides> filters) {
    return new DifferenceListing(names, filters, "");
  }

  @Override
  public String title() {
    return names + "   " + Count.of(size(), "difference") + ", " + comparison.equal() + " equal";
  }

  @Override
  public int size() {
    return comparison.differences().size();
  }

  @Override
  public Line row(int index) {
    return DifferenceLines.row(sides, comparison.differences().get(index));
  }

  @Override
  public Detail detail(int index) {
    Difference difference = comparison.differences().get(index);
    return new Detail(DifferenceLines.heading(sides, difference), DifferenceLines.body(difference));
  }

  @Override
  public Partner partner(int index) {
    return new Partner(OptionalInt.empty(), "o goes to a reply where one tape is open");
  }

  @Override
  public String filter() {
    return filter;
  }

  @Override
  public Listing filtered(String expression) {
    return new DifferenceListing(names, filters, expression);
  }

  @Override
  public int nearest(Listing other, int index) {
    return 0;
  }
}
