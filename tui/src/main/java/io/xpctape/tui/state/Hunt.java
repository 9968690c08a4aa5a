package io.xpctape.tui.state;

/**
 * A search that has not found anything yet.
 *
 * @param text what for
 * @param forward down the list
 * @param from the row where it began
 * @param done how many rows have been looked at
 */
public record Hunt(String text, boolean forward, int from, int done) {
  /** After so many rows more. */
  public Hunt after(int rows) {
    return new Hunt(text, forward, from, done + rows);
  }
}
