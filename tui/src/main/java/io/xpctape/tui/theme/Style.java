package io.xpctape.tui.theme;

/**
 * How text looks.
 *
 * @param foreground of the characters
 * @param background behind them
 * @param bold in bold
 * @param reversed colours swapped
 */
public record Style(Color foreground, Color background, boolean bold, boolean reversed) {
  static final Style PLAIN = on(Color.DEFAULT, Color.DEFAULT);

  static Style color(Color foreground) {
    return on(foreground, Color.DEFAULT);
  }

  static Style on(Color foreground, Color background) {
    return new Style(foreground, background, false, false);
  }

  Style inBold() {
    return new Style(foreground, background, true, reversed);
  }

  Style swapped() {
    return new Style(foreground, background, bold, true);
  }
}
