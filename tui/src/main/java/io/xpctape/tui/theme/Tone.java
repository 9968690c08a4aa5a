package io.xpctape.tui.theme;

/** What a piece of text is, so that a theme can say how it looks. */
public enum Tone {
  PLAIN,
  /** Of less interest: numbers, times. */
  FAINT,
  /** What kind of message it is. */
  KIND,
  /** The traced program speaks. */
  OUT,
  /** The traced program is spoken to. */
  IN,
  ERROR,
  ADDED,
  REMOVED,
  CHANGED,
  /** The bars at the top and the bottom. */
  BAR,
  /** The bar between panes; the title of the one that has the keys. */
  DIVIDER,
  FOCUSED,
  /** The line under the cursor, in the pane that has the keys and in the other. */
  SELECTED,
  SELECTED_AWAY,
  /** What a search found. */
  MATCH
}
