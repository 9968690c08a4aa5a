package io.xpctape.tui.theme;

/**
 * How each tone looks. Colours only add to what glyphs and words say already, so nothing is lost
 * without them.
 */
public enum Theme {
  DARK {
    @Override
    public Style of(Tone tone) {
      return switch (tone) {
        case PLAIN -> Style.PLAIN;
        case FAINT -> Style.color(Color.BLACK_BRIGHT);
        case KIND -> Style.color(Color.WHITE_BRIGHT).inBold();
        case OUT -> Style.color(Color.CYAN_BRIGHT);
        case IN -> Style.color(Color.YELLOW_BRIGHT);
        case ERROR, REMOVED -> Style.color(Color.RED_BRIGHT);
        case ADDED -> Style.color(Color.GREEN_BRIGHT);
        case CHANGED -> Style.color(Color.MAGENTA_BRIGHT);
        case BAR -> Style.on(Color.WHITE_BRIGHT, Color.BLUE);
        case DIVIDER -> Style.color(Color.BLACK_BRIGHT);
        case FOCUSED -> Style.color(Color.CYAN_BRIGHT).inBold();
        case SELECTED -> Style.on(Color.BLACK, Color.CYAN);
        case SELECTED_AWAY -> Style.on(Color.WHITE, Color.BLACK_BRIGHT);
        case MATCH -> Style.on(Color.BLACK, Color.YELLOW);
      };
    }
  },
  LIGHT {
    @Override
    public Style of(Tone tone) {
      return switch (tone) {
        case PLAIN -> Style.PLAIN;
        case FAINT -> Style.color(Color.BLACK_BRIGHT);
        case KIND -> Style.PLAIN.inBold();
        case OUT -> Style.color(Color.BLUE);
        case IN -> Style.color(Color.MAGENTA);
        case ERROR, REMOVED -> Style.color(Color.RED);
        case ADDED -> Style.color(Color.GREEN);
        case CHANGED -> Style.color(Color.MAGENTA);
        case BAR -> Style.on(Color.WHITE_BRIGHT, Color.BLUE);
        case DIVIDER -> Style.color(Color.BLACK_BRIGHT);
        case FOCUSED -> Style.color(Color.BLUE).inBold();
        case SELECTED -> Style.on(Color.WHITE_BRIGHT, Color.BLUE);
        case SELECTED_AWAY -> Style.on(Color.BLACK, Color.WHITE);
        case MATCH -> Style.on(Color.BLACK, Color.YELLOW);
      };
    }
  },
  /** For NO_COLOR: bold and reverse video at most. */
  PLAIN {
    @Override
    public Style of(Tone tone) {
      return switch (tone) {
        case PLAIN, FAINT, OUT, IN, ADDED, REMOVED, CHANGED, DIVIDER -> Style.PLAIN;
        case KIND, ERROR, FOCUSED, SELECTED_AWAY -> Style.PLAIN.inBold();
        case BAR, SELECTED, MATCH -> Style.PLAIN.swapped();
      };
    }
  };

  /** The style of a tone. */
  public abstract Style of(Tone tone);

  /**
   * The theme that fits a terminal's ground.
   *
   * @param colorFgBg the variable COLORFGBG that some terminals set, such as {@code 0;15}; may be
   *     empty
   */
  public static Theme forGround(String colorFgBg) {
    String ground = colorFgBg.substring(colorFgBg.lastIndexOf(';') + 1);
    return ground.equals("7") || ground.equals("15") ? LIGHT : DARK;
  }
}
