package io.xpctape.tui.keys;

/** What a key does outside a line that is being typed. */
public enum Action {
  UP,
  DOWN,
  LEFT,
  RIGHT,
  PAGE_UP,
  PAGE_DOWN,
  HALF_UP,
  HALF_DOWN,
  FIRST,
  LAST,
  OTHER_PANE,
  OPEN,
  BACK,
  QUIT,
  SEARCH,
  NEXT,
  PREVIOUS,
  FILTER,
  PARTNER,
  HELP
}
