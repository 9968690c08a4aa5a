package io.xpctape.tui.state;

import java.util.List;
import java.util.OptionalInt;

/**
 * What a screen of two panes lists. Rows are made when they are seen; there may be millions. Never
 * changes.
 */
public interface Listing {
  /** What is shown, for the bar at the top. */
  String title();

  /** How many rows there are. */
  int size();

  /** One row, from 0. */
  Line row(int index);

  /** What the other pane shows of a row: its heading and its lines. */
  Detail detail(int index);

  /** The row that belongs to a row: a request's reply, a reply's request. */
  Partner partner(int index);

  /** The filter that left these rows, empty for all. */
  String filter();

  /**
   * The rows that a filter leaves, of all there are.
   *
   * @throws io.xpctape.model.BadInputException if the expression does not parse; its message names
   *     the column
   */
  Listing filtered(String expression);

  /** The row nearest to one of another listing of the same things. */
  int nearest(Listing other, int index);

  /** What the other pane shows. */
  record Detail(String heading, List<Line> lines) {
    public Detail {
      lines = List.copyOf(lines);
    }
  }

  /**
   * A row's counterpart.
   *
   * @param row where it is listed, if it is
   * @param absence why it is not
   */
  record Partner(OptionalInt row, String absence) {}
}
