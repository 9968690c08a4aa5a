package io.xpctape.tui.state;

/**
 * Where somebody is in a long list, and which part of it is seen.
 *
 * @param count how many lines there are
 * @param cursor the line where he is, from 0; 0 in an empty list
 * @param top the first line that is seen
 * @param left how many columns are scrolled away
 */
public record Viewport(int count, int cursor, int top, int left) {
  /** At the beginning. */
  public static Viewport over(int count) {
    return new Viewport(count, 0, 0, 0);
  }

  /** The cursor at a line, or as near as there is one, within a window of some rows. */
  public Viewport at(long line, int height) {
    int to = (int) Math.max(0, Math.min(line, count - 1L));
    int rows = Math.max(1, height);
    int first = Math.min(top, Math.max(0, count - rows));
    if (to < first) {
      first = to;
    } else if (to >= first + rows) {
      first = to - rows + 1;
    }
    return new Viewport(count, to, first, left);
  }

  /** The cursor so many lines further down. */
  public Viewport by(long lines, int height) {
    return at(cursor + lines, height);
  }

  /** The window itself so many lines further down, as far as it goes; the cursor is its top. */
  public Viewport scrolledBy(long lines, int height) {
    int last = Math.max(0, count - Math.max(1, height));
    int first = (int) Math.max(0, Math.min(top + lines, last));
    return new Viewport(count, first, first, left);
  }

  /** The window so many columns further right. */
  public Viewport shiftedBy(int columns) {
    return new Viewport(count, cursor, top, Math.max(0, left + columns));
  }
}
