package io.xpctape.tui.theme;

/** The sixteen colours that every terminal has, as the person set them, and its own. */
public enum Color {
  DEFAULT,
  BLACK,
  RED,
  GREEN,
  YELLOW,
  BLUE,
  MAGENTA,
  CYAN,
  WHITE,
  BLACK_BRIGHT,
  RED_BRIGHT,
  GREEN_BRIGHT,
  YELLOW_BRIGHT,
  BLUE_BRIGHT,
  MAGENTA_BRIGHT,
  CYAN_BRIGHT,
  WHITE_BRIGHT
}
