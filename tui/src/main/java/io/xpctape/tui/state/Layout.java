package io.xpctape.tui.state;

/**
 * How many rows each part of a screen gets: a bar, the list, a divider, the detail, a bar. Where
 * there is too little room the detail goes first, then the bars.
 *
 * @param listRows rows of the list
 * @param detailRows rows of the detail below its divider; 0 means there is no divider either
 */
public record Layout(int listRows, int detailRows) {
  private static final int BARS = 2;
  private static final int ROOM_FOR_TWO_PANES = 8;

  /** For a screen with both panes, or with the one that has the keys alone. */
  public static Layout of(Size size, PanesState panes) {
    int rows = Math.max(0, size.rows() - BARS);
    if (panes.focus() == PanesState.Pane.DETAIL && (panes.zoomed() || rows < ROOM_FOR_TWO_PANES)) {
      return new Layout(0, Math.max(0, rows - 1));
    }
    if (rows < ROOM_FOR_TWO_PANES) {
      return new Layout(rows, 0);
    }
    int list = rows / 2;
    return new Layout(list, rows - list - 1);
  }

  /** Rows for text on a screen with one pane. */
  public static int whole(Size size) {
    return Math.max(0, size.rows() - BARS);
  }
}
